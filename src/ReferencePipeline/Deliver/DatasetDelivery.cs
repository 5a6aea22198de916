using ReferencePipeline.Contracts;
using ReferencePipeline.Policy;
using ReferencePipeline.Settings;
using Firehose = Amazon.CDK.AWS.KinesisFirehose;
using Logs = Amazon.CDK.AWS.Logs;

namespace ReferencePipeline.Deliver;

/// <summary>One dataset's way from stream to lake.</summary>
public sealed class DatasetDelivery : Construct
{
    internal DatasetDelivery(Construct scope, PipelineSettings settings, DataContract contract, Dataset dataset, DeliverInputs inputs, Salts salts, Logs.CfnLogGroup logs)
        : base(scope, dataset.Table.ConstructId())
    {
        Transform = new TransformFunction(this, settings, contract, dataset, inputs, salts);
        var parquetLog = LogStream("ParquetLog", $"{dataset.Table}/parquet", logs);
        var rawLog = settings.Delivery.RawBackup ? LogStream("RawLog", $"{dataset.Table}/raw", logs) : null;
        var access = new DeliveryAccess(dataset, inputs, Transform, logs);
        var role = access.Role(this, settings);

        Stream = new Firehose.CfnDeliveryStream(this, "Delivery", new Firehose.CfnDeliveryStreamProps
        {
            DeliveryStreamType = "KinesisStreamAsSource",
            KinesisStreamSourceConfiguration = new Firehose.CfnDeliveryStream.KinesisStreamSourceConfigurationProperty
            {
                KinesisStreamArn = inputs.Streams.Of(dataset).Stream.AttrArn,
                RoleArn = role.RoleArn,
            },
            ExtendedS3DestinationConfiguration = new Destination(dataset, settings, inputs, role.RoleArn, Transform.Arn).Configuration(logs, parquetLog, rawLog),
        });
    }

    public Firehose.CfnDeliveryStream Stream { get; }

    public TransformFunction Transform { get; }

    private Logs.CfnLogStream LogStream(string id, string name, Logs.CfnLogGroup group) =>
        new(this, id, new Logs.CfnLogStreamProps { LogGroupName = group.Ref, LogStreamName = name });
}
