namespace ReferencePipeline.Templates.Rules.Firehose;

internal sealed class BufferFitsTheFormat() : Rule(
    "firehose-buffer-fits-the-format",
    "A delivery stream that converts or partitions buffers 64 to 128 MiB, and one that partitions waits 60 to 900 seconds.",
    "Firehose refuses other values when it creates the stream; a template that leaves them out gets defaults that it refuses, too.",
    "https://docs.aws.amazon.com/firehose/latest/dev/dynamic-partitioning.html")
{
    private const int LeastMiB = 64, MostMiB = 128, LeastSeconds = 60, MostSeconds = 900;

    public override IReadOnlyList<string> Violating =>
    [
        With("""{ "SizeInMBs": 5, "IntervalInSeconds": 300 }"""),
        With("""{ "SizeInMBs": 64, "IntervalInSeconds": 10 }"""),
        With("""{ "IntervalInSeconds": 300 }"""),
    ];

    public override string Compliant => With("""{ "SizeInMBs": 64, "IntervalInSeconds": 300 }""");

    public override IEnumerable<Finding> Check(RuleScope scope)
    {
        foreach (var to in S3Destination.In(scope).Where(to => to.Converts || to.Partitions))
        {
            var (size, seconds) = (scope.Number(to.Value.Find("BufferingHints.SizeInMBs")), scope.Number(to.Value.Find("BufferingHints.IntervalInSeconds")));
            if (size is null ? to.Partitions : size is < LeastMiB or > MostMiB)
                yield return At(to.Stream, to.Path("BufferingHints.SizeInMBs"), $"buffers {(size is null ? "what Firehose decides" : $"{size} MiB")}", $"write {LeastMiB} to {MostMiB}");
            if (to.Partitions && seconds is < LeastSeconds or > MostSeconds)
                yield return At(to.Stream, to.Path("BufferingHints.IntervalInSeconds"), $"waits {seconds} s", $"write {LeastSeconds} to {MostSeconds}");
        }
    }

    private static string With(string hints) => $$"""
        { "Wrong": { "Type": "AWS::KinesisFirehose::DeliveryStream", "Properties": { "ExtendedS3DestinationConfiguration": {
            "BufferingHints": {{hints}}, "DynamicPartitioningConfiguration": { "Enabled": true } } } } }
        """;
}
