namespace ReferencePipeline.Rehearsal.Query;

/// <summary>What a query is answered with.</summary>
/// <param name="Columns">Their names.</param>
/// <param name="Rows">Each row once, while the query is open.</param>
public sealed record QueryAnswer(IReadOnlyList<string> Columns, IEnumerable<object?[]> Rows);

/// <summary>What a query would read and cost.</summary>
public sealed record QueryExplanation
{
    public required string Role { get; init; }

    public required string Workgroup { get; init; }

    /// <summary>What the query takes for now.</summary>
    public required DateTime Now { get; init; }

    public required IReadOnlyList<ScanExplanation> Scans { get; init; }

    public long Bytes => Scans.Sum(scan => scan.Bytes);

    /// <summary>The workgroup's ceiling; <c>null</c> without one.</summary>
    public required long? Cutoff { get; init; }

    public decimal Dollars => AthenaPrice.Of(Bytes);
}

/// <summary>One reading of a table.</summary>
/// <param name="Table">Database and table.</param>
/// <param name="Columns">The columns that are read.</param>
/// <param name="RowFilter">The rows that the role is limited to.</param>
/// <param name="Partitions">Partitions that are read.</param>
/// <param name="AllPartitions">Partitions that Athena sees.</param>
/// <param name="UnseenPartitions">Partitions in the lake that projection leaves out.</param>
/// <param name="Files">Objects that are opened.</param>
/// <param name="Bytes">Bytes of them that are read.</param>
public sealed record ScanExplanation(string Table, IReadOnlyList<string> Columns, string? RowFilter, int Partitions, int AllPartitions, int UnseenPartitions, int Files, long Bytes);
