namespace ReferencePipeline.Templates.Rules.Firehose;

internal sealed class RetryEnds() : Rule(
    "firehose-partitioning-retry-ends",
    "A delivery stream that partitions gives up on a record after two hours at most.",
    "Firehose takes 0 to 7200 seconds, and refuses the stream otherwise.",
    "https://docs.aws.amazon.com/firehose/latest/APIReference/API_RetryOptions.html")
{
    private const int Most = 7200;

    public override IReadOnlyList<string> Violating => [With(7201)];

    public override string Compliant => With(7200);

    public override IEnumerable<Finding> Check(RuleScope scope) => S3Destination.In(scope)
        .Select(to => (To: to, Seconds: scope.Number(to.Value.Find("DynamicPartitioningConfiguration.RetryOptions.DurationInSeconds"))))
        .Where(one => one.Seconds is < 0 or > Most)
        .Select(one => At(one.To.Stream, one.To.Path("DynamicPartitioningConfiguration.RetryOptions.DurationInSeconds"), $"retries for {one.Seconds} s", $"write 0 to {Most}"));

    private static string With(int seconds) => $$"""
        { "Wrong": { "Type": "AWS::KinesisFirehose::DeliveryStream", "Properties": { "ExtendedS3DestinationConfiguration": {
            "DynamicPartitioningConfiguration": { "Enabled": true, "RetryOptions": { "DurationInSeconds": {{seconds}} } } } } } }
        """;
}
