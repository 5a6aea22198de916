namespace ReferencePipeline.Contracts;

/// <summary>One entry of <c>roles</c>: who may do what with which datasets.</summary>
public sealed class Role
{
    internal Role() { }

    public required RoleName Name { get; init; }
    public required RoleAccess Access { get; init; }
    public string? Description { get; init; }
    public string? FirstLevelApprovers { get; init; }
    public string? SecondLevelApprovers { get; init; }

    /// <summary>The classifications it is cleared for (custom property <c>readableClassifications</c>).</summary>
    public required IReadOnlyList<Classification> Clearance { get; init; }

    /// <summary>What it reaches in each dataset that it may touch; no entry means no access.</summary>
    public required IReadOnlyList<DatasetAccess> Datasets { get; init; }
    public required CustomProperties CustomProperties { get; init; }
    public required int Line { get; init; }
}

public enum RoleAccess
{
    Read,
    Write,
}

/// <summary>A role's view of one dataset.</summary>
public sealed class DatasetAccess
{
    internal DatasetAccess() { }

    public required Dataset Dataset { get; init; }

    /// <summary>The columns it is limited to (custom property <c>readableColumns</c>); <c>null</c> means all it is cleared for.</summary>
    public required IReadOnlyList<Field>? Columns { get; init; }

    /// <summary>The rows it is limited to (custom property <c>rowFilter</c>); <c>null</c> means all.</summary>
    public required RowFilter? RowFilter { get; init; }

    /// <summary>The top-level fields it sees: cleared for their classification and within <see cref="Columns"/>.</summary>
    public required IReadOnlyList<Field> VisibleFields { get; init; }
}
