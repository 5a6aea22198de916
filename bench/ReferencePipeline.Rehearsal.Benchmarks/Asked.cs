using System.Text.Json.Nodes;
using ReferencePipeline.Rehearsal.Duck;
using ReferencePipeline.Rehearsal.Query;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Rehearsal.Benchmarks;

/// <summary>One question of the clicks, asked as a role and asked of the engine itself.</summary>
internal static class Asked
{
    private const string Question = "SELECT day, count(*) AS clicks, sum(price) AS total, avg(device.width) AS width, max(page) AS page, count(DISTINCT visitor) AS visitors FROM {clicks} WHERE status >= 300 GROUP BY day ORDER BY day";

    public static void AsRole(string lake)
    {
        using var query = new LakeQuery(new() { Assembly = Templates, Lake = lake, Role = "reader", Sql = Question.Replace("{clicks}", "bench.clicks", StringComparison.Ordinal) });
        Count(query.Answer().Rows);
    }

    public static void OfTheEngine(string lake, string target)
    {
        using var engine = DuckDatabase.Open(new() { TemporaryFolder = Path.Combine(target, "engine") });
        using var connection = engine.Connect();
        using var rows = connection.Query(Question.Replace("{clicks}", $"read_parquet('{lake}/bench/data/**/*.parquet', hive_partitioning = true)", StringComparison.Ordinal));
        Count(rows.ReadAll());
    }

    private static void Count(IEnumerable<object?[]> rows)
    {
        if (!rows.Any())
            throw new InvalidOperationException("The question has no answer.");
    }

    private static CloudAssembly Templates { get; } = CloudAssembly.Of("bench", new JsonObject
    {
        ["Resources"] = new JsonObject
        {
            ["Table"] = Resource("AWS::Glue::Table", $$"""
                { "DatabaseName": "bench", "TableInput": { "Name": "clicks", "PartitionKeys": [{{Columns(Clicks.Plan(1).Table.PartitionKeys)}}], "Parameters": {},
                  "StorageDescriptor": { "Location": "s3://bench/data/", "Columns": [{{Columns(Clicks.Plan(1).Table.Columns)}}], "SerdeInfo": { "SerializationLibrary": "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe" } } } }
                """),
            ["Group"] = Resource("AWS::Athena::WorkGroup", """{ "Name": "readers", "Tags": [{ "Key": "persona", "Value": "reader" }] }"""),
            ["Role"] = Resource("AWS::IAM::Role", """
                { "Policies": [{ "PolicyName": "Read", "PolicyDocument": { "Statement": [
                  { "Effect": "Allow", "Action": "athena:StartQueryExecution", "Resource": "*" },
                  { "Effect": "Allow", "Action": "glue:GetTable", "Resource": "*" },
                  { "Effect": "Allow", "Action": "lakeformation:GetDataAccess", "Resource": "*" }] } }] }
                """),
            ["Grant"] = Resource("AWS::LakeFormation::PrincipalPermissions", """
                { "Principal": { "DataLakePrincipalIdentifier": { "Fn::GetAtt": ["Role", "Arn"] } }, "Permissions": ["SELECT"], "Resource": { "Table": { "DatabaseName": "bench", "Name": "clicks" } } }
                """),
        },
    }.ToJsonString());

    private static JsonObject Resource(string type, string properties) => new() { ["Type"] = type, ["Properties"] = JsonNode.Parse(properties) };

    private static string Columns(IEnumerable<Plan.ColumnPlan> columns) => string.Join(", ", columns.Select(column => $$"""{ "Name": "{{column.Name}}", "Type": "{{column.HiveType}}" }"""));
}
