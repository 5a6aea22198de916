using ReferencePipeline.Contracts;

namespace ReferencePipeline.Query;

/// <summary>A persona: all that one role may read. Roles of one name are one persona, whichever contracts they stand in.</summary>
public sealed record Reader(RoleName Role, IReadOnlyList<Reading> Readings)
{
    /// <summary>In the order of their names. A role that is cleared for nothing in a dataset does not read it.</summary>
    public static IReadOnlyList<Reader> Of(IEnumerable<DataContract> contracts) =>
    [
        .. contracts.SelectMany(contract => contract.Roles.Where(role => role.Access is RoleAccess.Read).Select(role => (contract, role)))
            .GroupBy(one => one.role.Name)
            .OrderBy(persona => persona.Key.Value, StringComparer.Ordinal)
            .Select(persona => new Reader(persona.Key, [.. persona.SelectMany(one => one.role.Datasets.Where(access => access.VisibleFields.Count > 0).Select(access => new Reading(access, one.contract.IsRetired)))])),
    ];
}

/// <summary>What a persona sees of one dataset.</summary>
/// <param name="Access">Its columns and rows.</param>
/// <param name="IsRetired">Whether nothing new comes any more.</param>
public sealed record Reading(DatasetAccess Access, bool IsRetired)
{
    public Dataset Dataset => Access.Dataset;
}
