using ReferencePipeline.Contracts;

namespace ReferencePipeline.Rehearsal.Plan;

/// <summary>One delivery stream: where its records come from, who judges them, and where they go in which form.</summary>
public sealed record DeliveryPlan
{
    /// <summary>Stack and logical id, for messages.</summary>
    public required string Where { get; init; }

    public required string Name { get; init; }

    /// <summary><c>null</c> when producers write to the delivery stream itself.</summary>
    public required StreamPlan? Stream { get; init; }

    public required TransformPlan Transform { get; init; }

    public required TablePlan Table { get; init; }

    public required CatalogPlan Catalog { get; init; }

    public required ParquetPlan Parquet { get; init; }

    public required ObjectPlan Data { get; init; }

    public required ObjectPlan Errors { get; init; }

    /// <summary>Where records go as they came; <c>null</c> without a backup.</summary>
    public required ObjectPlan? Raw { get; init; }

    /// <summary>Whether each value of the partition keys has a buffer of its own.</summary>
    public required bool IsPartitioned { get; init; }

    public Dataset Dataset => Transform.Dataset;
}

/// <summary>A Kinesis stream. <see cref="Shards"/> is <c>null</c> for one that scales by itself.</summary>
public sealed record StreamPlan(string Name, int? Shards);

/// <summary>The function that judges the records, and the contract that lies in its asset.</summary>
/// <param name="Arn">The function's ARN, as the delivery stream names it.</param>
/// <param name="Dataset">The dataset that it serves.</param>
/// <param name="Salts">The contract's names of secrets that the function is given.</param>
public sealed record TransformPlan(string Arn, Dataset Dataset, IReadOnlyList<string> Salts);

/// <summary>How Parquet files are written.</summary>
public sealed record ParquetPlan(string Compression, long RowGroupBytes, bool HasDictionaries);

/// <summary>Objects of one kind in a bucket: where, how they are named, and how long they are gathered.</summary>
public sealed record ObjectPlan
{
    public required string Bucket { get; init; }

    public required PrefixExpression Prefix { get; init; }

    public required long BufferBytes { get; init; }

    public required TimeSpan Interval { get; init; }

    public required bool IsGzip { get; init; }

    /// <summary>How object names end, dot included.</summary>
    public required string Extension { get; init; }
}
