using ReferencePipeline.Contracts;
using ReferencePipeline.Govern;
using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Govern;

[Collection(nameof(Synthesized))]
public sealed class GrantTests(Synthesized synthesized)
{
    public static TheoryData<string, string[]> Readers => new()
    {
        { "finance_controller", ["DESCRIBE SELECT on rp_production_classification: public internal and rp_production_dataset: orders"] },
        { "privacy_officer", ["DESCRIBE SELECT on rp_production_classification: public internal confidential pii and rp_production_dataset: page_views"] },
        // Rows, and rows and columns: by a filter, and not by tags as well.
        { "dach_analyst", ["SELECT on filter orders dach_analyst"] },
        { "status_page", ["SELECT on filter page_views status_page"] },
        // Of two contracts; limited in one of them.
        { "clerk", ["DESCRIBE SELECT on rp_production_classification: public internal and rp_production_dataset: letters", "SELECT on filter notes clerk"] },
    };

    [Theory, MemberData(nameof(Readers))]
    public void A_role_is_granted_the_database_and_what_its_contracts_say(string role, string[] granted) =>
        Assert.Equal(["DESCRIBE on database referencepipeline_production", .. granted], To(Variant.Unlike, role));

    public static TheoryData<string, string, string> Filters => new()
    {
        { "dach_analyst", "orders", """{"FilterExpression":"country IN ('DE', 'AT', 'CH')"}""" },
        { "status_page", "page_views", """{"FilterExpression":"http_status >= 400"}""" },
        { "clerk", "notes", """{"AllRowsWildcard":{}}""" },
    };

    [Theory, MemberData(nameof(Filters))]
    public void A_filter_has_a_list_of_columns_and_either_a_condition_or_all_rows(string role, string table, string rows)
    {
        var filter = Assert.Single(synthesized.Of(Variant.Unlike).Of("AWS::LakeFormation::DataCellsFilter"), one => one["TableName"].Text == table);

        Assert.StartsWith($"{role}-", filter["Name"].Text, StringComparison.Ordinal);
        Assert.Equal(rows, filter["RowFilter"].Json.GetRawText());
        Assert.NotEmpty(filter["ColumnNames"].Items);
        Assert.Null(filter.Find("ColumnWildcard"));
    }

    public static TheoryData<string, string, bool> Changes => new()
    {
        { "http_status >= 400", "http_status >= 500", true },
        { "[eventDate, eventHour, eventTime, httpStatus]", "[eventDate, eventHour, httpStatus]", true },
        { "[eventDate, eventHour, eventTime, httpStatus]", "[httpStatus, eventTime, eventHour, eventDate]", false },
        { "and nothing else", "and no more", false },
    };

    /// <summary>A changed filter is made before the former one goes, so both are there for a moment.</summary>
    [Theory, MemberData(nameof(Changes))]
    public void A_filter_with_other_rows_or_columns_has_another_name(string was, string becomes, bool isAnother)
    {
        var contract = File.ReadAllText(Repository.PathOf("contracts", "page-views.odcs.yaml"));

        Assert.Equal(isAnother, NameOfFilter(contract) != NameOfFilter(contract.Replace(was, becomes, StringComparison.Ordinal)));
        Assert.Contains(was, contract, StringComparison.Ordinal);
    }

    /// <summary>Worked out from the templates as Lake Formation would, against the contracts' own words.</summary>
    [Fact]
    public void Every_role_reads_the_cells_that_its_contracts_let_it_read_and_no_other()
    {
        foreach (var variant in new[] { Variant.Sandbox, Variant.Unlike, Variant.Fifty })
        {
            var grants = new Grants(synthesized.Of(variant));
            var contracts = ContractSet.Load(Path.Combine(synthesized.Folder, variant.Name, "contracts"));
            var roles = contracts.Contracts.SelectMany(contract => contract.Roles).Where(role => role.Access is RoleAccess.Read).ToLookup(role => role.Name);
            Assert.NotEmpty(roles);
            foreach (var role in roles)
            {
                var deployed = Role(variant, role.Key.Value);
                // A role reads its own contracts' datasets; of the others, one stands for all where there are fifty.
                var tables = role.SelectMany(one => one.Datasets.Select(access => access.Dataset)).Concat(contracts.Datasets.Take(5)).Distinct();
                Assert.All(tables, dataset => Assert.Equal(Expected(role, dataset), grants.Cells(deployed, dataset.Table.Value)));
            }
        }
    }

