namespace ReferencePipeline.Templates.Rules.Firehose;

internal sealed class FailuresAreLogged() : Rule(
    "firehose-failures-are-logged",
    "Each place that a delivery stream writes to has a log for what goes wrong.",
    "The metrics say that a delivery failed. Only the log says why, and it cannot be had afterwards.",
    "https://docs.aws.amazon.com/firehose/latest/dev/monitoring-with-cloudwatch-logs.html")
{
    public override IReadOnlyList<string> Violating => [With("false"), """{ "Wrong": { "Type": "AWS::KinesisFirehose::DeliveryStream", "Properties": { "ExtendedS3DestinationConfiguration": {} } } }"""];

    public override string Compliant => With("true");

    public override IEnumerable<Finding> Check(RuleScope scope) => S3Destination.In(scope)
        .Where(to => !scope.Is(to.Value.Find("CloudWatchLoggingOptions.Enabled"), "true") || to.Value.Find("CloudWatchLoggingOptions.LogStreamName") is null)
        .Select(to => At(to.Stream, to.Path("CloudWatchLoggingOptions"), "logs nothing", "turn it on, and name a log group and a log stream"));

    private static string With(string enabled) => $$"""
        { "Wrong": { "Type": "AWS::KinesisFirehose::DeliveryStream", "Properties": { "ExtendedS3DestinationConfiguration": {
            "CloudWatchLoggingOptions": { "Enabled": {{enabled}}, "LogGroupName": "deliveries", "LogStreamName": "orders" } } } } }
        """;
}
