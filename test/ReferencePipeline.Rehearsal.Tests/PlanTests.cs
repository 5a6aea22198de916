using System.Text.Json.Nodes;
using ReferencePipeline.Rehearsal.Plan;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Rehearsal.Tests;

public sealed class PlanTests
{
    private const string To = TripsAssembly.Destination;

    [Fact]
    public void A_plan_is_what_the_templates_say()
    {
        using var folder = new Folder();

        var delivery = Assert.Single(TripsAssembly.Trips().Plan(folder).Deliveries);

        Assert.Equal("App/Delivery", delivery.Where);
        Assert.Equal(new StreamPlan("App-Stream", 2), delivery.Stream);
        Assert.Equal("trips", delivery.Dataset.Name);
        Assert.Equal(["trip_id bigint BIGINT", "started_at timestamp TIMESTAMP", "rider string VARCHAR",
            "stops array<struct<name:string,tags:array<string>>> STRUCT(\"name\" VARCHAR, \"tags\" VARCHAR[])[]", "extras map<string,bigint> MAP(VARCHAR, BIGINT)"],
            delivery.Table.Columns.Select(column => $"{column.Name} {column.HiveType} {column.Type}"));
        Assert.Equal("the-lake", delivery.Data.Bucket);
        Assert.Equal((64L << 20, TimeSpan.FromMinutes(15), ".parquet"), (delivery.Data.BufferBytes, delivery.Data.Interval, delivery.Data.Extension));
        Assert.Equal((true, ".gz", 100L << 20), (delivery.Raw!.IsGzip, delivery.Raw.Extension, delivery.Raw.BufferBytes));
        Assert.Equal(new ParquetPlan("SNAPPY", 268_435_456, HasDictionaries: false), delivery.Parquet);
    }

    public static TheoryData<string, string, string> Changes => new()
    {
        { $"{To}.BufferingHints.SizeInMBs", "96", "96 MiB" },
        { $"{To}.BufferingHints.IntervalInSeconds", "120", "120 s" },
        { $"{To}.Prefix", "\"elsewhere/!{partitionKeyFromLambda:city}/\"", "elsewhere/!{partitionKeyFromLambda:city}/" },
        { $"{To}.ErrorOutputPrefix", "\"bad/!{firehose:error-output-type}/\"", "bad/!{firehose:error-output-type}/" },
        { $"{To}.FileExtension", "\".pq\"", ".pq" },
        { $"{To}.S3BackupMode", "\"Disabled\"", "no backup" },
        { $"{To}.DataFormatConversionConfiguration.OutputFormatConfiguration.Serializer.ParquetSerDe.Compression", "\"GZIP\"", "GZIP" },
        { $"{To}.DataFormatConversionConfiguration.OutputFormatConfiguration.Serializer.ParquetSerDe.EnableDictionaryCompression", "true", "dictionaries" },
        { "Lake.Properties.BucketName", "\"another-lake\"", "another-lake" },
        { "Stream.Properties.ShardCount", "7", "7 shards" },
        { "Stream.Properties.StreamModeDetails", """{ "StreamMode": "ON_DEMAND" }""", "shards by itself" },
        { "Delivery.Properties.DeliveryStreamName", "\"by-another-name\"", "by-another-name" },
        { $"{TripsAssembly.Columns}.0.Type", "\"decimal(20,0)\"", "trip_id DECIMAL(20,0)" },
        { $"{TripsAssembly.Columns}.2.Name", "\"passenger\"", "passenger VARCHAR" },
    };

    [Theory, MemberData(nameof(Changes))]
    public void A_changed_template_changes_the_plan(string path, string value, string told)
    {
        using var before = new Folder();
        using var after = new Folder();

        Assert.DoesNotContain(told, Told(TripsAssembly.Trips().Plan(before)));
        Assert.Contains(told, Told(TripsAssembly.Trips().With(path, JsonNode.Parse(value)).Plan(after)));
    }

