using ReferencePipeline.Contracts;
using ReferencePipeline.Policy;
using ReferencePipeline.Settings;
using Iam = Amazon.CDK.AWS.IAM;
using Kinesis = Amazon.CDK.AWS.Kinesis;
using Kms = Amazon.CDK.AWS.KMS;

namespace ReferencePipeline.Streams;

/// <summary>A dataset's stream, its consumers, and the policy that a producer takes on.</summary>
public sealed class DatasetStream : Construct
{
    /// <summary>Each shard's own metrics cost extra; they show a hot key, which the stream's averages hide.</summary>
    private static readonly string[] ShardMetrics = ["IncomingBytes", "IncomingRecords", "WriteProvisionedThroughputExceeded", "IteratorAgeMilliseconds"];

    internal DatasetStream(Construct scope, PipelineSettings settings, DataContract contract, Dataset dataset, Kms.IKey key, RemovalPolicy removal)
        : base(scope, dataset.Table.ConstructId())
    {
        Stream = new Kinesis.CfnStream(this, "Stream", new Kinesis.CfnStreamProps
        {
            RetentionPeriodHours = StreamRetention.Hours(dataset, settings),
            StreamEncryption = new Kinesis.CfnStream.StreamEncryptionProperty { EncryptionType = "KMS", KeyId = key.KeyArn },
            StreamModeDetails = new Kinesis.CfnStream.StreamModeDetailsProperty { StreamMode = Mode(settings, dataset) },
            ShardCount = (settings.Stream.CapacityOf(dataset.Table) as Capacity.Provisioned)?.Shards,
        });
        Stream.ApplyRemovalPolicy(removal);
        if (settings.Removal is Removal.Retain)
            Stream.AddPropertyOverride("DesiredShardLevelMetrics", ShardMetrics);

        foreach (var consumer in settings.Stream.FanOutConsumers)
            _ = new Kinesis.CfnStreamConsumer(this, $"Consumer-{consumer}", new Kinesis.CfnStreamConsumerProps { ConsumerName = consumer, StreamArn = Stream.AttrArn });

        Producer = Producers.PolicyFor(this, dataset, Stream.AttrArn, key);
        if (settings.ProducerAccounts.Count > 0)
            Producers.LetOtherAccountsWrite(this, Stream.AttrArn, settings.ProducerAccounts);
        DatasetTags.Add(this, contract, dataset);
    }

    public Kinesis.CfnStream Stream { get; }

    /// <summary>All that a producer needs, and nothing else.</summary>
    public Iam.CfnManagedPolicy Producer { get; }

    private static string Mode(PipelineSettings settings, Dataset dataset) =>
        settings.Stream.CapacityOf(dataset.Table) is Capacity.Provisioned ? "PROVISIONED" : "ON_DEMAND";
}

/// <summary>How long a stream keeps its records.</summary>
internal static class StreamRetention
{
    public const int MostHours = 8760;

    /// <summary>A reader that comes as often as the contract says may miss one visit and still lose nothing; never less than the stage's own floor.</summary>
    public static int Hours(Dataset dataset, PipelineSettings settings)
    {
        var twoVisits = dataset.ServiceLevel.Frequency is { } frequency ? 2 * frequency.TotalHours : 0;
        return (int)Math.Min(MostHours, Math.Max(settings.Stream.RetentionHours, Math.Ceiling(twoVisits)));
    }
}
