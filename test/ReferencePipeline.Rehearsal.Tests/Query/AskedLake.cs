using System.Text.Json.Nodes;
using ReferencePipeline.Rehearsal.Query;
using ReferencePipeline.Templates;
using static ReferencePipeline.Rehearsal.Tests.Rehearsed;

namespace ReferencePipeline.Rehearsal.Tests.Query;

/// <summary>A small lake of trips in three cities, rehearsed once, and templates that let three roles see different parts of it.</summary>
public sealed class AskedLake : IDisposable
{
    private const string Parquet = "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe";

    // Half of the tests ask for nothing else, hundreds of times.
    private static readonly Lazy<CloudAssembly> Unchanged = new(() => Assembly(Templates()));

    private readonly Folder _folder = new();

    public AskedLake()
    {
        var lines = string.Concat(
            Trip(1, "2026-03-01T10:00:00.123Z", "Bern", ""","stops":[{"name":"a","tags":["x",null]},{"name":"b"}],"extras":{"k":1,"m":null}"""),
            Trip(2, "2026-03-01T10:05:00Z", "Bern"),
            Trip(3, "2026-03-02T10:00:00Z", "Basel", ""","stops":[],"extras":{}"""),
            Trip(4, "2026-03-02T11:00:00Z", "Chur"));
        Assert.Equal(4, Rehearsed.Of(_folder, Templates(), lines).Delivery.Events.Accepted);
    }

    public string Lake => _folder["out/lake"];

    public string FileOf(string city) => Directory.GetFiles(Path.Combine(Lake, "the-lake", "data", $"city={city}")).Single();

    /// <summary>The answer, a line a row, with a bar between values.</summary>
    internal IReadOnlyList<string> Ask(string sql, string role = "reader", TripsAssembly? templates = null)
    {
        using var query = Open(sql, role, templates);
        return [.. query.Answer().Rows.Select(row => string.Join('|', row.Select(ValueText.Of)))];
    }

    internal IReadOnlyList<string> Columns(string sql, string role = "reader")
    {
        using var query = Open(sql, role);
        return query.Answer().Columns;
    }

    internal QueryExplanation Explain(string sql, string role = "reader", TripsAssembly? templates = null)
    {
        using var query = Open(sql, role, templates);
        return query.Explanation;
    }

    internal string Refusal(string sql, string role = "reader", TripsAssembly? templates = null) => Assert.Throws<QueryException>(() => Ask(sql, role, templates)).Message;

    internal LakeQuery Open(string sql, string role = "reader", TripsAssembly? templates = null, DateTime? now = null, string? workgroup = null) =>
        new(new() { Assembly = templates is null ? Unchanged.Value : Assembly(templates), Lake = Lake, Role = role, Sql = sql, Now = now, Workgroup = workgroup });

    /// <summary>What a query of the templates would be asked with, if it were saved.</summary>
    internal LakeQuery OpenNamed(string name, string role) => new(new() { Assembly = Unchanged.Value, Lake = Lake, Role = role, Named = name });

    internal static CloudAssembly Assembly(TripsAssembly templates)
    {
        using var folder = new Folder();
        templates.Plan(folder);
        return CloudAssembly.Load(folder.Path);
    }