    public static TheoryData<string, string?, string> Refusals => new()
    {
        { $"{To}.Surprise", "1", "App/Delivery: ExtendedS3DestinationConfiguration.Surprise: is not understood here" },
        { $"{To}.Prefix", "\"data/!{partitionKeyFromLambda:town}/\"", "Prefix: names the key 'town', which the transform function does not hand over; name city" },
        { $"{To}.Prefix", "\"data/!{partitionKeyFromQuery:city}/\"", "Prefix: '!{partitionKeyFromQuery:city}' is not understood here" },
        { $"{To}.Prefix", "\"data/!{partitionKeyFromLambda:city}/!{timestamp:YYYY}/\"", "'YYYY' is the year of the week" },
        { $"{To}.ErrorOutputPrefix", null, "ErrorOutputPrefix: is missing, and Prefix holds expressions" },
        { $"{To}.ErrorOutputPrefix", "\"bad/!{timestamp:yyyy}/\"", "ErrorOutputPrefix: holds expressions without !{firehose:error-output-type}" },
        { $"{To}.DynamicPartitioningConfiguration.Enabled", "false", "DynamicPartitioningConfiguration: is off, and the prefix names keys" },
        { $"{To}.BufferingHints.SizeInMBs", "5", "BufferingHints.SizeInMBs: is 5, which AWS refuses; write a whole number from 64 to 128" },
        { $"{To}.CompressionFormat", "\"GZIP\"", "CompressionFormat: is 'GZIP'" },
        { $"{To}.ProcessingConfiguration.Enabled", "false", "ProcessingConfiguration.Processors: holds 0 processors that are enabled" },
        { $"{To}.ProcessingConfiguration.Processors.0.Type", "\"MetadataExtraction\"", "Processors[0].Type: is 'MetadataExtraction', which is not understood here" },
        { $"{To}.DataFormatConversionConfiguration.SchemaConfiguration.TableName", "\"other\"", "SchemaConfiguration.TableName: is db.other, which no template makes" },
        { $"{To}.DataFormatConversionConfiguration.InputFormatConfiguration.Deserializer", """{ "HiveJsonSerDe": {} }""", "Deserializer: reads by another class" },
        { $"{TripsAssembly.Columns}.0.Type", "\"uniontype<int>\"", "App/Table: TableInput.StorageDescriptor.Columns[0].Type: 'uniontype<int>' is no type that is known here" },
        { "Function.Properties.Code.S3Key", "\"9999.zip\"", "App/Function: Code.S3Key: is 9999.zip, and the assembly holds no such asset" },
        { "Function.Properties.Environment.Variables.DATASET", "\"rides\"", "App/Function: Code.S3Key: is an asset that is no transform function of ours: contract.odcs.yaml holds no dataset 'rides'" },
    };

    [Theory, MemberData(nameof(Refusals))]
    public void What_is_not_understood_is_refused_with_its_place(string path, string? value, string reason)
    {
        using var folder = new Folder();

        var refused = Assert.Throws<AssemblyException>(() => TripsAssembly.Trips().With(path, value is null ? null : JsonNode.Parse(value)).Plan(folder));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_without_a_contract_in_its_asset_is_nobody_that_can_be_rehearsed()
    {
        using var folder = new Folder();
        var assembly = TripsAssembly.Trips();
        assembly.Plan(folder);
        File.Delete(folder["asset.0123/contract.odcs.yaml"]);

        var refused = Assert.Throws<AssemblyException>(() => RehearsalPlan.Read(CloudAssembly.Load(folder.Path)));

        Assert.StartsWith("App/Function: Code.S3Key: is an asset that is no transform function of ours: There is no contract.odcs.yaml", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_salt_that_the_function_is_not_given_is_missed_here_too()
    {
        using var folder = new Folder();
        var assembly = TripsAssembly.Of(Repository.PathOf("contracts", "page-views.odcs.yaml"), "page_views").With("Function.Properties.Environment.Variables.SALTS", "{}");

        var refused = Assert.Throws<AssemblyException>(() => assembly.Plan(folder));

        Assert.Contains("Environment.Variables.SALTS: names no secret for 'page-views/email-salt'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_that_no_template_makes_is_left_out_and_said()
    {
        using var folder = new Folder();

        var plan = TripsAssembly.Trips().With("Delivery.Properties.KinesisStreamSourceConfiguration.KinesisStreamARN", "arn:aws:kinesis:eu-central-1:111122223333:stream/elsewhere").Plan(folder);

        Assert.Null(plan.Deliveries[0].Stream);
        Assert.Equal("App/Delivery: KinesisStreamSourceConfiguration.KinesisStreamARN: no template makes the stream, so nothing is said of its shards", Assert.Single(plan.Skipped).ToString());
    }

    [Fact]
    public void An_app_without_a_lake_holds_nothing_to_rehearse()
    {
        using var folder = new Folder();

        var refused = Assert.Throws<AssemblyException>(() => TripsAssembly.Trips().With(To, null).Plan(folder));

        Assert.Contains("App/Delivery: it has another destination than S3", refused.Message, StringComparison.Ordinal);
    }

    private static string Told(RehearsalPlan plan)
    {
        var delivery = plan.Deliveries[0];
        return string.Join('\n', [
            delivery.Name, delivery.Data.Bucket, delivery.Data.Prefix.Text, delivery.Errors.Prefix.Text, delivery.Data.Extension,
            $"{delivery.Data.BufferBytes >> 20} MiB", $"{delivery.Data.Interval.TotalSeconds} s", delivery.Raw is null ? "no backup" : "backup", delivery.Parquet.Compression,
            delivery.Parquet.HasDictionaries ? "with dictionaries" : "plain", delivery.Stream?.Shards is { } shards ? $"{shards} shards" : "shards by itself",
            .. delivery.Table.Columns.Select(column => $"{column.Name} {column.Type}")]);
    }
}
