namespace ReferencePipeline.Contracts;

/// <summary>Which rows a role sees: a condition over the table's columns, in the part of SQL that Lake Formation's filters take.</summary>
public sealed class RowFilter
{
    internal RowFilter() { }

    /// <summary>The condition as the contract writes it, checked against the columns.</summary>
    public required string Expression { get; init; }

    /// <summary>The columns that it names.</summary>
    public required IReadOnlyList<Field> Columns { get; init; }

    /// <summary>The same, taken apart.</summary>
    public required Condition Condition { get; init; }
}
