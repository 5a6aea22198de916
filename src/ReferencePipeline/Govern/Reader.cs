using ReferencePipeline.Contracts;

namespace ReferencePipeline.Govern;

/// <summary>A role that reads, with all that the contracts which name it let it read.</summary>
public sealed record Reader(RoleName Name, IReadOnlyList<Reading> Readings)
{
    /// <summary>In the order of their names. One name is one role, in however many contracts; roles that see nothing of a dataset have no reading of it.</summary>
    public static IReadOnlyList<Reader> Of(IEnumerable<DataContract> contracts) =>
    [
        .. contracts
            .SelectMany(contract => contract.Roles.Where(role => role.Access is RoleAccess.Read).Select(role => (Contract: contract, Role: role)))
            .GroupBy(one => one.Role.Name)
            .OrderBy(named => named.Key.Value, StringComparer.Ordinal)
            .Select(named => new Reader(named.Key,
            [
                .. named.SelectMany(one => one.Role.Datasets.Where(access => access.VisibleFields.Count > 0).Select(access => new Reading(one.Contract, one.Role, access))),
            ])),
    ];
}

/// <summary>What one contract lets a role read of one dataset.</summary>
public sealed record Reading(DataContract Contract, Role Role, DatasetAccess Access)
{
    public Dataset Dataset => Access.Dataset;

    /// <summary>Whether nothing new comes any more.</summary>
    public bool IsRetired => Contract.IsRetired;

    /// <summary>Tags tell classifications only: single columns and rows take a filter.</summary>
    public bool IsLimited => Access.Columns is not null || Access.RowFilter is not null;
}
