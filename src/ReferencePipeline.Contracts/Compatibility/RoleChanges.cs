namespace ReferencePipeline.Contracts.Comparing;

/// <summary>Who may do what. Nothing here breaks the data's shape; everything here is for a reviewer to see.</summary>
internal static class RoleChanges
{
    public static void Compare(IReadOnlyList<Role> old, IReadOnlyList<Role> @new, IReadOnlyList<DatasetPair> datasets, ChangeList changes)
    {
        var matches = Matching.Of(old, @new, role => role.Name.Value);
        foreach (var role in matches.Removed)
            changes.Add(Path(role), ChangeKind.RoleRemoved, $"the {Access(role)} role is removed");
        foreach (var role in matches.Added)
            changes.Add(Path(role), ChangeKind.RoleAdded, $"a {Access(role)} role cleared for {Text.Of(Clearance(role))} is added");
        foreach (var (before, after) in matches.Pairs)
        {
            Compare(before, after, changes);
            AccessChanges.Compare(before, after, datasets, changes);
        }
    }

    public static string Path(Role role) => $"roles.{role.Name}";

    private static void Compare(Role old, Role @new, ChangeList changes)
    {
        var path = Path(@new);
        if (old.Access != @new.Access)
            changes.Add(path, ChangeKind.RoleAccessChanged, $"the role may {Access(old)} → {Access(@new)}");
        if ((old.FirstLevelApprovers, old.SecondLevelApprovers) != (@new.FirstLevelApprovers, @new.SecondLevelApprovers))
            changes.Add(path, ChangeKind.RoleApproversChanged, $"approved by {Approvers(old)} → {Approvers(@new)}");
        if (Clearance(@new).Except(Clearance(old)).ToList() is { Count: > 0 } gained)
            changes.Add(path, ChangeKind.ClearanceWidened, $"the role is cleared for {Text.Of(gained)} as well");
        if (Clearance(old).Except(Clearance(@new)).ToList() is { Count: > 0 } lost)
            changes.Add(path, ChangeKind.ClearanceNarrowed, $"the role is cleared for {Text.Of(lost)} no more");
        Documentation.Compare(path, old.Description, @new.Description, old.CustomProperties, @new.CustomProperties, changes);
    }

    private static string Access(Role role) => role.Access.ToString().ToLowerInvariant();

    private static string Approvers(Role role) => Text.Of(new[] { role.FirstLevelApprovers, role.SecondLevelApprovers }.OfType<string>());

    private static IEnumerable<string> Clearance(Role role) => role.Clearance.Select(Text.Of);
}
