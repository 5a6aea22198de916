namespace ReferencePipeline.Contracts.Validation;

/// <summary>How many megabytes of a dataset's records Firehose may hand to the transform function at once.</summary>
/// <remarks>
/// Lambda takes back 6 MB. The worst batch is one of the records that grow most for their size: each costs its envelope (id, partition
/// keys, result) and four thirds of its ready form. Which record that is follows from the contract: it has every required part at its
/// shortest, and of the optional parts those that grow more than the record does without them.
/// </remarks>
public static class ProcessorBuffer
{
    /// <summary>What Firehose takes for <c>BufferSizeInMBs</c>.</summary>
    public const decimal Least = 0.2m;

    public const decimal Most = 3m;

    private const double Megabyte = 1024 * 1024;
    private const double Response = 6 * Megabyte;
    private const double Base64 = 4.0 / 3;

    /// <summary>Names, quotes and brackets of one answer, and an id of 100 characters; those of a Kinesis source have 62.</summary>
    private const double Envelope = 100 + 100;

    /// <summary>The value for <c>BufferSizeInMBs</c>, to one digit.</summary>
    public static decimal MegabytesFor(Dataset dataset)
    {
        var parts = new RecordGrowth(dataset);
        var keys = dataset.PartitionKeys.Sum(field => field.Column.Value.Length + 6 + RecordGrowth.Longest(field));
        var worst = parts.Worst(Envelope + keys, Base64);
        // The buffer is a hint: one more record, as large as Kinesis takes it, may come on top.
        var last = RecordValidator.MaxLength * parts.WorstOfLarge(Base64);
        var megabytes = (Response - last) / worst / Megabyte;
        return Math.Clamp(Math.Floor((decimal)megabytes * 10) / 10, Least, Most);
    }
}
