using ReferencePipeline.Contracts;
using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Deliver;

[Collection(nameof(Synthesized))]
public sealed class DeliveryTests(Synthesized synthesized)
{
    private const string To = "ExtendedS3DestinationConfiguration";
    private static readonly string[] Active = ["notes", "orders", "page_views", "parcels", "tickets"];

    public static TheoryData<string, int> Intervals => new()
    {
        // What a latency leaves after the function's 15 s, by the half that Firehose may take longer.
        { "orders", 590 },
        { "page_views", 190 },
        { "tickets", 390 },
        // Promises nothing: the stage's own.
        { "parcels", 333 },
    };

    [Theory, MemberData(nameof(Intervals))]
    public void A_record_is_in_the_lake_when_its_contract_promises(string dataset, int seconds)
    {
        var delivery = Delivery(Variant.Unlike, dataset);

        Assert.Equal((96, seconds), (delivery[$"{To}.BufferingHints.SizeInMBs"].Number, delivery[$"{To}.BufferingHints.IntervalInSeconds"].Number));
    }

    public static TheoryData<string, string> Promises => new()
    {
        { "DeliveryStreamType", "KinesisStreamAsSource" },
        { "KinesisStreamSourceConfiguration.KinesisStreamARN", "<Stream orders>" },
        { $"{To}.BucketARN", "<Bucket Data>" },
        { $"{To}.EncryptionConfiguration.KMSEncryptionConfig.AWSKMSKeyARN", "<Key LakeKey>" },
        { $"{To}.DynamicPartitioningConfiguration.Enabled", "true" },
        { $"{To}.DynamicPartitioningConfiguration.RetryOptions.DurationInSeconds", "777" },
        { $"{To}.DataFormatConversionConfiguration.Enabled", "true" },
        { $"{To}.DataFormatConversionConfiguration.OutputFormatConfiguration.Serializer.ParquetSerDe.Compression", "GZIP" },
        { $"{To}.DataFormatConversionConfiguration.InputFormatConfiguration.Deserializer.OpenXJsonSerDe.CaseInsensitive", "false" },
        { $"{To}.DataFormatConversionConfiguration.SchemaConfiguration.DatabaseName", "referencepipeline_production" },
        { $"{To}.DataFormatConversionConfiguration.SchemaConfiguration.TableName", "orders" },
        { $"{To}.DataFormatConversionConfiguration.SchemaConfiguration.VersionId", "LATEST" },
        { $"{To}.CloudWatchLoggingOptions.Enabled", "true" },
        { $"{To}.CloudWatchLoggingOptions.LogGroupName", "<LogGroup Delivery>" },
        { $"{To}.S3BackupMode", "Disabled" },
    };

    [Theory, MemberData(nameof(Promises))]
    public void A_delivery_stream_keeps_its_promises(string path, string value) =>
        Assert.Equal(value, Delivery(Variant.Unlike, "orders")[path].Text);

    [Fact]
    public void What_AWS_refuses_is_not_asked_for() => Assert.All(synthesized.Of(Variant.Unlike).Of("AWS::KinesisFirehose::DeliveryStream"), delivery =>
    {
        Assert.True(delivery.Find("DeliveryStreamEncryptionConfigurationInput") is null, "a stream that reads from Kinesis has no encryption of its own");
        Assert.True(delivery.Find($"{To}.CompressionFormat") is null, "with conversion, compression is the serializer's");
        Assert.Null(delivery.Find("DeliveryStreamName"));
    });

    [Fact]
    public void Records_are_kept_as_they_came_unless_the_settings_say_no()
    {
        var raw = Delivery(Variant.Sandbox, "page_views");
        const string at = $"{To}.S3BackupConfiguration";

        Assert.Equal("Enabled", raw[$"{To}.S3BackupMode"].Text);
        Assert.Equal("raw/page_views/!{timestamp:yyyy/MM/dd/HH}/", raw[$"{at}.Prefix"].Text);
        Assert.Equal("GZIP", raw[$"{at}.CompressionFormat"].Text);
        Assert.Equal("<Key LakeKey>", raw[$"{at}.EncryptionConfiguration.KMSEncryptionConfig.AWSKMSKeyARN"].Text);
        Assert.Equal(raw[$"{To}.ErrorOutputPrefix"].Text, raw[$"{at}.ErrorOutputPrefix"].Text);
        Assert.Null(Delivery(Variant.Unlike, "page_views").Find(at));
    }

