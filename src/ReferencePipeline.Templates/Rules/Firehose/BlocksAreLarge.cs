namespace ReferencePipeline.Templates.Rules.Firehose;

internal sealed class BlocksAreLarge() : Rule(
    "firehose-parquet-blocks-are-large",
    "A block of a Parquet or ORC file, where its size is written, has 64 MiB at least.",
    "Firehose refuses less; and a reader asks for whole blocks, so that small ones mean many requests.",
    "https://docs.aws.amazon.com/firehose/latest/APIReference/API_ParquetSerDe.html")
{
    private const int Least = 64 * 1024 * 1024;

    private static readonly string[] Sizes = ["ParquetSerDe.BlockSizeBytes", "OrcSerDe.BlockSizeBytes"];

    public override IReadOnlyList<string> Violating => [With(Least / 2)];

    public override string Compliant => With(Least * 2);

    public override IEnumerable<Finding> Check(RuleScope scope) =>
        from to in S3Destination.In(scope)
        from size in Sizes
        let path = $"DataFormatConversionConfiguration.OutputFormatConfiguration.Serializer.{size}"
        let bytes = scope.Number(to.Value.Find(path))
        where bytes is < Least
        select At(to.Stream, to.Path(path), $"makes blocks of {bytes} bytes", $"write {Least} or more, or leave it out");

    private static string With(int bytes) => $$"""
        { "Wrong": { "Type": "AWS::KinesisFirehose::DeliveryStream", "Properties": { "ExtendedS3DestinationConfiguration": { "DataFormatConversionConfiguration": {
            "OutputFormatConfiguration": { "Serializer": { "ParquetSerDe": { "BlockSizeBytes": {{bytes}} } } } } } } } }
        """;
}
