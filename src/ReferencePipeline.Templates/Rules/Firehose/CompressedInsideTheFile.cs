namespace ReferencePipeline.Templates.Rules.Firehose;

internal sealed class CompressedInsideTheFile() : Rule(
    "firehose-converted-files-are-compressed-inside",
    "A delivery stream that converts leaves CompressionFormat alone, and compresses inside the Parquet or ORC file.",
    "A compressed Parquet file is none any more: no reader could skip through it. Firehose refuses the combination.",
    "https://docs.aws.amazon.com/firehose/latest/dev/record-format-conversion.html")
{
    public override IReadOnlyList<string> Violating => [With("GZIP")];

    public override string Compliant => With("UNCOMPRESSED");

    public override IEnumerable<Finding> Check(RuleScope scope) => S3Destination.In(scope)
        .Where(to => to.Converts && to.Value.Find("CompressionFormat") is { } format && !scope.Is(format, "UNCOMPRESSED"))
        .Select(to => At(to.Stream, to.Path("CompressionFormat"), $"compresses converted files with {scope.Text(to.Value.Find("CompressionFormat"))}", "leave it out, and name the compression in ParquetSerDe or OrcSerDe"));

    private static string With(string format) => $$"""
        { "Wrong": { "Type": "AWS::KinesisFirehose::DeliveryStream", "Properties": { "ExtendedS3DestinationConfiguration": {
            "CompressionFormat": "{{format}}", "DataFormatConversionConfiguration": { "Enabled": true } } } } }
        """;
}
