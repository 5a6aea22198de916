using ReferencePipeline.Contracts;
using ReferencePipeline.Lake;
using ReferencePipeline.Settings;
using Firehose = Amazon.CDK.AWS.KinesisFirehose;
using Logs = Amazon.CDK.AWS.Logs;
using Stream = Amazon.CDK.AWS.KinesisFirehose.CfnDeliveryStream;

namespace ReferencePipeline.Deliver;

/// <summary>How a delivery stream converts, partitions and writes.</summary>
internal sealed class Destination(Dataset dataset, PipelineSettings settings, DeliverInputs inputs, string roleArn, string functionArn)
{
    /// <summary>A file of raw records is for replay, not for queries: as large as the buffers allow.</summary>
    private const int RawMiB = 128;
    private const int RawSeconds = 900;

    private readonly LakePrefixes _prefixes = new(dataset);

    public Stream.ExtendedS3DestinationConfigurationProperty Configuration(Logs.CfnLogGroup logs, Logs.CfnLogStream parquetLog, Logs.CfnLogStream? rawLog) => new()
    {
        BucketArn = inputs.Lake.BucketArn,
        RoleArn = roleArn,
        Prefix = _prefixes.DataExpression,
        ErrorOutputPrefix = _prefixes.ErrorsExpression,
        BufferingHints = new Stream.BufferingHintsProperty
        {
            SizeInMBs = settings.Delivery.BufferMiB,
            IntervalInSeconds = DeliveryTiming.IntervalSeconds(dataset, settings.Delivery),
        },
        EncryptionConfiguration = Encryption(),
        CloudWatchLoggingOptions = Log(logs, parquetLog),
        DynamicPartitioningConfiguration = new Stream.DynamicPartitioningConfigurationProperty
        {
            Enabled = true,
            RetryOptions = new Stream.RetryOptionsProperty { DurationInSeconds = settings.Delivery.RetrySeconds },
        },
        ProcessingConfiguration = new Stream.ProcessingConfigurationProperty { Enabled = true, Processors = new object[] { Processor() } },
        DataFormatConversionConfiguration = Conversion(),
        S3BackupMode = rawLog is null ? "Disabled" : "Enabled",
        S3BackupConfiguration = rawLog is null ? null : new Stream.S3DestinationConfigurationProperty
        {
            BucketArn = inputs.Lake.BucketArn,
            RoleArn = roleArn,
            Prefix = _prefixes.RawExpression,
            ErrorOutputPrefix = _prefixes.ErrorsExpression,
            CompressionFormat = "GZIP",
            BufferingHints = new Stream.BufferingHintsProperty { SizeInMBs = RawMiB, IntervalInSeconds = RawSeconds },
            EncryptionConfiguration = Encryption(),
            CloudWatchLoggingOptions = Log(logs, rawLog),
        },
    };

    private Stream.ProcessorProperty Processor() => new()
    {
        Type = "Lambda",
        Parameters = new object[]
        {
            Parameter("LambdaArn", functionArn),
            Parameter("NumberOfRetries", "3"),
            Parameter("BufferSizeInMBs", TransformFunction.BatchMiB),
            Parameter("BufferIntervalInSeconds", $"{DeliveryTiming.FunctionIntervalSeconds}"),
        },
    };

    private Stream.DataFormatConversionConfigurationProperty Conversion()
    {
        var table = inputs.TableOf(dataset);
        return new()
        {
            Enabled = true,
            InputFormatConfiguration = new Stream.InputFormatConfigurationProperty
            {
                // The function writes the columns' own names. An option is spelled out because an empty choice would be dropped from the template.
                Deserializer = new Stream.DeserializerProperty { OpenXJsonSerDe = new Stream.OpenXJsonSerDeProperty { CaseInsensitive = false } },
            },
            OutputFormatConfiguration = new Stream.OutputFormatConfigurationProperty
            {
                Serializer = new Stream.SerializerProperty
                {
                    ParquetSerDe = new Stream.ParquetSerDeProperty { Compression = settings.Delivery.Compression.ToString().ToUpperInvariant() },
                },
            },
            SchemaConfiguration = new Stream.SchemaConfigurationProperty
            {
                DatabaseName = table.Database,
                TableName = table.Table,
                Region = Aws.REGION,
                VersionId = "LATEST",
                RoleArn = roleArn,
            },
        };
    }

    private Stream.EncryptionConfigurationProperty Encryption() =>
        new() { KmsEncryptionConfig = new Stream.KMSEncryptionConfigProperty { AwskmsKeyArn = inputs.LakeKey.KeyArn } };

    private static Stream.CloudWatchLoggingOptionsProperty Log(Logs.CfnLogGroup group, Logs.CfnLogStream stream) =>
        new() { Enabled = true, LogGroupName = group.Ref, LogStreamName = stream.Ref };

    private static Stream.ProcessorParameterProperty Parameter(string name, string value) => new() { ParameterName = name, ParameterValue = value };
}
