using ReferencePipeline.Contracts;
using ReferencePipeline.Govern;
using ReferencePipeline.Policy;
using ReferencePipeline.Settings;
using Assets = Amazon.CDK.AWS.S3.Assets;
using Firehose = Amazon.CDK.AWS.KinesisFirehose;
using Logs = Amazon.CDK.AWS.Logs;

namespace ReferencePipeline.Deliver;

/// <summary>One dataset's way from stream to lake.</summary>
public sealed class DatasetDelivery : Construct
{
    internal DatasetDelivery(
        Construct scope, PipelineSettings settings, DataContract contract, Dataset dataset, DeliverInputs inputs,
        Salts salts, Assets.Asset code, Logs.CfnLogGroup logs, GrantChain? grants, RemovalPolicy removal)
        : base(scope, dataset.Table.ConstructId())
    {
        Transform = new TransformFunction(this, settings, contract, dataset, inputs, salts, code, removal);
        var parquetLog = LogStream("ParquetLog", $"{dataset.Table}/parquet", logs);
        var rawLog = settings.Delivery.RawBackup ? LogStream("RawLog", $"{dataset.Table}/raw", logs) : null;
        var role = new DeliveryAccess(dataset, inputs, Transform, rawLog is null ? [parquetLog] : [parquetLog, rawLog]).Role(this, settings);

        Stream = new Firehose.CfnDeliveryStream(this, "Delivery", new Firehose.CfnDeliveryStreamProps
        {
            DeliveryStreamType = "KinesisStreamAsSource",
            KinesisStreamSourceConfiguration = new Firehose.CfnDeliveryStream.KinesisStreamSourceConfigurationProperty
            {
                KinesisStreamArn = inputs.Streams.Of(dataset).Stream.AttrArn,
                RoleArn = role.AttrArn,
            },
            ExtendedS3DestinationConfiguration = new Destination(dataset, settings, inputs, role.AttrArn, Transform.Arn).Configuration(logs, parquetLog, rawLog),
        });
        // Firehose looks the table up while the stream is made; without the grant, that fails.
        if (grants is not null)
            Stream.AddDependency(grants.Grant(this, "SeesTable", role.AttrArn, new Grantable(inputs.TableOf(dataset).Database, new(settings)).Table(dataset.Table), "DESCRIBE", "SELECT"));
        Accepted.Because(Stream, ["AwsSolutions-KDF1"], "AWS refuses the setting on a delivery stream that reads from Kinesis: the Kinesis stream is encrypted, with the lake's key");
        DatasetTags.Add(this, contract, dataset);
    }

    public Firehose.CfnDeliveryStream Stream { get; }

    public TransformFunction Transform { get; }

    private Logs.CfnLogStream LogStream(string id, string name, Logs.CfnLogGroup group) =>
        new(this, id, new Logs.CfnLogStreamProps { LogGroupName = group.Ref, LogStreamName = name });
}
