namespace ReferencePipeline.Rehearsal.Query.Sql;

/// <summary>A column that a part of a query can name.</summary>
/// <param name="Name">As it is called there.</param>
/// <param name="Origin">The column of a table that it is and nothing else, where a condition on it may go down to the table.</param>
/// <param name="Uses">What must be read for it.</param>
internal sealed record SeenColumn(string Name, ScanColumn? Origin, IReadOnlySet<ScanColumn> Uses);

/// <summary>What stands behind a name in FROM.</summary>
internal sealed record Relation
{
    public required string? Alias { get; init; }

    /// <summary>For a table without an alias: its database, by which its columns can be named too.</summary>
    public string? Database { get; init; }

    public required IReadOnlyList<SeenColumn> Columns { get; init; }

    /// <summary>Columns that USING has joined with those of another relation.</summary>
    public IReadOnlySet<string> Joined { get; init; } = new HashSet<string>();

    /// <summary>Whether a join may fill it with NULL; then no condition may go down to its tables.</summary>
    public Relation Nullable() => this with { Columns = [.. Columns.Select(column => column with { Origin = null })] };

    public SeenColumn? Find(string name) => Columns.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>What an expression can name: the relations around it, and those around them.</summary>
internal sealed record SqlScope(SqlScope? Outer, IReadOnlyList<Relation> Relations);
