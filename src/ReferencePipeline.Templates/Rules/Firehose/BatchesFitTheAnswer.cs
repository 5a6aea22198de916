namespace ReferencePipeline.Templates.Rules.Firehose;

internal sealed class BatchesFitTheAnswer() : Rule(
    "firehose-batches-fit-the-answer",
    "A function gets 3 MiB of records at once at most.",
    "Its answer holds the records in Base64 and may have 6 MiB; a larger one fails the whole batch, good records too.",
    "https://docs.aws.amazon.com/firehose/latest/dev/data-transformation.html")
{
    private const double Most = 3;

    public override IReadOnlyList<string> Violating => [With("4")];

    public override string Compliant => With("1");

    public override IEnumerable<Finding> Check(RuleScope scope) =>
        from to in S3Destination.In(scope)
        from processor in to.Value.Find("ProcessingConfiguration.Processors")?.Items ?? []
        from parameter in processor.Find("Parameters")?.Items ?? []
        where scope.Is(parameter.Find("ParameterName"), "BufferSizeInMBs") && scope.Number(parameter.Find("ParameterValue")) is > Most
        select At(to.Stream, parameter, $"hands a function {scope.Text(parameter.Find("ParameterValue"))} MiB at once", $"write {Most} or less");

    private static string With(string size) => $$"""
        { "Wrong": { "Type": "AWS::KinesisFirehose::DeliveryStream", "Properties": { "ExtendedS3DestinationConfiguration": { "ProcessingConfiguration": { "Processors": [
            { "Type": "Lambda", "Parameters": [{ "ParameterName": "BufferSizeInMBs", "ParameterValue": "{{size}}" }] }] } } } } }
        """;
}
