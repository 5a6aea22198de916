namespace ReferencePipeline.Templates.Rules.Firehose;

internal sealed class ErrorsLieOutsideTheData() : Rule(
    "firehose-errors-lie-outside-the-data",
    "What failed lies outside the prefix of the data, and data outside that of the errors.",
    "Readers of a table list everything under its prefix: a record that failed to convert would break their queries, or become data.",
    "https://docs.aws.amazon.com/firehose/latest/dev/s3-prefixes.html")
{
    public override IReadOnlyList<string> Violating =>
    [
        With("data/!{timestamp:yyyy}/", "data/errors/!{firehose:error-output-type}/"),
        With("all/data/!{timestamp:yyyy}/", "all/!{firehose:error-output-type}/"),
    ];

    public override string Compliant => With("data/!{timestamp:yyyy}/", "errors/!{firehose:error-output-type}/");

    public override IEnumerable<Finding> Check(RuleScope scope) =>
        from to in S3Destination.In(scope)
        let data = scope.Text(to.Prefix)
        let errors = scope.Text(to.ErrorPrefix)
        where data is not null && errors is not null
        let one = Expressions.Fixed(data)
        let other = Expressions.Fixed(errors)
        where one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal)
        select At(to.Stream, to.Path("ErrorOutputPrefix"), $"is '{errors}', in the same place as the data in '{data}'", "begin them with different folders");

    private static string With(string data, string errors) => $$"""
        { "Wrong": { "Type": "AWS::KinesisFirehose::DeliveryStream", "Properties": { "ExtendedS3DestinationConfiguration": {
            "Prefix": "{{data}}", "ErrorOutputPrefix": "{{errors}}" } } } }
        """;
}