    [Fact]
    public void The_folders_are_the_contracts_partition_keys_and_the_tables_own()
    {
        var templates = synthesized.Of(Variant.Unlike);
        var datasets = Contracts.Where(contract => !contract.IsRetired).SelectMany(contract => contract.Datasets).ToList();

        Assert.Equal(Active, datasets.Select(dataset => dataset.Table.Value).Order(StringComparer.Ordinal));
        foreach (var dataset in datasets.Where(dataset => dataset.PartitionKeys.Any()))
        {
            var delivery = Delivery(Variant.Unlike, dataset.Table.Value);
            var keys = dataset.PartitionKeys.Select(key => key.Column.Value).ToArray();
            var table = templates.Of("AWS::Glue::Table").Single(table => table["TableInput.Name"].Text == dataset.Table.Value);
            Assert.Equal($"data/{dataset.Table}/{string.Concat(keys.Select(key => $"{key}=!{{partitionKeyFromLambda:{key}}}/"))}", delivery[$"{To}.Prefix"].Text);
            Assert.Equal(keys, table["TableInput.PartitionKeys"].Items.Select(key => key["Name"].Literal));
            Assert.Equal($"s3://<Bucket Data>/data/{dataset.Table}/{string.Concat(keys.Select(key => $"{key}=${{{key}}}/"))}", table["TableInput.Parameters"].Member("storage.location.template")?.Text);
        }
    }

    [Fact]
    public void Without_keys_there_is_nothing_to_partition_by()
    {
        var delivery = Delivery(Variant.Unlike, "notes");

        Assert.Equal("data/notes/!{timestamp:yyyy/MM/dd/HH}/", delivery[$"{To}.Prefix"].Text);
        Assert.Null(delivery.Find($"{To}.DynamicPartitioningConfiguration"));
    }

    [Fact]
    public void An_error_prefix_tells_the_kind_and_day_lies_outside_the_data_and_uses_no_key() => Assert.All(Active, dataset =>
    {
        var delivery = Delivery(Variant.Unlike, dataset);

        Assert.Equal($"errors/{dataset}/error_type=!{{firehose:error-output-type}}/error_date=!{{timestamp:yyyy-MM-dd}}/", delivery[$"{To}.ErrorOutputPrefix"].Text);
    });

    [Fact]
    public void The_year_of_a_folder_is_never_the_weeks_year() =>
        Assert.All(synthesized.Of(Variant.Sandbox).Of("AWS::KinesisFirehose::DeliveryStream"), delivery => Assert.DoesNotContain("YYYY", delivery.Json.GetRawText(), StringComparison.Ordinal));

    [Fact]
    public void The_function_gets_batches_whose_answer_fits()
    {
        var delivery = Delivery(Variant.Unlike, "orders");
        var processor = Assert.Single(delivery[$"{To}.ProcessingConfiguration.Processors"].Items);
        var parameters = processor["Parameters"].Items.ToDictionary(one => one["ParameterName"].Literal, one => one["ParameterValue"].Text);

        Assert.Equal("Lambda", processor["Type"].Literal);
        Assert.Equal(new Dictionary<string, string> { ["LambdaArn"] = "<Function orders>", ["NumberOfRetries"] = "3", ["BufferSizeInMBs"] = "0.8", ["BufferIntervalInSeconds"] = "15" }, parameters);
    }

    [Fact]
    public void Each_destination_has_a_log_of_its_own()
    {
        var delivery = Delivery(Variant.Sandbox, "orders");

        Assert.Equal(("orders/parquet", "orders/raw"), (
            delivery[$"{To}.CloudWatchLoggingOptions.LogStreamName"].Follow()["LogStreamName"].Text,
            delivery[$"{To}.S3BackupConfiguration.CloudWatchLoggingOptions.LogStreamName"].Follow()["LogStreamName"].Text));
    }

    private static IReadOnlyList<DataContract> Contracts { get; } =
    [
        .. ContractSet.Load(Repository.PathOf("contracts")).Contracts,
        .. ContractSet.Load(Repository.PathOf("test", "ReferencePipeline.Tests", "Catalog", "Contracts")).Contracts,
        .. ContractSet.Load(Synthesized.Contracts).Contracts,
    ];

    private TemplateResource Delivery(Variant variant, string dataset) => synthesized.Of(variant).OfDataset("AWS::KinesisFirehose::DeliveryStream", dataset);
}