    internal static TripsAssembly Templates() => TripsAssembly.Trips()
        .With("Table.Properties.TableInput.Parameters", Json("""
            { "projection.enabled": "true", "projection.city.type": "enum", "projection.city.values": "Bern,Basel,Chur,Olten", "storage.location.template": "s3://the-lake/data/city=${city}" }
            """))
        .With("Table.Properties.TableInput.StorageDescriptor.SerdeInfo", Json($$"""{ "SerializationLibrary": "{{Parquet}}" }"""))
        .With("Secrets", Json($$"""
            { "Type": "AWS::Glue::Table", "Properties": { "DatabaseName": "db", "TableInput": { "Name": "secrets", "PartitionKeys": [],
              "StorageDescriptor": { "Location": "s3://the-lake/data/", "Columns": [{ "Name": "rider", "Type": "string" }], "SerdeInfo": { "SerializationLibrary": "{{Parquet}}" } } } } }
            """))
        .With("ReaderRole", Role("readers"))
        .With("ReaderGroup", Group("readers", "reader"))
        .With("ReaderGrant", Grant("ReaderRole", """{ "TableWithColumns": { "DatabaseName": "db", "Name": "trips", "ColumnNames": ["trip_id", "started_at", "stops", "extras", "city"] } }"""))
        .With("LocalRole", Role("locals"))
        .With("LocalGroup", Group("locals", "local"))
        .With("LocalFilter", Json("""
            { "Type": "AWS::LakeFormation::DataCellsFilter", "Properties": { "TableCatalogId": "111122223333", "DatabaseName": "db", "TableName": "trips", "Name": "only-bern",
              "ColumnNames": ["trip_id", "rider", "city"], "RowFilter": { "FilterExpression": "city IN ('Bern') AND trip_id < 2" } } }
            """))
        .With("LocalGrant", Grant("LocalRole", """{ "DataCellsFilter": { "TableCatalogId": "111122223333", "DatabaseName": "db", "TableName": "trips", "Name": "only-bern" } }"""))
        .With("TaggedRole", Role("tagged"))
        .With("TaggedGroup", Group("tagged", "tag_reader"))
        .With("TableTag", Json("""{ "Type": "AWS::LakeFormation::TagAssociation", "Properties": { "Resource": { "Table": { "DatabaseName": "db", "Name": "trips" } }, "LFTags": [{ "TagKey": "class", "TagValues": ["pii"] }] } }"""))
        .With("ColumnTag", Json("""{ "Type": "AWS::LakeFormation::TagAssociation", "Properties": { "Resource": { "TableWithColumns": { "DatabaseName": "db", "Name": "trips", "ColumnNames": ["trip_id", "city"] } }, "LFTags": [{ "TagKey": "class", "TagValues": ["public"] }] } }"""))
        .With("TaggedGrant", Grant("TaggedRole", """{ "LFTagPolicy": { "ResourceType": "TABLE", "Expression": [{ "TagKey": "class", "TagValues": ["public", "internal"] }] } }"""));

    internal static JsonNode Json(string text) => JsonNode.Parse(text)!;

    internal static JsonNode Grant(string role, string on, string permission = "SELECT") => Json($$"""
        { "Type": "AWS::LakeFormation::PrincipalPermissions", "Properties": { "Principal": { "DataLakePrincipalIdentifier": { "Fn::GetAtt": ["{{role}}", "Arn"] } }, "Resource": {{on}}, "Permissions": ["{{permission}}"], "PermissionsWithGrantOption": [] } }
        """);

    internal static JsonNode Group(string name, string persona, long cutoff = 50_000_000) => Json($$"""
        { "Type": "AWS::Athena::WorkGroup", "Properties": { "Name": "{{name}}", "State": "ENABLED", "Tags": [{ "Key": "persona", "Value": "{{persona}}" }], "WorkGroupConfiguration": { "BytesScannedCutoffPerQuery": {{cutoff}} } } }
        """);

    internal static JsonNode Role(string group) => Json($$"""
        { "Type": "AWS::IAM::Role", "Properties": { "AssumeRolePolicyDocument": {}, "Policies": [{ "PolicyName": "Read", "PolicyDocument": { "Statement": [
          { "Effect": "Allow", "Action": "athena:StartQueryExecution", "Resource": "arn:aws:athena:eu-central-1:111122223333:workgroup/{{group}}" },
          { "Effect": "Allow", "Action": "glue:GetTable", "Resource": "arn:aws:glue:eu-central-1:111122223333:table/db/*" },
          { "Effect": "Allow", "Action": "lakeformation:GetDataAccess", "Resource": "*" }] } }] } }
        """);

    public void Dispose() => _folder.Dispose();
}
