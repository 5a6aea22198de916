namespace ReferencePipeline.Templates.Rules.Firehose;

internal sealed class CalendarYear() : Rule(
    "firehose-year-is-of-the-calendar",
    "A prefix with a year has `yyyy`, never `YYYY`.",
    "`YYYY` is the year that the week belongs to: what arrives in the last days of December lands in next year's folder, where nobody looks for it.",
    "https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/time/format/DateTimeFormatter.html")
{
    public override IReadOnlyList<string> Violating => [With("data/!{timestamp:YYYY/MM/dd}/")];

    public override string Compliant => With("data/!{timestamp:yyyy/MM/dd}/");

    public override IEnumerable<Finding> Check(RuleScope scope) =>
        from to in S3Destination.In(scope)
        from name in new[] { "Prefix", "ErrorOutputPrefix" }
        let prefix = scope.Text(to.Value.Find(name))
        where Expressions.In(prefix).Any(one => one.Namespace == "timestamp" && one.Value.Contains('Y', StringComparison.Ordinal))
        select At(to.Stream, to.Path(name), $"has the week's year in '{prefix}'", "write yyyy");

    private static string With(string prefix) => $$"""
        { "Wrong": { "Type": "AWS::KinesisFirehose::DeliveryStream", "Properties": { "ExtendedS3DestinationConfiguration": {
            "Prefix": "{{prefix}}", "ErrorOutputPrefix": "errors/!{firehose:error-output-type}/" } } } }
        """;
}
