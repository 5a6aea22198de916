using System.Text.Json;

namespace ReferencePipeline.Tests.Govern;

/// <summary>Who reads which cells, worked out from the templates alone as Lake Formation does: tags, filters and grants.</summary>
internal sealed class Grants(Templates templates)
{
    public IReadOnlyList<Resource> All { get; } = templates.Of("AWS::LakeFormation::PrincipalPermissions");

    public static string[] Permissions(Resource grant) => [.. grant["Permissions"].EnumerateArray().Select(one => one.GetString()!).Order(StringComparer.Ordinal)];

    /// <summary>What a grant is on, in short.</summary>
    public static string On(Resource grant)
    {
        var (kind, on) = grant["Resource"].EnumerateObject().Select(member => (member.Name, member.Value)).Single();
        return kind switch
        {
            "Database" => $"database {on.GetProperty("Name").GetString()}",
            "Table" => $"table {on.GetProperty("Name").GetString()}",
            "DataCellsFilter" => $"filter {on.GetProperty("TableName").GetString()} {on.GetProperty("Name").GetString()!.Split('-')[0]}",
            "DataLocation" => $"location {grant.Text(on.GetProperty("ResourceArn"))}",
            "LFTagPolicy" => string.Join(" and ", on.GetProperty("Expression").EnumerateArray().Select(tag => $"{tag.GetProperty("TagKey").GetString()}: {string.Join(' ', Values(tag))}")),
            _ => throw new InvalidOperationException($"No test knows a grant on {kind}."),
        };
    }

    /// <summary>All grants to a role, in their order: permissions and what they are on.</summary>
    public IEnumerable<string> To(Resource role) => All.Where(grant => Principal(grant) == role).Select(grant => $"{string.Join(' ', Permissions(grant))} on {On(grant)}");

    public static Resource Principal(Resource grant) => grant.Follow("Principal", "DataLakePrincipalIdentifier");

    /// <summary>The columns of a table that a role may read, with the rows: every column by the tags that it has, or all of a filter's.</summary>
    public IReadOnlyDictionary<string, string> Cells(Resource role, string table)
    {
        var cells = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var grant in All.Where(grant => Principal(grant) == role && Permissions(grant).Contains("SELECT")))
        {
            var (kind, on) = grant["Resource"].EnumerateObject().Select(member => (member.Name, member.Value)).Single();
            var granted = kind switch
            {
                "LFTagPolicy" => ByTags(on, table),
                "DataCellsFilter" => ByFilter(on, table),
                _ => [],
            };
            foreach (var (column, rows) in granted)
                cells.Add(column, rows);
        }

        return cells;
    }

    /// <summary>Each column's tags: those of the table, and over them its own.</summary>
    public Dictionary<string, Dictionary<string, string>> TagsOf(string table)
    {
        var associations = templates.Of("AWS::LakeFormation::TagAssociation").ToList();
        var whole = associations.Where(one => one.Has("Resource", "Table") && one.Text("Resource", "Table", "Name") == table).SelectMany(Pairs).ToList();
        var own = associations.Where(one => one.Has("Resource", "TableWithColumns") && one.Text("Resource", "TableWithColumns", "Name") == table).ToList();
        return ColumnsOf(table).ToDictionary(column => column, column => whole
            .Concat(own.Where(one => one["Resource", "TableWithColumns", "ColumnNames"].EnumerateArray().Any(name => name.GetString() == column)).SelectMany(Pairs))
            .GroupBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => pair.Last().Value));
    }

    public string[] ColumnsOf(string table)
    {
        var input = templates.Of("AWS::Glue::Table").Select(one => one["TableInput"]).Single(one => one.GetProperty("Name").GetString() == table);
        return [.. input.GetProperty("StorageDescriptor").GetProperty("Columns").EnumerateArray().Concat(input.GetProperty("PartitionKeys").EnumerateArray()).Select(column => column.GetProperty("Name").GetString()!)];
    }

    private IEnumerable<(string Column, string Rows)> ByTags(JsonElement policy, string table) => TagsOf(table)
        .Where(column => policy.GetProperty("Expression").EnumerateArray().All(tag => column.Value.TryGetValue(tag.GetProperty("TagKey").GetString()!, out var value) && Values(tag).Contains(value)))
        .Select(column => (column.Key, "all"));

    private IEnumerable<(string Column, string Rows)> ByFilter(JsonElement granted, string table)
    {
        if (granted.GetProperty("TableName").GetString() != table)
            return [];
        var filter = templates.Of("AWS::LakeFormation::DataCellsFilter").Single(one => one.Text("TableName") == table && one.Text("Name") == granted.GetProperty("Name").GetString());
        var rows = filter.Has("RowFilter", "FilterExpression") ? filter.Text("RowFilter", "FilterExpression") : "all";
        return filter["ColumnNames"].EnumerateArray().Select(column => (column.GetString()!, rows));
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(Resource association) => association["LFTags"].EnumerateArray()
        .Select(tag => KeyValuePair.Create(tag.GetProperty("TagKey").GetString()!, Values(tag).Single()));

    private static IEnumerable<string> Values(JsonElement tag) => tag.GetProperty("TagValues").EnumerateArray().Select(value => value.GetString()!);
}
