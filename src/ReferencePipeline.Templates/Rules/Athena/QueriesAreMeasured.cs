namespace ReferencePipeline.Templates.Rules.Athena;

internal sealed class QueriesAreMeasured() : Rule(
    "athena-queries-are-measured",
    "A workgroup publishes its metrics.",
    "Without them no alarm can see what queries scan and cost, nor that they fail.",
    "https://docs.aws.amazon.com/athena/latest/ug/query-metrics-viewing.html")
{
    public override IReadOnlyList<string> Violating => [With("{}"), With("""{ "PublishCloudWatchMetricsEnabled": false }""")];

    public override string Compliant => With("""{ "PublishCloudWatchMetricsEnabled": true }""");

    public override IEnumerable<Finding> Check(RuleScope scope) => scope.Of(WorkGroupDecides.Type)
        .Where(group => !scope.Is(group.Find("WorkGroupConfiguration.PublishCloudWatchMetricsEnabled"), "true"))
        .Select(group => At(group, "WorkGroupConfiguration.PublishCloudWatchMetricsEnabled", "is not true", "write true"));

    private static string With(string configuration) => $$"""
        { "Wrong": { "Type": "AWS::Athena::WorkGroup", "Properties": { "Name": "analysts", "WorkGroupConfiguration": {{configuration}} } } }
        """;
}
