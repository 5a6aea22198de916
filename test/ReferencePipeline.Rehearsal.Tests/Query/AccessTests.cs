using System.Text.Json.Nodes;
using ReferencePipeline.Rehearsal.Query;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Rehearsal.Tests.Query;

/// <summary>The templates decide who sees what: a change in them changes the answer.</summary>
public sealed class AccessTests(AskedLake lake) : IClassFixture<AskedLake>
{
    private const string NoTable = "Insufficient permissions to execute the query.";

    [Theory]
    [InlineData("reader", "trip_id started_at stops extras city", "4")]
    [InlineData("local", "trip_id rider city", "1")]
    [InlineData("tag_reader", "trip_id city", "4")]
    public void A_role_sees_the_columns_and_rows_of_its_grant(string role, string columns, string rows)
    {
        Assert.Equal(columns.Split(' '), lake.Columns("SELECT * FROM trips", role));
        Assert.Equal([rows], lake.Ask("SELECT count(*) FROM trips", role));
    }

    public static TheoryData<string, string, string?, string> Changes => new()
    {
        { "reader", "ReaderGrant.Properties.Resource.TableWithColumns.ColumnNames", """["rider"]""", "rider" },
        { "reader", "ReaderGrant.Properties.Resource", """{ "TableWithColumns": { "DatabaseName": "db", "Name": "trips", "ColumnWildcard": { "ExcludedColumnNames": ["rider", "stops"] } } }""", "trip_id started_at extras city" },
        { "reader", "ReaderGrant.Properties.Resource", """{ "Table": { "DatabaseName": "db", "Name": "trips" } }""", "trip_id started_at rider stops extras city" },
        { "reader", "ReaderGrant.Properties.Resource", """{ "Table": { "DatabaseName": "db", "TableWildcard": {} } }""", "trip_id started_at rider stops extras city" },
        { "reader", "ReaderGrant.Properties.Permissions", """["ALL"]""", "trip_id started_at stops extras city" },
        { "reader", "ReaderGrant.Properties.Principal.DataLakePrincipalIdentifier", "\"arn:aws:iam::111122223333:role/App-ReaderRole\"", "trip_id started_at stops extras city" },
        { "local", "ReaderGrant.Properties.Principal.DataLakePrincipalIdentifier", "\"111122223333:IAMPrincipals\"", "refused: App/Table: is granted to the role in parts that differ" },
        { "local", "LocalFilter.Properties.ColumnNames", """["city"]""", "city" },
        { "tag_reader", "ColumnTag.Properties.LFTags.0.TagValues", """["confidential"]""", NoTable },
        { "tag_reader", "TableTag.Properties.LFTags.0.TagValues", """["internal"]""", "trip_id started_at rider stops extras city" },
        { "tag_reader", "TaggedGrant.Properties.Resource.LFTagPolicy.Expression.0.TagValues", """["pii"]""", "started_at rider stops extras" },
        { "tag_reader", "TaggedGrant.Properties.Resource.LFTagPolicy.Expression", """[{ "TagKey": "class", "TagValues": ["public"] }, { "TagKey": "team", "TagValues": ["a"] }]""", NoTable },
        { "reader", "ReaderGrant.Properties.Permissions", """["DESCRIBE"]""", NoTable },
        { "reader", "ReaderGrant", null, NoTable },
        { "reader", "ReaderGrant.Properties.Principal.DataLakePrincipalIdentifier", """{ "Fn::GetAtt": ["LocalRole", "Arn"] }""", NoTable },
        { "reader", "ReaderRole.Properties.Policies.0.PolicyDocument.Statement.1.Resource", "\"arn:aws:glue:eu-central-1:111122223333:table/other/*\"", NoTable },
        { "reader", "ReaderRole.Properties.Policies.0.PolicyDocument.Statement.2", """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }""", NoTable },
    };

    [Theory, MemberData(nameof(Changes))]
    public void A_changed_template_changes_what_is_seen(string role, string path, string? value, string seen)
    {
        var templates = AskedLake.Templates().With(path, value is null ? null : JsonNode.Parse(value));

        var saw = See(role, templates);

        Assert.StartsWith(seen, saw, StringComparison.Ordinal);
        Assert.NotEqual(seen, path.EndsWith("Permissions", StringComparison.Ordinal) || path.EndsWith("Identifier", StringComparison.Ordinal) ? "" : See(role, AskedLake.Templates()));
    }

    [Fact]
    public void A_changed_row_filter_changes_the_rows()
    {
        IReadOnlyList<string> Rows(string filter) => lake.Ask("SELECT trip_id FROM trips ORDER BY 1", "local", AskedLake.Templates().With("LocalFilter.Properties.RowFilter", AskedLake.Json(filter)));

        Assert.Equal(["1", "2"], Rows("""{ "FilterExpression": "city = 'Bern'" }"""));
        Assert.Equal(["3", "4"], Rows("""{ "FilterExpression": "(city <> 'Bern') AND (started_at IS NOT NULL)" }"""));
        Assert.Equal(["1", "2", "3", "4"], Rows("""{ "AllRowsWildcard": {} }"""));
    }

    [Fact]
    public void Two_filters_on_the_same_columns_show_the_rows_of_both()
    {
        var templates = AskedLake.Templates()
            .With("Other", AskedLake.Json("""{ "Type": "AWS::LakeFormation::DataCellsFilter", "Properties": { "DatabaseName": "db", "TableName": "trips", "Name": "other", "ColumnNames": ["city", "rider", "trip_id"], "RowFilter": { "FilterExpression": "trip_id = 4" } } }"""))
            .With("OtherGrant", AskedLake.Grant("LocalRole", """{ "DataCellsFilter": { "DatabaseName": "db", "TableName": "trips", "Name": "other" } }"""));

        Assert.Equal(["1", "4"], lake.Ask("SELECT trip_id FROM trips ORDER BY 1", "local", templates));
    }

