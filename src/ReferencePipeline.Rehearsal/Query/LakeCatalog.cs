using ReferencePipeline.Rehearsal.Access;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Rehearsal.Query;

/// <summary>The tables and views of the templates, as one role finds them.</summary>
internal sealed class LakeCatalog(CloudAssembly assembly, AccessBook access, QueryRole role)
{
    private readonly Lazy<IReadOnlyList<LakeTable>> _tables = new(() => LakeTable.In(new Evaluator(assembly, new PseudoParameters())));
    private readonly Dictionary<LakeTable, TableAccess> _access = [];

    /// <summary>The table and what the role may read of it; <c>null</c> for one that is not there or not granted, which look the same.</summary>
    public (LakeTable Table, TableAccess Access)? Find(string database, string name)
    {
        var table = _tables.Value.FirstOrDefault(table => string.Equals(table.Database, database, StringComparison.OrdinalIgnoreCase) && string.Equals(table.Name, name, StringComparison.OrdinalIgnoreCase));
        if (table is null)
            return null;
        if (!_access.TryGetValue(table, out var given))
            _access[table] = given = access.On(role, table);
        return given.Columns.Count == 0 ? null : (table, given);
    }

    /// <summary>The database of a query that names none, where there is but one whose tables the role may read.</summary>
    public string? OnlyDatabase => _tables.Value.Select(table => table.Database).Distinct().Where(database => _tables.Value.Any(table => table.Database == database && Find(database, table.Name) is not null)).ToList() is [var only] ? only : null;
}
