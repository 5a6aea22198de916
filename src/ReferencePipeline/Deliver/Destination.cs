using ReferencePipeline.Contracts;
using ReferencePipeline.Contracts.Validation;
using ReferencePipeline.Lake;
using ReferencePipeline.Settings;
using Cfn = Amazon.CDK.AWS.KinesisFirehose.CfnDeliveryStream;
using Logs = Amazon.CDK.AWS.Logs;

namespace ReferencePipeline.Deliver;

/// <summary>How a delivery stream converts, partitions and writes.</summary>
internal sealed class Destination(Dataset dataset, PipelineSettings settings, DeliverInputs inputs, string roleArn, string functionArn)
{
    /// <summary>A file of raw records is for replay, not for queries: as large as the buffers allow.</summary>
    private const int RawMiB = 128;
    private const int RawSeconds = 900;

    private readonly LakePrefixes _prefixes = new(dataset);

    public Cfn.ExtendedS3DestinationConfigurationProperty Configuration(Logs.CfnLogGroup logs, Logs.CfnLogStream parquetLog, Logs.CfnLogStream? rawLog) => new()
    {
        BucketArn = inputs.Lake.BucketArn,
        RoleArn = roleArn,
        Prefix = _prefixes.DataExpression,
        ErrorOutputPrefix = _prefixes.ErrorsExpression,
        BufferingHints = new Cfn.BufferingHintsProperty
        {
            SizeInMBs = settings.Delivery.BufferMiB,
            IntervalInSeconds = DeliveryTiming.IntervalSeconds(dataset, settings.Delivery),
        },
        EncryptionConfiguration = Encryption(),
        CloudWatchLoggingOptions = Log(logs, parquetLog),
        // Firehose turns it neither on nor off later: a dataset that gains its first key or loses its last is a new dataset (docs/compatibility.md).
        DynamicPartitioningConfiguration = !dataset.PartitionKeys.Any() ? null : new Cfn.DynamicPartitioningConfigurationProperty
        {
            Enabled = true,
            RetryOptions = new Cfn.RetryOptionsProperty { DurationInSeconds = settings.Delivery.RetrySeconds },
        },
        ProcessingConfiguration = new Cfn.ProcessingConfigurationProperty { Enabled = true, Processors = new object[] { Processor() } },
        DataFormatConversionConfiguration = Conversion(),
        S3BackupMode = rawLog is null ? "Disabled" : "Enabled",
        S3BackupConfiguration = rawLog is null ? null : new Cfn.S3DestinationConfigurationProperty
        {
            BucketArn = inputs.Lake.BucketArn,
            RoleArn = roleArn,
            Prefix = _prefixes.RawExpression,
            ErrorOutputPrefix = _prefixes.ErrorsExpression,
            CompressionFormat = "GZIP",
            BufferingHints = new Cfn.BufferingHintsProperty { SizeInMBs = RawMiB, IntervalInSeconds = RawSeconds },
            EncryptionConfiguration = Encryption(),
            CloudWatchLoggingOptions = Log(logs, rawLog),
        },
    };

    private Cfn.ProcessorProperty Processor() => new()
    {
        Type = "Lambda",
        Parameters = new object[]
        {
            Parameter("LambdaArn", functionArn),
            Parameter("NumberOfRetries", "3"),
            Parameter("BufferSizeInMBs", $"{ProcessorBuffer.MegabytesFor(dataset)}"),
            Parameter("BufferIntervalInSeconds", $"{DeliveryTiming.FunctionIntervalSeconds}"),
        },
    };

    private Cfn.DataFormatConversionConfigurationProperty Conversion()
    {
        var table = inputs.TableOf(dataset);
        return new()
        {
            Enabled = true,
            InputFormatConfiguration = new Cfn.InputFormatConfigurationProperty
            {
                // The function writes the columns' own names. An option is spelled out because an empty choice would be dropped from the template.
                Deserializer = new Cfn.DeserializerProperty { OpenXJsonSerDe = new Cfn.OpenXJsonSerDeProperty { CaseInsensitive = false } },
            },
            OutputFormatConfiguration = new Cfn.OutputFormatConfigurationProperty
            {
                Serializer = new Cfn.SerializerProperty
                {
                    ParquetSerDe = new Cfn.ParquetSerDeProperty { Compression = settings.Delivery.Compression.ToString().ToUpperInvariant() },
                },
            },
            SchemaConfiguration = new Cfn.SchemaConfigurationProperty
            {
                DatabaseName = table.Database,
                TableName = table.Table,
                Region = Aws.REGION,
                VersionId = "LATEST",
                RoleArn = roleArn,
            },
        };
    }

    private Cfn.EncryptionConfigurationProperty Encryption() =>
        new() { KmsEncryptionConfig = new Cfn.KMSEncryptionConfigProperty { AwskmsKeyArn = inputs.LakeKey.KeyArn } };

    private static Cfn.CloudWatchLoggingOptionsProperty Log(Logs.CfnLogGroup group, Logs.CfnLogStream stream) =>
        new() { Enabled = true, LogGroupName = group.Ref, LogStreamName = stream.Ref };

    private static Cfn.ProcessorParameterProperty Parameter(string name, string value) => new() { ParameterName = name, ParameterValue = value };
}
