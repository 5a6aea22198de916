namespace ReferencePipeline.Templates.Rules.Kinesis;

internal sealed class StreamKeepsAWeek() : Rule(
    "kinesis-keeps-a-week",
    "A stream keeps its records for a week at least, and for a year at most.",
    "What fails on a Friday evening is mended on Monday, and what the stream has dropped by then is gone. Its default is a day; security checks are content with less. Kinesis takes 8760 hours at most.",
    "https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html")
{
    public const string Type = "AWS::Kinesis::Stream";
    private const int Least = 168, Most = 8760;

    public override IReadOnlyList<string> Violating => [With(""" "RetentionPeriodHours": 12 """), With(""" "RetentionPeriodHours": 8761 """), With("")];

    public override string Compliant => With(""" "RetentionPeriodHours": 168 """);

    public override IEnumerable<Finding> Check(RuleScope scope) =>
        from stream in scope.Of(Type)
        let hours = scope.Number(stream.Find("RetentionPeriodHours"))
        where hours is null or < Least or > Most
        select At(stream, "RetentionPeriodHours", hours is null ? "is left out, which means a day" : $"is {hours}", $"write {Least} to {Most}");

    private static string With(string retention) => $$"""
        { "Wrong": { "Type": "AWS::Kinesis::Stream", "Properties": { {{retention}} } } }
        """;
}
