namespace ReferencePipeline.Templates.Rules.Firehose;

internal sealed class ErrorPrefixUsesNoKey() : Rule(
    "firehose-error-prefix-uses-no-key",
    "An error prefix uses no partition keys.",
    "A record that failed may have none. Firehose refuses the stream.",
    "https://docs.aws.amazon.com/firehose/latest/dev/s3-prefixes.html")
{
    public override IReadOnlyList<string> Violating =>
    [
        With("errors/!{firehose:error-output-type}/!{partitionKeyFromLambda:day}/"),
        With("errors/!{firehose:error-output-type}/!{partitionKeyFromQuery:day}/"),
    ];

    public override string Compliant => With("errors/!{firehose:error-output-type}/!{timestamp:yyyy-MM-dd}/");

    public override IEnumerable<Finding> Check(RuleScope scope) => S3Destination.In(scope)
        .Where(to => Expressions.In(scope.Text(to.ErrorPrefix)).Any(one => one.Namespace.StartsWith("partitionKey", StringComparison.Ordinal)))
        .Select(to => At(to.Stream, to.Path("ErrorOutputPrefix"), $"uses a partition key in '{scope.Text(to.ErrorPrefix)}'", "use !{timestamp:…}"));

    private static string With(string errors) => $$"""
        { "Wrong": { "Type": "AWS::KinesisFirehose::DeliveryStream", "Properties": { "ExtendedS3DestinationConfiguration": {
            "Prefix": "data/!{partitionKeyFromLambda:day}/", "ErrorOutputPrefix": "{{errors}}" } } } }
        """;
}
