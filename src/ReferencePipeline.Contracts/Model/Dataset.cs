namespace ReferencePipeline.Contracts;

/// <summary>One object under <c>schema</c>: a stream of events and the table they become.</summary>
public sealed class Dataset
{
    internal Dataset() { }

    /// <summary>The object's <c>name</c>, as written.</summary>
    public required string Name { get; init; }
    public required TableName Table { get; init; }

    /// <summary>The line of the contract that declares it.</summary>
    public int Line { get; init; } = 1;
    public string? BusinessName { get; init; }
    public string? Description { get; init; }

    /// <summary>Every top-level property in the contract's order, partition keys and derived fields included.</summary>
    public required IReadOnlyList<Field> Fields { get; init; }
    public required UnknownFields UnknownFields { get; init; }
    public required EventTime? EventTime { get; init; }

    /// <summary>The field whose value spreads records over shards; random when absent.</summary>
    public required Field? StreamKey { get; init; }
    public required IReadOnlyList<QualityRule> Quality { get; init; }
    public required ServiceLevel ServiceLevel { get; init; }
    public required IReadOnlyList<string> Tags { get; init; }
    public required CustomProperties CustomProperties { get; init; }

    /// <summary>The fields that are stored in the files: all but the partition keys, which Hive keeps in the path.</summary>
    public IEnumerable<Field> Columns => Fields.Where(f => f.PartitionPosition is null);

    /// <summary>The partition keys, outermost folder first.</summary>
    public IEnumerable<Field> PartitionKeys => Fields.Where(f => f.PartitionPosition is not null).OrderBy(f => f.PartitionPosition);

    /// <summary>The primary key in its order; empty when the contract names none.</summary>
    public IEnumerable<Field> PrimaryKey => Fields.Where(f => f.PrimaryKeyPosition is not null).OrderBy(f => f.PrimaryKeyPosition);

    /// <summary>The column that keeps unknown fields as JSON text, present only under <see cref="UnknownFields.Keep"/>.</summary>
    public const string UnknownFieldsColumn = "unknown_fields";
}

/// <summary>What happens to a JSON key that the contract does not name.</summary>
public enum UnknownFields
{
    /// <summary>The record goes through without it; how often is counted.</summary>
    Drop,

    /// <summary>The record goes to quarantine.</summary>
    Refuse,

    /// <summary>It is stored as JSON text in <see cref="Dataset.UnknownFieldsColumn"/>.</summary>
    Keep,
}

/// <summary>How far from its arrival an event may claim to have happened; beyond, it would open partitions without end.</summary>
public sealed record EventTime(Field Field, TimeSpan MaxLate, TimeSpan MaxEarly);

/// <summary>The promises of <c>slaProperties</c> that decide how the pipeline is built.</summary>
public sealed record ServiceLevel(TimeSpan? Latency, TimeSpan? Retention, TimeSpan? Frequency)
{
    public static ServiceLevel None { get; } = new(null, null, null);

    /// <summary>The line of the contract that promises the latency, for who must refuse it.</summary>
    public int LatencyLine { get; init; } = 1;
}
