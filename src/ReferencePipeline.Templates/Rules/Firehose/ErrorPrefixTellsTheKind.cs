namespace ReferencePipeline.Templates.Rules.Firehose;

internal sealed class ErrorPrefixTellsTheKind() : Rule(
    "firehose-error-prefix-tells-the-kind",
    "A prefix with expressions has an error prefix beside it, and that names the kind of error.",
    "Firehose refuses an expression in a prefix without one. Without `!{firehose:error-output-type}` in it, records that failed to convert lie among those that the function refused, and nobody can replay one kind.",
    "https://docs.aws.amazon.com/firehose/latest/dev/s3-prefixes.html")
{
    private const string Kind = "error-output-type";

    public override IReadOnlyList<string> Violating =>
    [
        With(""" "Prefix": "data/!{timestamp:yyyy}/" """),
        With(""" "Prefix": "data/!{timestamp:yyyy}/", "ErrorOutputPrefix": "errors/!{timestamp:yyyy}/" """),
    ];

    public override string Compliant => With(""" "Prefix": "data/!{timestamp:yyyy}/", "ErrorOutputPrefix": "errors/!{firehose:error-output-type}/" """);

    public override IEnumerable<Finding> Check(RuleScope scope)
    {
        foreach (var to in S3Destination.In(scope))
        {
            var errors = scope.Text(to.ErrorPrefix);
            if (to.ErrorPrefix is null && Expressions.Has(scope.Text(to.Prefix)))
                yield return At(to.Stream, to.Path("ErrorOutputPrefix"), "is missing beside a prefix with expressions", $"write one with !{{firehose:{Kind}}}");
            else if (errors is not null && !Expressions.In(errors).Contains(("firehose", Kind)))
                yield return At(to.Stream, to.Path("ErrorOutputPrefix"), $"is '{errors}', which does not tell what failed", $"add !{{firehose:{Kind}}}");
        }
    }

    private static string With(string prefixes) => $$"""
        { "Wrong": { "Type": "AWS::KinesisFirehose::DeliveryStream", "Properties": { "ExtendedS3DestinationConfiguration": { {{prefixes}} } } } }
        """;
}
