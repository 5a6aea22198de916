namespace ReferencePipeline.Contracts;

/// <summary>One property: a JSON key on the way in, a column (or a part of one) on the way out.</summary>
public sealed class Field
{
    internal Field() { }

    /// <summary>The JSON key.</summary>
    public required string Name { get; init; }

    /// <summary>The column, or the member of a struct.</summary>
    public required ColumnName Column { get; init; }
    public required FieldType Type { get; init; }

    /// <summary>The line of the contract that declares it.</summary>
    public required int Line { get; init; }

    /// <summary><c>properties.device.properties.os</c>: where it stands below its dataset, as messages show it.</summary>
    public required string Path { get; init; }
    public string? BusinessName { get; init; }
    public string? Description { get; init; }

    /// <summary>The type as the contract spells it, kept for the table's readers.</summary>
    public string? PhysicalType { get; init; }
    public required bool Required { get; init; }
    public required bool Unique { get; init; }
    public required int? PrimaryKeyPosition { get; init; }
    public required int? PartitionPosition { get; init; }

    /// <summary>How sensitive the value is; of a struct, array or map: the most sensitive of all its parts.</summary>
    public required Classification Classification { get; init; }

    /// <summary>The closed set of values, each as the contract's text; empty when the set is open.</summary>
    public required IReadOnlyList<string> Enum { get; init; }

    /// <summary>How the value is computed; <c>null</c> when the event carries it.</summary>
    public required Derivation? Derivation { get; init; }
    public required IReadOnlyList<Literal> Examples { get; init; }
    public required IReadOnlyList<QualityRule> Quality { get; init; }
    public required IReadOnlyList<string> Tags { get; init; }
    public required CustomProperties CustomProperties { get; init; }

    public bool IsDerived => Derivation is not null;
}

/// <summary>How sensitive a value is, in rising order: Lake Formation's <c>classification</c> tag takes exactly these values.</summary>
public enum Classification
{
    Public,
    Internal,
    Confidential,
    Pii,
}
