namespace ReferencePipeline.Templates.Rules.Kinesis;

internal sealed class ModeFitsTheShards() : Rule(
    "kinesis-mode-fits-the-shards",
    "A stream on demand names no shards; a provisioned one does.",
    "Kinesis refuses a number of shards for a stream on demand, and a provisioned one without.",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kinesis-stream.html")
{
    public override IReadOnlyList<string> Violating => [With("ON_DEMAND", """, "ShardCount": 2 """), With("PROVISIONED", "")];

    public override string Compliant => With("PROVISIONED", """, "ShardCount": 2 """);

    public override IEnumerable<Finding> Check(RuleScope scope) =>
        from stream in scope.Of(StreamKeepsAWeek.Type)
        let mode = scope.Text(stream.Find("StreamModeDetails.StreamMode")) ?? "PROVISIONED"
        where mode == "ON_DEMAND" == stream.Find("ShardCount") is not null
        select At(stream, "ShardCount", mode == "ON_DEMAND" ? "is given to a stream on demand" : "is missing in a provisioned stream", mode == "ON_DEMAND" ? "remove it" : "write how many, or StreamMode ON_DEMAND");

    private static string With(string mode, string shards) => $$"""
        { "Wrong": { "Type": "AWS::Kinesis::Stream", "Properties": { "StreamModeDetails": { "StreamMode": "{{mode}}" } {{shards}} } } }
        """;
}
