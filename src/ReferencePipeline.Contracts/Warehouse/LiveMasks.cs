using ReferencePipeline.Contracts.Dialects;

namespace ReferencePipeline.Contracts.Warehouse;

/// <summary>Hides what is classified: from everyone, then shows it to the roles that are cleared, then hides it from those that are not.</summary>
/// <remarks>The highest priority wins. So a user without any role sees nothing, and one of two roles sees what both may.</remarks>
internal sealed class LiveMasks(Dataset dataset, IReadOnlyList<Field> fields, IReadOnlyList<Role> roles)
{
    private const int Everyone = 10;
    private const int Cleared = 20;
    private const int NotCleared = 30;

    private readonly IReadOnlyList<IGrouping<Classification, Field>> _hidden =
        [.. fields.Where(field => field.Classification > Classification.Public).GroupBy(field => field.Classification).OrderBy(group => group.Key)];

    public IEnumerable<string> Make() => _hidden.SelectMany(Make);

    public IEnumerable<string> Remove() => _hidden.SelectMany(group => new[] { Hide(group.Key), Show(group.Key) })
        .Select(policy => $"DROP MASKING POLICY IF EXISTS {policy}");

    private IEnumerable<string> Make(IGrouping<Classification, Field> group)
    {
        var columns = string.Join(", ", group.Select(Name));
        var typed = string.Join(", ", group.Select(field => $"{Name(field)} {RedshiftType.Of(field.Type)}"));
        var nulls = string.Join(", ", group.Select(field => $"CAST(NULL AS {RedshiftType.Of(field.Type)})"));
        yield return $"CREATE MASKING POLICY {Hide(group.Key)} WITH ({typed}) USING ({nulls})";
        yield return $"CREATE MASKING POLICY {Show(group.Key)} WITH ({typed}) USING ({columns})";
        yield return Attach(Hide(group.Key), "PUBLIC", Everyone);
        foreach (var role in roles)
        {
            var to = $"ROLE {SqlIdentifier.Quote(WarehouseNames.Role(role))}";
            yield return role.Clearance.Contains(group.Key) ? Attach(Show(group.Key), to, Cleared) : Attach(Hide(group.Key), to, NotCleared);
        }

        string Attach(string policy, string to, int priority) =>
            $"ATTACH MASKING POLICY {policy} ON {WarehouseNames.In(WarehouseNames.Live, dataset)} ({columns}) TO {to} PRIORITY {priority}";
    }

    private string Hide(Classification classification) => WarehouseNames.Policy(dataset, $"hide_{classification.ToString().ToLowerInvariant()}");

    private string Show(Classification classification) => WarehouseNames.Policy(dataset, $"show_{classification.ToString().ToLowerInvariant()}");

    private static string Name(Field field) => SqlIdentifier.Quote(field.Column.Value);
}
