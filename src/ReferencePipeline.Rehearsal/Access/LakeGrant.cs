using ReferencePipeline.Rehearsal.Plan;

namespace ReferencePipeline.Rehearsal.Access;

/// <summary>One grant of Lake Formation that lets its principal select.</summary>
internal sealed class LakeGrant
{
    private static readonly string[] Selecting = ["SELECT", "ALL", "SUPER"];

    /// <summary>What a grant can be on that says nothing of the rows of a table.</summary>
    private static readonly string[] Elsewhere = ["Catalog", "Database", "DataLocation", "LFTag"];

    private readonly Setting _on;
    private readonly LakeTagBook _tags;
    private readonly IReadOnlyList<Setting> _filters;

    private LakeGrant(Setting on, LakeTagBook tags, IReadOnlyList<Setting> filters) => (_on, _tags, _filters) = (on, tags, filters);

    /// <summary>The grant, if it is one on rows of tables.</summary>
    public static LakeGrant? Of(Setting grant, LakeTagBook tags, IReadOnlyList<Setting> filters)
    {
        var on = grant["Resource"].Only(["Table", "TableWithColumns", "LFTagPolicy", "DataCellsFilter", .. Elsewhere]);
        if (!grant["Permissions"].Items.Any(permission => Selecting.Contains(permission.Text, StringComparer.Ordinal)) || Elsewhere.Any(name => !on[name].IsMissing))
            return null;
        return new(on, tags, filters);
    }

    /// <summary>What it gives of a table.</summary>
    public TableAccess On(string database, string table, IReadOnlyList<string> columns)
    {
        if (_on["LFTagPolicy"] is { IsMissing: false } policy)
            return ByTags(policy, database, table, columns);
        if (_on["DataCellsFilter"] is { IsMissing: false } filter)
            return Is(filter["DatabaseName"], database) && Is(filter["TableName"], table) ? ByFilter(filter) : TableAccess.None;
        if (_on["TableWithColumns"] is { IsMissing: false } named)
            return Is(named["DatabaseName"], database) && Is(named["Name"], table) ? ByColumns(named, columns) : TableAccess.None;
        var whole = _on["Table"];
        return Is(whole["DatabaseName"], database) && (!whole["TableWildcard"].IsMissing || Is(whole["Name"], table)) ? new(columns.ToHashSet(), null) : TableAccess.None;
    }

    private TableAccess ByTags(Setting policy, string database, string table, IReadOnlyList<string> columns)
    {
        if (policy["ResourceType"].OneOf("TABLE", "TABLE", "DATABASE") == "DATABASE")
            return TableAccess.None;
        var asked = policy["Expression"].Items.Select(one => (Key: one["TagKey"].Text, Values: one["TagValues"].Items.Select(value => value.Text.ToLowerInvariant()).ToList())).ToList();
        if (asked.Count == 0)
            throw policy["Expression"].Refused("is missing", "name a tag, or grant the table itself");
        return new(columns.Where(column => asked.All(tag => _tags.ValueOf(database, table, column, tag.Key) is { } value && tag.Values.Contains(value, StringComparer.Ordinal))).ToHashSet(), null);
    }

    private TableAccess ByFilter(Setting granted)
    {
        var filter = _filters.FirstOrDefault(one => one["Name"].Text == granted["Name"].Text && one["DatabaseName"].Text == granted["DatabaseName"].Text && one["TableName"].Text == granted["TableName"].Text)
            ?? throw granted["Name"].Refused($"is {granted["Name"].Text}, which no template makes", "name a filter of this app");
        if (!filter["ColumnWildcard"].IsMissing)
            throw filter["ColumnWildcard"].Refused("is not understood here", "write ColumnNames");
        return new(filter["ColumnNames"].Items.Select(column => column.Text.ToLowerInvariant()).ToHashSet(), filter["RowFilter"].Only("FilterExpression", "AllRowsWildcard")["FilterExpression"].TextOrNull);
    }

    private static TableAccess ByColumns(Setting named, IReadOnlyList<string> columns)
    {
        var listed = named["ColumnNames"].Items.Select(column => column.Text.ToLowerInvariant()).ToHashSet();
        var but = named["ColumnWildcard"]["ExcludedColumnNames"].Items.Select(column => column.Text.ToLowerInvariant()).ToHashSet();
        return new(named["ColumnWildcard"].IsMissing ? listed : columns.Where(column => !but.Contains(column)).ToHashSet(), null);
    }

    private static bool Is(Setting name, string expected) => string.Equals(name.Text, expected, StringComparison.OrdinalIgnoreCase);
}
