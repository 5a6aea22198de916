using ReferencePipeline.Contracts.Dialects;

namespace ReferencePipeline.Contracts.Warehouse;

/// <summary>Limits rows where a contract does. Once it is on, a role without a policy sees no row, so each gets one.</summary>
/// <remarks>Policies add up by AND: one of two roles sees what both may.</remarks>
internal sealed class LiveRows(Dataset dataset, IReadOnlyList<(Role Role, DatasetAccess Access)> readers)
{
    private readonly IReadOnlyList<(Role Role, RowFilter Filter)> _limited = [.. readers.Where(one => one.Access.RowFilter is not null).Select(one => (one.Role, one.Access.RowFilter!))];

    private readonly IReadOnlyList<Role> _others = [.. readers.Where(one => one.Access.RowFilter is null).Select(one => one.Role)];

    private string EveryRow => WarehouseNames.Policy(dataset, "every_row");

    public IEnumerable<string> Make()
    {
        if (_limited.Count == 0)
            yield break;
        foreach (var (role, filter) in _limited)
        {
            var columns = string.Join(", ", filter.Columns.Select(field => $"{SqlIdentifier.Quote(field.Column.Value)} {RedshiftType.Of(field.Type)}"));
            yield return $"CREATE RLS POLICY {RowsOf(role)} WITH ({columns}) USING ({RedshiftCondition.Of(filter.Condition)})";
            yield return Attach(RowsOf(role), [role]);
        }

        if (_others.Count > 0)
        {
            yield return $"CREATE RLS POLICY {EveryRow} USING (TRUE)";
            yield return Attach(EveryRow, _others);
        }

        yield return $"ALTER TABLE {WarehouseNames.In(WarehouseNames.Live, dataset)} ROW LEVEL SECURITY ON CONJUNCTION TYPE AND";
    }

    public IEnumerable<string> Remove()
    {
        var policies = _limited.Select(one => RowsOf(one.Role));
        if (_limited.Count > 0 && _others.Count > 0)
            policies = policies.Append(EveryRow);
        return policies.Select(policy => $"DROP RLS POLICY IF EXISTS {policy} CASCADE");
    }

    private string RowsOf(Role role) => WarehouseNames.Policy(dataset, $"rows_of_{WarehouseNames.Role(role)}");

    private string Attach(string policy, IEnumerable<Role> roles) =>
        $"ATTACH RLS POLICY {policy} ON {WarehouseNames.In(WarehouseNames.Live, dataset)} TO {string.Join(", ", roles.Select(role => $"ROLE {SqlIdentifier.Quote(WarehouseNames.Role(role))}"))}";
}
