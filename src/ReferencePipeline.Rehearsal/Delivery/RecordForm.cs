using ReferencePipeline.Transform.Firehose;

namespace ReferencePipeline.Rehearsal.Delivery;

/// <summary>What the transform function refuses before it looks into a record.</summary>
internal static class RecordForm
{
    private const string Empty = "empty";
    private const string Package = "kpl-aggregated";

    /// <summary>The function's code for a record that it does not read; <c>null</c> for all others.</summary>
    public static string? Refuses(ReadOnlySpan<byte> record) => record.IsEmpty ? Empty : KplRecord.Is(record) ? Package : null;

    public static string Meaning(string code) => code switch
    {
        Empty => "the record is empty",
        Package => "the record is a package of the Kinesis Producer Library",
        _ => throw new InvalidOperationException($"No meaning for {code}."),
    };
}
