using ReferencePipeline.Templates;

namespace ReferencePipeline.Tests.Promises;

/// <summary>Whoever is granted something is there, and so is what is granted.</summary>
internal static class GrantRelations
{
    private const string Grant = "AWS::LakeFormation::PrincipalPermissions", Filter = "AWS::LakeFormation::DataCellsFilter", Tag = "AWS::LakeFormation::Tag", Association = "AWS::LakeFormation::TagAssociation";

    private static readonly string[] Governs = [Grant, Tag, Association, "AWS::LakeFormation::Resource", "AWS::LakeFormation::DataLakeSettings"];

    private static readonly string[] Kinds = ["Table", "TableWithColumns", "DataCellsFilter"];

    public static PromiseTable All { get; } = new("Relations")
    {
        { "Under Lake Formation there are grants, filters, tags and places, and without it there are none", IsGovernedOrNot },
        { "A grant is to a role that is there", (assembly, _) => assembly.Of(Grant).Where(grant => grant["Principal.DataLakePrincipalIdentifier"].Target?.Type != "AWS::IAM::Role").Select(grant => $"{grant}: {Told.Of(grant, "Principal")}") },
        { "A grant, a filter and a tag are on tables and columns that are there", IsOnWhatIsThere },
        { "A grant by tags names tags and values that are there, and that some table has", TagsAreThere },
        { "A grant on filtered data names a filter that is there", FilterIsThere },
        { "Who may ask Lake Formation for data has been granted some", AsksForSomething },
        { "Whether readers get past Lake Formation is as the settings say", (assembly, _) => assembly.Of("AWS::LakeFormation::Resource")
            .Where(place => Told.Of(place, "HybridAccessEnabled") != Origin.Of(assembly).Setting("governance.hybridAccess")).Select(place => place.ToString()) },
    };

    private static IEnumerable<string> IsGovernedOrNot(CloudAssembly assembly, Evaluator evaluator) => Origin.Of(assembly).IsUnderLakeFormation
        ? Governs.Where(type => assembly.Of(type).Count == 0).Select(type => $"there is no {type}")
        : assembly.Resources.Where(resource => resource.Type.StartsWith("AWS::LakeFormation::", StringComparison.Ordinal)).Select(resource => $"there is {resource}");

    private static IEnumerable<string> AsksForSomething(CloudAssembly assembly, Evaluator evaluator)
    {
        var granted = assembly.Of(Grant).Select(grant => grant["Principal.DataLakePrincipalIdentifier"].Target).ToHashSet();
        return assembly.Of("AWS::IAM::Role")
            .Where(role => PolicyStatement.In(role).Any(statement => statement.Allows && statement.Actions.Contains("lakeformation:GetDataAccess")) && !granted.Contains(role))
            .Select(role => $"{role} asks in vain");
    }

    private static IEnumerable<string> IsOnWhatIsThere(CloudAssembly assembly, Evaluator evaluator)
    {
        foreach (var (resource, named) in Named(assembly))
        {
            var (database, name) = (evaluator.Text(named["DatabaseName"]), evaluator.Text(named.Find("TableName") ?? named["Name"]));
            if (Table(assembly, evaluator, database, name) is not { } table)
                yield return $"{resource}: there is no {database}.{name}";
            else if (named.Find("ColumnNames") is { } columns && columns.Items.Select(evaluator.Text).Except(Columns(evaluator, table)).ToList() is { Count: > 0 } missing)
                yield return $"{resource}: {name} has no {string.Join(", ", missing)}";
        }
    }

    /// <summary>Each place that names a table of the catalog.</summary>
    private static IEnumerable<(TemplateResource Resource, TemplateValue Named)> Named(CloudAssembly assembly) =>
    [
        .. from resource in assembly.Of(Grant).Concat(assembly.Of(Association))
           from kind in Kinds
           where resource.Find($"Resource.{kind}") is { } named && named.Find("TableWildcard") is null
           select (resource, resource[$"Resource.{kind}"]),
        .. assembly.Of(Filter).Select(filter => (filter, filter.Properties)),
    ];

    private static IEnumerable<string> TagsAreThere(CloudAssembly assembly, Evaluator evaluator)
    {
        var there = assembly.Of(Tag).SelectMany(tag => Pairs(evaluator, tag.Properties)).ToHashSet();
        var used = assembly.Of(Association).SelectMany(association => association["LFTags"].Items).SelectMany(tag => Pairs(evaluator, tag)).ToHashSet();
        var asked = assembly.Of(Grant).Where(grant => grant.Find("Resource.LFTagPolicy") is not null)
            .SelectMany(grant => grant["Resource.LFTagPolicy.Expression"].Items.Select(tag => (grant, Pairs: Pairs(evaluator, tag).ToList()))).ToList();
        return
        [
            .. used.Except(there).Select(pair => $"{pair} is put on, and there is no such tag"),
            .. asked.SelectMany(one => one.Pairs.Except(there).Select(pair => $"{one.grant}: there is no {pair}")),
            .. asked.Where(one => !one.Pairs.Exists(used.Contains)).Select(one => $"{one.grant}: no table has any of {string.Join(", ", one.Pairs)}"),
        ];
    }

    private static IEnumerable<string> Pairs(Evaluator evaluator, TemplateValue tag) => tag["TagValues"].Items.Select(value => $"{evaluator.Text(tag["TagKey"])}={evaluator.Text(value)}");

    private static IEnumerable<string> FilterIsThere(CloudAssembly assembly, Evaluator evaluator) =>
        from grant in assembly.Of(Grant)
        let named = grant.Find("Resource.DataCellsFilter")
        where named is not null
        let filter = assembly.Of(Filter).SingleOrDefault(filter => evaluator.Text(filter["Name"]) == evaluator.Text(named.Value["Name"]) && evaluator.Text(filter["TableName"]) == evaluator.Text(named.Value["TableName"]))
        where filter is null || !filter.IsMadeBefore(grant)
        select $"{grant}: {(filter is null ? "there is no filter" : "does not wait for the filter")} {evaluator.Text(named.Value["Name"])}";

    private static TemplateResource? Table(CloudAssembly assembly, Evaluator evaluator, string database, string name) =>
        assembly.Of("AWS::Glue::Table").SingleOrDefault(table => evaluator.Text(table["DatabaseName"]) == database && evaluator.Text(table["TableInput.Name"]) == name);

    private static IEnumerable<string> Columns(Evaluator evaluator, TemplateResource table) =>
        table["TableInput.StorageDescriptor.Columns"].Items.Concat(table.Find("TableInput.PartitionKeys")?.Items ?? []).Select(column => evaluator.Text(column["Name"]));
}