    [Fact]
    public void Nobody_may_pass_on_what_is_granted() => Assert.All(new Grants(synthesized.Of(Variant.Unlike)).All, grant => Assert.Empty(grant["PermissionsWithGrantOption"].Items));

    [Fact]
    public void The_crawler_may_change_the_tables_that_it_crawls_where_they_lie() => Assert.Equal(
    [
        "DATA_LOCATION_ACCESS on location <Bucket Data>/data",
        "DESCRIBE on database referencepipeline_production",
        // No letters, which are retired, and no notes, which have no partitions.
        "ALTER DESCRIBE INSERT SELECT on rp_production_dataset: orders page_views parcels tickets",
    ], To(Variant.Unlike, synthesized.Of(Variant.Unlike).Of("AWS::Glue::Crawler")[0]["Role"].Follow()));

    [Fact]
    public void Quality_runs_read_the_tables_that_have_rules() => Assert.Equal(
    [
        "DESCRIBE on database referencepipeline_production",
        "DESCRIBE SELECT on rp_production_dataset: orders page_views tickets",
    ], To(Variant.Unlike, Described(Variant.Unlike, "Measures the contracts' quality rules")));

    [Theory]
    [InlineData(50, 1)]
    [InlineData(51, 2)]
    public void An_expression_names_fifty_datasets_at_most(int datasets, int expressions)
    {
        // The one and only dataset of the contract, again and again: what counts is how many.
        var dataset = ContractSet.Load(Repository.PathOf("contracts")).Datasets.First();

        Assert.Equal(expressions, new Grantable("lake", new(Settings.Stage.Sandbox("{}"))).Datasets(Enumerable.Repeat(dataset, datasets)).Count());
    }

    [Fact]
    public void The_role_that_made_the_tables_loses_nothing_when_the_grants_go() =>
        Assert.All(new Grants(synthesized.Of(Variant.Unlike)).All, grant => Assert.DoesNotContain("cfn-exec-role", grant.Json.GetRawText(), StringComparison.Ordinal));

    private static SortedDictionary<string, string> Expected(IEnumerable<Role> roles, Dataset dataset)
    {
        var cells = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (role, access) in roles.SelectMany(role => role.Datasets.Where(access => access.Dataset.Table == dataset.Table).Select(access => (role, access))))
        {
            foreach (var field in access.VisibleFields)
                cells.Add(field.Column.Value, access.RowFilter?.Expression ?? "all");
            if (access is { Columns: null, RowFilter: null } && dataset.UnknownFields is UnknownFields.Keep && role.Clearance.Contains(Classification.Pii))
                cells.Add("unknown_fields", "all");
        }

        return cells;
    }

    private string NameOfFilter(string contract)
    {
        var folder = Directory.CreateDirectory(Path.Combine(synthesized.Folder, "filters"));
        File.WriteAllText(Path.Combine(folder.FullName, "page-views.odcs.yaml"), contract);
        return DataFilter.Name(Reader.Of(ContractSet.Load(folder.FullName).Contracts).Single(reader => reader.Name.Value == "status_page").Readings.Single());
    }

    private IEnumerable<string> To(Variant variant, string role) => To(variant, Role(variant, role));

    private IEnumerable<string> To(Variant variant, TemplateResource role) => new Grants(synthesized.Of(variant)).To(role);

    private TemplateResource Role(Variant variant, string role) => Described(variant, $"Reads what the contracts of {variant.Stage} let {role} read");

    private TemplateResource Described(Variant variant, string description) => synthesized.Of(variant).Of("AWS::IAM::Role").Described(description);
}