    [Theory]
    [InlineData("arn:aws:s3:::the-lake/data/*", "trip_id started_at rider stops extras city")]
    [InlineData("arn:aws:s3:::the-lake/raw/*", NoTable)]
    public void Where_IAM_alone_decides_a_role_sees_what_lies_below_its_prefixes(string objects, string seen)
    {
        var templates = AskedLake.Templates()
            .With("Database", AskedLake.Json("""{ "Type": "AWS::Glue::Database", "Properties": { "DatabaseInput": { "Name": "db", "CreateTableDefaultPermissions": [{ "Permissions": ["ALL"], "Principal": { "DataLakePrincipalIdentifier": "IAM_ALLOWED_PRINCIPALS" } }] } } }"""))
            .With("ReaderRole.Properties.Policies.0.PolicyDocument.Statement.2", AskedLake.Json($$"""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "{{objects}}" }"""));

        Assert.StartsWith(seen, See("reader", templates), StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> Refusals => new()
    {
        { "ReaderRole.Properties.Policies.0.PolicyDocument.Statement.1.Effect", "\"Deny\"", "App/ReaderRole.Properties.Policies[0].PolicyDocument.Statement[1]: holds a Deny, which is not understood here" },
        { "ReaderRole.Properties.Policies.0.PolicyDocument.Statement.1.Condition", """{ "StringEquals": { "aws:SourceIp": "1" } }""", "App/ReaderRole.Properties.Policies[0].PolicyDocument.Statement[1]: allows glue:GetTable under a condition, which is not understood here" },
        { "ReaderGrant.Properties.Resource.Surprise", "1", "App/ReaderGrant: Resource.Surprise: is not understood here" },
        { "LocalGrant.Properties.Resource.DataCellsFilter.Name", "\"gone\"", "App/LocalGrant: Resource.DataCellsFilter.Name: is gone, which no template makes" },
        { "LocalFilter.Properties.RowFilter.FilterExpression", "\"secret = 1\"", "App/Table: has a row filter that names secret, which is no column of it" },
        { "ColumnTag.Properties.LFTags.0.TagValues", """["a", "b"]""", "App/ColumnTag: LFTags[0].TagValues: holds not one value" },
        { "ReaderGroup.Properties.WorkGroupConfiguration.BytesScannedCutoffPerQuery", "5", "App/ReaderGroup: WorkGroupConfiguration.BytesScannedCutoffPerQuery: is 5, which AWS refuses" },
        { "Table.Properties.TableInput.Parameters", """{ "projection.enabled": "true", "projection.city.type": "guess" }""", "App/Table: TableInput.Parameters.projection.city.type: is 'guess', which Athena does not project" },
        { "Table.Properties.TableInput.Parameters", """{ "projection.enabled": "true", "projection.city.type": "injected", "storage.location.template": "${city}" }""", "App/Table: TableInput.Parameters.storage.location.template: is ${city}, which is no place in S3" },
    };

    [Theory, MemberData(nameof(Refusals))]
    public void What_is_not_understood_is_refused_with_its_place(string path, string value, string reason)
    {
        var templates = AskedLake.Templates().With(path, JsonNode.Parse(value));
        var role = path.StartsWith("Local", StringComparison.Ordinal) ? "local" : path.StartsWith("ColumnTag", StringComparison.Ordinal) ? "tag_reader" : "reader";

        Assert.StartsWith(reason, Assert.Throws<AssemblyException>(() => lake.Ask("SELECT * FROM trips", role, templates)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reader")]
    [InlineData("READER")]
    [InlineData("ReaderRole")]
    [InlineData("App-ReaderRole")]
    [InlineData("arn:aws:iam::111122223333:role/App-ReaderRole")]
    public void A_role_is_found_by_each_of_its_names(string name) => Assert.Equal(["4"], lake.Ask("SELECT count(*) FROM trips", name));

    [Fact]
    public void An_unknown_role_is_told_the_nearest_one()
    {
        Assert.Equal("no role 'raeder' of the templates may query; did you mean reader?", lake.Refusal("SELECT 1", "raeder"));
        Assert.Equal("no role 'xyz' of the templates may query; there are local, reader, tag_reader", lake.Refusal("SELECT 1", "xyz"));
    }

    [Fact]
    public void A_workgroup_that_the_role_may_not_use_is_refused()
    {
        var refused = Assert.Throws<QueryException>(() => lake.Open("SELECT 1", workgroup: "locals"));

        Assert.Equal("AccessDeniedException: reader is not authorized to perform: athena:StartQueryExecution on the workgroup locals; it may use readers", refused.Message);
        Assert.True(refused.IsRefused);
        using var own = lake.Open("SELECT 1", workgroup: "readers");
        Assert.Equal("readers", own.Explanation.Workgroup);
        Assert.Equal("InvalidRequestException: WorkGroup readers is disabled", lake.Refusal("SELECT 1", "reader", AskedLake.Templates().With("ReaderGroup.Properties.State", "DISABLED")));
    }

    private string See(string role, TripsAssembly templates)
    {
        try
        {
            using var query = lake.Open("SELECT * FROM trips", role, templates);
            return string.Join(' ', query.Answer().Columns);
        }
        catch (QueryException refused)
        {
            // Without a table there is no only database.
            return refused.Message.StartsWith("MISSING_SCHEMA_NAME", StringComparison.Ordinal) ? NoTable : refused.Message;
        }
        catch (AssemblyException refused)
        {
            return $"refused: {refused.Message}";
        }
    }
}
