using System.Text.Json.Nodes;
using ReferencePipeline.Contracts;
using ReferencePipeline.Contracts.Dialects;
using ReferencePipeline.Rehearsal.Plan;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Rehearsal.Tests;

/// <summary>An app of one delivery stream that nobody has synthesized, to change in one place and see what that changes.</summary>
internal sealed class TripsAssembly
{
    public const string Destination = "Delivery.Properties.ExtendedS3DestinationConfiguration";
    public const string Columns = "Table.Properties.TableInput.StorageDescriptor.Columns";

    private readonly JsonNode _resources;
    private readonly string _contract;

    private TripsAssembly(string contract, Dataset dataset, JsonNode resources) => (_contract, Dataset, _resources) = (contract, dataset, resources);

    public Dataset Dataset { get; }

    public static TripsAssembly Trips() => Of(Repository.PathOf("test", "ReferencePipeline.Rehearsal.Tests", "trips.odcs.yaml"), "trips");

    /// <summary>The same app around another contract.</summary>
    public static TripsAssembly Of(string contract, string table)
    {
        var dataset = ContractFile.Read(contract).ContractOrThrow().Datasets.Single(candidate => candidate.Table.Value == table);
        return new(contract, dataset, Resources(dataset));
    }

    /// <summary>Sets a value by its path, like <c>Table.Properties.TableInput.Name</c>; <c>null</c> takes it away.</summary>
    public TripsAssembly With(string path, JsonNode? value)
    {
        var steps = path.Split('.');
        var at = steps[..^1].Aggregate(_resources, (node, step) => int.TryParse(step, out var index) ? node[index]! : node[step]!);
        if (int.TryParse(steps[^1], out var last))
            at.AsArray()[last] = value;
        else if (value is null)
            at.AsObject().Remove(steps[^1]);
        else
            at[steps[^1]] = value;
        return this;
    }

    public RehearsalPlan Plan(Folder folder)
    {
        var asset = Directory.CreateDirectory(folder["asset.0123"]).FullName;
        File.Copy(_contract, Path.Combine(asset, "contract.odcs.yaml"), overwrite: true);
        folder.Write("App.assets.json", """{ "files": { "0123": { "source": { "path": "asset.0123" }, "destinations": { "here": { "objectKey": "0123.zip" } } } } }""");
        folder.Write("App.template.json", new JsonObject { ["Resources"] = _resources.DeepClone() }.ToJsonString());
        folder.Write("manifest.json", """{ "artifacts": { "App": { "type": "aws:cloudformation:stack", "properties": { "templateFile": "App.template.json" } } } }""");
        return RehearsalPlan.Read(CloudAssembly.Load(folder.Path));
    }

    private static JsonObject Resources(Dataset dataset) => JsonNode.Parse($$"""
        {
          "Stream": { "Type": "AWS::Kinesis::Stream", "Properties": { "ShardCount": 2 } },
          "Lake": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": "the-lake" } },
          "Function": { "Type": "AWS::Lambda::Function", "Properties": {
            "Code": { "S3Bucket": "assets", "S3Key": "0123.zip" },
            "Environment": { "Variables": { "DATASET": "{{dataset.Table}}", "SALTS": "{ \"page-views/email-salt\": \"arn\" }" } } } },
          "Table": { "Type": "AWS::Glue::Table", "Properties": { "DatabaseName": "db", "TableInput": {
            "Name": "{{dataset.Table}}",
            "Parameters": { "projection.enabled": "true"{{string.Concat(dataset.PartitionKeys.Select(key => $", \"projection.{key.Column}.type\": \"injected\""))}} },
            "PartitionKeys": [{{Listed(GlueColumns.PartitionKeysOf(dataset))}}],
            "StorageDescriptor": { "Location": "s3://the-lake/data/", "Columns": [{{Listed(GlueColumns.Of(dataset))}}] } } } },
          "Crawler": { "Type": "AWS::Glue::Crawler", "Properties": {
            "Targets": { "CatalogTargets": [{ "DatabaseName": "db", "Tables": [{ "Ref": "Table" }] }] },
            "Configuration": "{ \"Version\": 1.0, \"CrawlerOutput\": { \"Partitions\": { \"AddOrUpdateBehavior\": \"InheritFromTable\" } } }",
            "SchemaChangePolicy": { "UpdateBehavior": "LOG", "DeleteBehavior": "LOG" } } },
          "Delivery": { "Type": "AWS::KinesisFirehose::DeliveryStream", "Properties": {
            "DeliveryStreamName": "to-lake",
            "DeliveryStreamType": "KinesisStreamAsSource",
            "KinesisStreamSourceConfiguration": { "KinesisStreamARN": { "Fn::GetAtt": ["Stream", "Arn"] } },
            "ExtendedS3DestinationConfiguration": {
              "BucketARN": { "Fn::GetAtt": ["Lake", "Arn"] },
              "Prefix": "data/{{string.Concat(dataset.PartitionKeys.Select(key => $"{key.Column}=!{{partitionKeyFromLambda:{key.Column}}}/"))}}",
              "ErrorOutputPrefix": "errors/!{firehose:error-output-type}/day=!{timestamp:yyyy-MM-dd}/",
              "BufferingHints": { "SizeInMBs": 64, "IntervalInSeconds": 900 },
              "DynamicPartitioningConfiguration": { "Enabled": true },
              "ProcessingConfiguration": { "Enabled": true, "Processors": [
                { "Type": "Lambda", "Parameters": [{ "ParameterName": "LambdaArn", "ParameterValue": { "Fn::GetAtt": ["Function", "Arn"] } }] }] },
              "DataFormatConversionConfiguration": {
                "Enabled": true,
                "InputFormatConfiguration": { "Deserializer": { "OpenXJsonSerDe": { "CaseInsensitive": false } } },
                "OutputFormatConfiguration": { "Serializer": { "ParquetSerDe": { "Compression": "SNAPPY" } } },
                "SchemaConfiguration": { "DatabaseName": "db", "TableName": { "Ref": "Table" }, "VersionId": "LATEST" } },
              "S3BackupMode": "Enabled",
              "S3BackupConfiguration": {
                "BucketARN": { "Fn::GetAtt": ["Lake", "Arn"] },
                "Prefix": "raw/!{timestamp:yyyy/MM/dd}/",
                "CompressionFormat": "GZIP",
                "BufferingHints": { "SizeInMBs": 100, "IntervalInSeconds": 900 } } } } }
        }
        """)!.AsObject();

    private static string Listed(IEnumerable<GlueColumn> columns) => string.Join(',', columns.Select(column => $$"""{ "Name": "{{column.Name}}", "Type": "{{column.Type}}" }"""));
}
