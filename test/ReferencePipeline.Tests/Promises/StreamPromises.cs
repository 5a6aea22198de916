using ReferencePipeline.Templates;
using static ReferencePipeline.Tests.Promises.PolicyText;

namespace ReferencePipeline.Tests.Promises;

internal static class StreamPromises
{
    private const string Stream = "AWS::Kinesis::Stream", Producer = "AWS::IAM::ManagedPolicy Put records into the stream of $(dataset)";

    public static PromiseTable All { get; } = new("Stream")
    {
        { Stream, "StreamEncryption", "{EncryptionType: KMS, KeyId: <Key LakeKey>}", "A stream is encrypted with the lake's key" },
        { Stream, "DeletionPolicy", "$(removal)", "A stream stays where the stage retains" },
        { Stream, "UpdateReplacePolicy", "$(removal)", "A stream that is replaced stays where the stage retains" },
        { Stream, "DesiredShardLevelMetrics", "[IncomingBytes, IncomingRecords, WriteProvisionedThroughputExceeded, IteratorAgeMilliseconds]", "Where the stage retains, each shard is watched", origin => origin.Retains },
        { "A stream keeps its records as long as the settings say, and two visits of its slowest reader", KeepsLongEnough },
        { "A stream has the capacity that the settings give it", HasItsCapacity },
        { "AWS::IAM::ManagedPolicy", "Path", "/", "A producer's policy is found where policies are" },
        { Producer, Told.Statements, Lines(
            "kinesis:PutRecord kinesis:PutRecords on <Stream $(dataset)>",
            "kms:GenerateDataKey on <Key LakeKey> if StringEquals kms:ViaService kinesis.<Region>.amazonaws.com"), "A producer may put records into one stream, and encrypt them on the way" },
        { "AWS::Kinesis::ResourcePolicy", Told.Statements, "kinesis:PutRecord kinesis:PutRecords on <Stream $(dataset)> for $(other producers)", "Other accounts may put records and nothing else" },
        { "Where there are other producers, each stream lets them in, and not another stream's", (assembly, _) => Origin.Of(assembly).HasOtherProducers ? assembly.Of(Stream).Where(stream => !assembly.Of("AWS::Kinesis::ResourcePolicy").Any(policy => policy.Find("ResourceArn")?.Target == stream && policy["ResourcePolicy.Statement[0].Resource"].Target == stream)).Select(stream => $"{stream} lets nobody in") : [] },
        { "Each stream that takes events has its producers' policy", (assembly, _) => assembly.Of(Stream).Select(Told.Dataset).Except(PromiseTable.Named(assembly, Producer).Select(Told.DatasetBehind)).Select(dataset => $"{dataset} has none") },
        { "Each consumer of the settings reads each stream by a lane of its own", HasItsConsumers },
    };

    private static IEnumerable<string> KeepsLongEnough(CloudAssembly assembly, Evaluator evaluator) =>
        from stream in assembly.Of(Stream)
        let dataset = Origin.Of(assembly).Datasets.Single(one => one.Table.Value == Told.Dataset(stream))
        let hours = Math.Max(int.Parse(Origin.Of(assembly).Setting("stream.retentionHours")), 2 * (dataset.ServiceLevel.Frequency?.TotalHours ?? 0))
        let kept = stream["RetentionPeriodHours"].Json.GetDouble()
        where kept < hours || kept > Math.Ceiling(hours)
        select $"{stream} keeps {kept} hours, not {hours}";

    private static IEnumerable<string> HasItsCapacity(CloudAssembly assembly, Evaluator evaluator) =>
        from stream in assembly.Of(Stream)
        let given = Origin.Of(assembly).Settings["stream"]!["datasets"]![Told.Dataset(stream)!]
        let mode = (given?["mode"]?.ToString() ?? Origin.Of(assembly).Setting("stream.mode")).ToUpperInvariant().Replace('-', '_')
        let shards = mode == "PROVISIONED" ? given!["shards"]!.ToString() : Told.Nothing
        where Told.Of(stream, "StreamModeDetails") != $"{{StreamMode: {mode}}}" || Told.Of(stream, "ShardCount") != shards
        select $"{stream} is {Told.Of(stream, "StreamModeDetails")} with {Told.Of(stream, "ShardCount")} shards, not {mode} with {shards}";

    private static IEnumerable<string> HasItsConsumers(CloudAssembly assembly, Evaluator evaluator)
    {
        var wanted = assembly.Of(Stream).SelectMany(stream => Origin.Of(assembly).SettingList("stream.fanOutConsumers").Select(name => $"{name} of <{Told.Of(stream)}>")).ToHashSet();
        wanted.SymmetricExceptWith(assembly.Of("AWS::Kinesis::StreamConsumer").Select(one => $"{Told.Of(one, "ConsumerName")} of {Told.Of(one, "StreamARN")}"));
        return wanted;
    }
}
