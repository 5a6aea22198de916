using ReferencePipeline.Templates;

namespace ReferencePipeline.Tests.Govern;

/// <summary>Who reads which cells, worked out from the templates alone as Lake Formation does: tags, filters and grants.</summary>
internal sealed class Grants(CloudAssembly assembly)
{
    public IReadOnlyList<TemplateResource> All { get; } = assembly.Of("AWS::LakeFormation::PrincipalPermissions");

    public static string[] Permissions(TemplateResource grant) => [.. grant["Permissions"].Items.Select(one => one.Literal).Order(StringComparer.Ordinal)];

    /// <summary>What a grant is on, in short.</summary>
    public static string On(TemplateResource grant)
    {
        var (kind, on) = grant["Resource"].Members.Single();
        return kind switch
        {
            "Database" => $"database {on["Name"].Literal}",
            "Table" => $"table {on["Name"].Literal}",
            "DataCellsFilter" => $"filter {on["TableName"].Literal} {on["Name"].Literal.Split('-')[0]}",
            "DataLocation" => $"location {on["ResourceArn"].Text}",
            "LFTagPolicy" => string.Join(" and ", on["Expression"].Items.Select(tag => $"{tag["TagKey"].Literal}: {string.Join(' ', Values(tag))}")),
            _ => throw new InvalidOperationException($"No test knows a grant on {kind}."),
        };
    }

    /// <summary>All grants to a role, in their order: permissions and what they are on.</summary>
    public IEnumerable<string> To(TemplateResource role) => All.Where(grant => Principal(grant) == role).Select(grant => $"{string.Join(' ', Permissions(grant))} on {On(grant)}");

    public static TemplateResource Principal(TemplateResource grant) => grant["Principal.DataLakePrincipalIdentifier"].Follow();

    /// <summary>The columns of a table that a role may read, with the rows: every column by the tags that it has, or all of a filter's.</summary>
    public IReadOnlyDictionary<string, string> Cells(TemplateResource role, string table)
    {
        var cells = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var grant in All.Where(grant => Principal(grant) == role && Permissions(grant).Contains("SELECT")))
        {
            var (kind, on) = grant["Resource"].Members.Single();
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
        var associations = assembly.Of("AWS::LakeFormation::TagAssociation").ToList();
        var whole = associations.Where(one => one.Find("Resource.Table")?["Name"].Text == table).SelectMany(Pairs).ToList();
        var own = associations.Where(one => one.Find("Resource.TableWithColumns")?["Name"].Text == table).ToList();
        return ColumnsOf(table).ToDictionary(column => column, column => whole
            .Concat(own.Where(one => one["Resource.TableWithColumns.ColumnNames"].Items.Any(name => name.Literal == column)).SelectMany(Pairs))
            .GroupBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => pair.Last().Value));
    }

    public string[] ColumnsOf(string table)
    {
        var input = assembly.Of("AWS::Glue::Table").Select(one => one["TableInput"]).Single(one => one["Name"].Literal == table);
        return [.. input["StorageDescriptor.Columns"].Items.Concat(input["PartitionKeys"].Items).Select(column => column["Name"].Literal)];
    }

    private IEnumerable<(string Column, string Rows)> ByTags(TemplateValue policy, string table) => TagsOf(table)
        .Where(column => policy["Expression"].Items.All(tag => column.Value.TryGetValue(tag["TagKey"].Literal, out var value) && Values(tag).Contains(value)))
        .Select(column => (column.Key, "all"));

    private IEnumerable<(string Column, string Rows)> ByFilter(TemplateValue granted, string table)
    {
        if (granted["TableName"].Literal != table)
            return [];
        var filter = assembly.Of("AWS::LakeFormation::DataCellsFilter").Single(one => one["TableName"].Text == table && one["Name"].Text == granted["Name"].Literal);
        var rows = filter.Find("RowFilter.FilterExpression")?.Text ?? "all";
        return filter["ColumnNames"].Items.Select(column => (column.Literal, rows));
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(TemplateResource association) => association["LFTags"].Items
        .Select(tag => KeyValuePair.Create(tag["TagKey"].Literal, Values(tag).Single()));

    private static IEnumerable<string> Values(TemplateValue tag) => tag["TagValues"].Items.Select(value => value.Literal);
}
