using ReferencePipeline.Contracts.Validation;
using ReferencePipeline.Rehearsal.Catalog;
using ReferencePipeline.Rehearsal.Delivery;
using ReferencePipeline.Rehearsal.Load;

namespace ReferencePipeline.Rehearsal;

/// <summary>What became of one dataset's events.</summary>
public sealed record DeliveryReport
{
    /// <summary>Active partitions that Firehose allows until somebody asks for more; further ones go to the error prefix.</summary>
    public const int PartitionQuota = 500;

    /// <summary>Smaller files cost a query more to open than to read.</summary>
    public const long SmallFile = 16 * 1024 * 1024;

    public required string Dataset { get; init; }

    public required string Delivery { get; init; }

    public required string Table { get; init; }

    public required EventCounts Events { get; init; }

    public required IReadOnlyList<RefusedEvents> Refused { get; init; }

    public required FileCounts Data { get; init; }

    public required FileCounts Errors { get; init; }

    public required FileCounts? Raw { get; init; }

    /// <summary>Folders with data.</summary>
    public required int Partitions { get; init; }

    /// <summary>The most partitions that Firehose gathered for at a time.</summary>
    public required int ActivePartitions { get; init; }

    /// <summary>What crawlers, Athena and quality runs make of the table.</summary>
    public required CatalogReport Catalog { get; init; }

    public required StreamReport? Stream { get; init; }

    /// <summary>Commands to begin with.</summary>
    public required IReadOnlyList<string> Queries { get; init; }

    /// <summary>What a person should know about the result.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    internal static DeliveryReport Of(DeliverySource source, IReadOnlyList<string> files, IReadOnlyList<string> errors, IReadOnlyList<string> raw, CatalogReport catalog)
    {
        var (plan, tally) = (source.Plan, source.Tally);
        var data = FileCounts.Of(files);
        return new()
        {
            Dataset = plan.Dataset.Name,
            Delivery = plan.Name,
            Table = $"{plan.Table.Database}.{plan.Table.Name}",
            Events = new(tally.Read, tally.Accepted, tally.Refused, tally.Bytes, tally.UnknownFields),
            Refused = [.. tally.Reasons.OrderByDescending(reason => reason.Value.Records).ThenBy(reason => reason.Key, StringComparer.Ordinal).Select(reason => RefusedEvents.Of(reason.Key, reason.Value.Records, reason.Value.First))],
            Data = data,
            Errors = FileCounts.Of(errors),
            Raw = plan.Raw is null ? null : FileCounts.Of(raw),
            Partitions = files.Select(Path.GetDirectoryName).Distinct(StringComparer.Ordinal).Count(),
            ActivePartitions = source.Rolls.ActivePartitions,
            Catalog = catalog,
            Stream = source.Load?.Report(),
            Queries = [],
            Notes = [.. ReportNotes.Of(source, data)],
        };
    }
}

/// <summary>Every line of the input is accepted or refused; the transform function drops none.</summary>
/// <param name="Read">Lines of the input.</param>
/// <param name="Accepted">Rows of the table.</param>
/// <param name="Refused">Records in the quarantine.</param>
/// <param name="Bytes">Bytes of the lines, without their ends.</param>
/// <param name="UnknownFields">Fields of accepted records that the contract does not name.</param>
public sealed record EventCounts(long Read, long Accepted, long Refused, long Bytes, long UnknownFields);

/// <summary>Records that were refused for one reason; a record with two reasons counts under both.</summary>
/// <param name="Code">The reason, as the transform function logs it.</param>
/// <param name="Meaning">The same in words.</param>
/// <param name="Records">How many.</param>
/// <param name="First">Where the first one stands: <c>file:line: path</c>. Never its value, which may be personal.</param>
public sealed record RefusedEvents(string Code, string Meaning, long Records, string First)
{
    internal static RefusedEvents Of(string code, long records, Place first) => new(
        code,
        Reasons.FromCode(code) is { } reason ? Reasons.All[(int)reason].Meaning : RecordForm.Meaning(code),
        records,
        $"{first.Source}:{first.Line}{(first.Path.Length == 0 ? "" : $": {first.Path}")}");
}

/// <summary>Files of one kind.</summary>
public sealed record FileCounts(int Files, long Bytes, long Smallest, long Median, long Largest)
{
    internal static FileCounts Of(IReadOnlyList<string> files)
    {
        long[] sizes = [.. files.Select(file => new FileInfo(file).Length).Order()];
        return sizes.Length == 0 ? new(0, 0, 0, 0, 0) : new(sizes.Length, sizes.Sum(), sizes[0], sizes[sizes.Length / 2], sizes[^1]);
    }
}
