using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using ReferencePipeline.Catalog;
using ReferencePipeline.Contracts;
using ReferencePipeline.Contracts.Dialects;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Tests.Promises;

/// <summary>What the catalog says of each dataset, compared with its contract.</summary>
internal static class TablePromises
{
    private const string Table = "AWS::Glue::Table", Schema = "AWS::Glue::Schema", Version = "AWS::Glue::SchemaVersion", Ruleset = "AWS::Glue::DataQualityRuleset", Schedule = "AWS::Scheduler::Schedule";
    private const string Parquet = "org.apache.hadoop.hive.ql.io.parquet";

    public static PromiseTable All { get; } = new("Catalog")
    {
        { Table, "CatalogId", "<AccountId>", "A table is in this account's catalog" },
        { $"Catalog/{Table}", "DatabaseName", "<Database Database>", "A table is in the stage's database" },
        { "A table has the contract's columns, and is read as it is written", (assembly, _) => Tables(assembly, "", static (origin, dataset) => new()
        {
            ["StorageDescriptor"] = $"{{Columns: {Columns(GlueColumns.Of(dataset))}, InputFormat: {Parquet}.MapredParquetInputFormat, Location: s3://<Bucket Data>/data/{dataset.Table}/, OutputFormat: {Parquet}.MapredParquetOutputFormat, "
                + $"SerdeInfo: {{Parameters: {{serialization.format: 1}}, SerializationLibrary: {Parquet}.serde.ParquetHiveSerDe}}}}",
            ["PartitionKeys"] = Columns(GlueColumns.PartitionKeysOf(dataset)),
            ["TableType"] = "EXTERNAL_TABLE",
            ["Owner"] = Owner(ContractOf(origin, dataset)) ?? Told.Nothing,
        }) },
        { "A table tells Athena its partitions, and people its contract", (assembly, _) => Tables(assembly, "", static (origin, dataset) => new() { ["Parameters"] = Sorted(Parameters(origin, dataset)) }) },
        { "A quarantine table has Firehose's columns, and is read as Firehose leaves it", (assembly, _) => Tables(assembly, "_quarantine", static (origin, dataset) => new()
        {
            ["StorageDescriptor"] = $"{{Columns: {Columns(QuarantineTable.Columns)}, InputFormat: org.apache.hadoop.mapred.TextInputFormat, Location: s3://<Bucket Data>/errors/{dataset.Table}/, OutputFormat: org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat, "
                + "SerdeInfo: {Parameters: {case.insensitive: TRUE, ignore.malformed.json: TRUE, serialization.format: 1}, SerializationLibrary: org.openx.data.jsonserde.JsonSerDe}}",
            ["PartitionKeys"] = Columns(QuarantineTable.PartitionKeys),
            ["TableType"] = "EXTERNAL_TABLE",
            ["Parameters"] = "{EXTERNAL: TRUE, classification: json, projection.enabled: true, projection.error_date.format: yyyy-MM-dd, projection.error_date.interval: 1, projection.error_date.interval.unit: DAYS, "
                + $"projection.error_date.range: NOW-{origin.Setting("retention.quarantineDays")}DAYS,NOW+1DAYS, projection.error_date.type: date, projection.error_type.type: enum, "
                + "projection.error_type.values: processing-failed,metadata-extraction-failed,activePartitionExceeded,format-conversion-failed, "
                + $"storage.location.template: s3://<Bucket Data>/errors/{dataset.Table}/error_type=${{error_type}}/error_date=${{error_date}}/}}",
        }) },
        { "A view decodes what was refused, and its types are its query's", (assembly, _) => Tables(assembly, "_quarantine_decoded", static (_, dataset) => new()
        {
            ["StorageDescriptor"] = $"{{Columns: {Columns(QuarantineView.Columns.Select(column => new GlueColumn(column.Name, column.Glue, column.Comment)))}, SerdeInfo: {{Parameters: {{serialization.format: 1}}}}}}",
            ["PartitionKeys"] = "[]",
            ["TableType"] = "VIRTUAL_VIEW",
            ["Parameters"] = "{comment: Presto View, presto_view: true}",
            ["ViewExpandedText"] = "/* Presto View */",
        }) },
        { "A view's query is the one of its dataset, in the stage's database", Decodes },
        { "Each version of a contract is a schema of the registry", HasItsSchema },
        { Schema, "CheckpointVersion", "{IsLatest: true}", "A schema's compatibility can be changed" },
        { Schema, "DataFormat", "JSON", "A schema is of JSON" },
        { Schema, "Registry", "{Arn: <Registry Registry>}", "A schema is in the stage's registry" },
        { Version, "DeletionPolicy", "RetainExceptOnCreate", "A version stays when the contract moves on, and goes when its deployment fails" },
        { Version, "UpdateReplacePolicy", "Retain", "A version that is replaced stays" },
        { "The quality rules are the contract's, and hang on their table", HasItsRules },
        { "A ruleset waits for its table", (assembly, _) => from rules in assembly.Of(Ruleset) from table in assembly.Of(Table) where table["TableInput.Name"].Literal == rules["TargetTable.TableName"].Literal && !table.IsMadeBefore(rules) select $"{rules} does not wait for {table}" },
        { "Quality is measured as often as data is promised, over whole days", IsMeasured },
    };

