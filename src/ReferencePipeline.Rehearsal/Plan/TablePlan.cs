using ReferencePipeline.Rehearsal.Duck;

namespace ReferencePipeline.Rehearsal.Plan;

/// <summary>A table of the catalog: what its files hold, and what its folders say.</summary>
public sealed record TablePlan
{
    /// <summary>Stack and logical id, for messages.</summary>
    public required string Where { get; init; }

    public required string Database { get; init; }

    public required string Name { get; init; }

    /// <summary><c>s3://bucket/prefix/</c>.</summary>
    public required string Location { get; init; }

    public required IReadOnlyList<ColumnPlan> Columns { get; init; }

    public required IReadOnlyList<ColumnPlan> PartitionKeys { get; init; }

    /// <summary>Parameters as the template has them, projection included.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }
}

public sealed record ColumnPlan(string Name, string HiveType, DuckType Type);
