namespace ReferencePipeline.Templates.Rules.Monitoring;

internal sealed class SilenceIsDecided() : Rule(
    "cloudwatch-silence-is-decided",
    "An alarm says what it means when no data comes.",
    "By default it keeps the state that it had: an alarm on a stream that has died stays green, one on a fixed error stays red.",
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html")
{
    public override IReadOnlyList<string> Violating => ["""{ "Wrong": { "Type": "AWS::CloudWatch::Alarm", "Properties": { "MetricName": "Errors" } } }"""];

    public override string Compliant => """{ "Alarm": { "Type": "AWS::CloudWatch::Alarm", "Properties": { "MetricName": "Errors", "TreatMissingData": "notBreaching" } } }""";

    public override IEnumerable<Finding> Check(RuleScope scope) => scope.Of("AWS::CloudWatch::Alarm")
        .Where(alarm => alarm.Find("TreatMissingData") is null)
        .Select(alarm => At(alarm, "TreatMissingData", "is left out", "write breaching, notBreaching, ignore or missing"));
}