    private static IEnumerable<string> Tables(CloudAssembly assembly, string suffix, Func<Origin, Dataset, Dictionary<string, string>> promised) =>
        from dataset in Origin.Of(assembly).Datasets
        from member in Origin.Of(assembly).Once((promised, dataset), () => promised(Origin.Of(assembly), dataset))
        let told = Told.Of(Of(assembly, Table, "TableInput.Name", $"{dataset.Table}{suffix}"), $"TableInput.{member.Key}")
        where told != member.Value
        select $"{dataset.Table}{suffix}: {member.Key} is\n  {told}\nnot\n  {member.Value}";

    private static string Columns(IEnumerable<GlueColumn> columns) =>
        $"[{string.Join(", ", columns.Select(column => $"{{{(column.Comment is null ? "" : $"Comment: {column.Comment}, ")}Name: {column.Name}, Type: {column.Type}}}"))}]";

    private static Dictionary<string, string?> Parameters(Origin origin, Dataset dataset)
    {
        var contract = ContractOf(origin, dataset);
        var days = (int)Math.Ceiling(dataset.ServiceLevel.Retention?.TotalDays ?? int.Parse(origin.Setting("retention.dataDays")));
        var parameters = new Dictionary<string, string?>
        {
            ["EXTERNAL"] = "TRUE",
            ["classification"] = "parquet",
            ["contract.id"] = contract.Id,
            ["contract.version"] = contract.Version,
            ["contract.status"] = contract.Status,
            ["domain"] = contract.Domain,
            ["dataProduct"] = contract.DataProduct,
            ["owner"] = Owner(contract),
            ["sla.latency"] = Duration(dataset.ServiceLevel.Latency),
            ["sla.retention"] = Duration(dataset.ServiceLevel.Retention),
            ["sla.frequency"] = Duration(dataset.ServiceLevel.Frequency),
        };
        foreach (var (name, value) in dataset.PartitionKeys.SelectMany(key => PartitionProjection.Of(key, dataset, days).Parameters(key.Column.Value)))
            parameters[name] = value;
        if (dataset.PartitionKeys.Any())
        {
            parameters["projection.enabled"] = "true";
            parameters["storage.location.template"] = $"s3://<Bucket Data>/data/{dataset.Table}/{string.Concat(dataset.PartitionKeys.Select(key => $"{key.Column}=${{{key.Column}}}/"))}";
        }

        return parameters;
    }

    private static string Sorted(Dictionary<string, string?> members) =>
        $"{{{string.Join(", ", members.Where(member => member.Value is not null).OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}: {member.Value}"))}}}";

    private static DataContract ContractOf(Origin origin, Dataset dataset) => origin.Contracts.Single(one => one.Datasets.Contains(dataset));

    private static string? Owner(DataContract contract) =>
        contract.Team?.Name ?? contract.Team?.Members.FirstOrDefault(member => string.Equals(member.Role, "owner", StringComparison.OrdinalIgnoreCase))?.Username;

    private static string? Duration(TimeSpan? time) => time is { } known ? XmlConvert.ToString(known) : null;

    private static IEnumerable<string> Decodes(CloudAssembly assembly, Evaluator evaluator) =>
        from dataset in Origin.Of(assembly).Datasets
        let text = evaluator.Text(Of(assembly, Table, "TableInput.Name", $"{dataset.Table}_quarantine_decoded")["TableInput.ViewOriginalText"])
        let view = JsonNode.Parse(Encoding.UTF8.GetString(System.Convert.FromBase64String(text["/* Presto View: ".Length..^" */".Length])))!
        where !text.EndsWith(" */", StringComparison.Ordinal) || view["originalSql"]!.ToString() != Origin.Of(assembly).Once($"view {dataset.Table}", () => QuarantineView.Sql(dataset)) || view["schema"]!.ToString() != $"referencepipeline_{Origin.Of(assembly).Stage}"
        select $"{dataset.Table}: {view}";

    private static IEnumerable<string> HasItsSchema(CloudAssembly assembly, Evaluator evaluator) =>
        from contract in Origin.Of(assembly).Contracts
        from dataset in contract.Datasets
        let schema = Of(assembly, Schema, "Name", dataset.Table.Value)
        let version = assembly.Of(Version).SingleOrDefault(one => one.Find("Schema.SchemaArn")?.Target == schema)
        where !string.Equals(Told.Of(schema, "Compatibility"), contract.SchemaCompatibility.ToString(), StringComparison.OrdinalIgnoreCase) || version is null || Told.Of(version, "SchemaDefinition") != Origin.Of(assembly).Once($"schema {dataset.Table}", () => JsonSchema.Registered(contract, dataset))
        select $"{dataset.Table}: {Told.Of(schema, "Compatibility")}";

    private static IEnumerable<string> HasItsRules(CloudAssembly assembly, Evaluator evaluator) =>
        from dataset in Origin.Of(assembly).Datasets
        where Rules(assembly, dataset).Length > 0
        let database = $"referencepipeline_{Origin.Of(assembly).Stage}"
        let rules = Of(assembly, Ruleset, "TargetTable.TableName", dataset.Table.Value)
        where Told.Of(rules, "Ruleset") != Rules(assembly, dataset) || Told.Of(rules, "Name") != $"{database}_{dataset.Table}" || Told.Of(rules, "TargetTable.DatabaseName") != database
        select $"{dataset.Table}: {Told.Of(rules, "Ruleset")}";

    private static IEnumerable<string> IsMeasured(CloudAssembly assembly, Evaluator evaluator)
    {
        foreach (var dataset in Origin.Of(assembly).Active.Where(dataset => Rules(assembly, dataset).Length > 0))
        {
            var run = Of(assembly, Schedule, "Description", $"Measures the quality rules of {dataset.Table}");
            var request = JsonNode.Parse(evaluator.Text(run["Target.Input"]))!;
            var days = Math.Max(1, (int)(dataset.ServiceLevel.Frequency?.TotalDays ?? 1));
            var ruleset = Of(assembly, Ruleset, "TargetTable.TableName", dataset.Table.Value);
            var day = dataset.PartitionKeys.FirstOrDefault(key => key.Type is DateType)?.Column;
            var predicate = day is null ? null : $"{day} >= date_sub(current_date(), {days}) and {day} < current_date()";
            var promised = new JsonObject
            {
                ["DataSource"] = new JsonObject { ["GlueTable"] = new JsonObject { ["DatabaseName"] = $"referencepipeline_{Origin.Of(assembly).Stage}", ["TableName"] = dataset.Table.Value } },
                ["RulesetNames"] = new JsonArray(ruleset["Name"].Literal),
                ["Role"] = evaluator.ArnOf(PromiseTable.Named(assembly, "AWS::IAM::Role Measures the contracts' quality rules").Single()),
                ["NumberOfWorkers"] = 2,
                ["Timeout"] = 60,
                ["ClientToken"] = $"{dataset.Table.Dashed}-<aws.scheduler.scheduled-time>",
                ["AdditionalRunOptions"] = new JsonObject { ["CloudWatchMetricsEnabled"] = true },
            };
            if (predicate is not null)
                promised["DataSource"]!["GlueTable"]!["AdditionalOptions"] = new JsonObject { ["pushDownPredicate"] = predicate };
            if (!JsonNode.DeepEquals(request, promised) || Told.Of(run, "ScheduleExpression") != (days == 1 ? "cron(30 3 * * ? *)" : $"rate({days} days)") || !ruleset.IsMadeBefore(run))
                yield return $"{dataset.Table}: {request.ToJsonString()} at {Told.Of(run, "ScheduleExpression")}";
        }
    }

    private static string Rules(CloudAssembly assembly, Dataset dataset) => Origin.Of(assembly).Once($"rules {dataset.Table}", () => Dqdl.Of(dataset).Text ?? "");

    private static TemplateResource Of(CloudAssembly assembly, string type, string path, string value) => assembly.Of(type).Single(resource => Told.Of(resource, path) == value);
}
