namespace ReferencePipeline.Templates.Rules.Firehose;

internal sealed class EncryptedWithAKey() : Rule(
    "firehose-files-are-encrypted-with-a-key",
    "What a delivery stream writes is encrypted with a KMS key, its own or that of the bucket.",
    "Who may use the key is a second lock before the data. The setting is EncryptionConfiguration; a misspelt one is ignored, and the files get S3's own key.",
    "https://docs.aws.amazon.com/firehose/latest/APIReference/API_EncryptionConfiguration.html")
{
    public override IReadOnlyList<string> Violating =>
    [
        With("", ""),
        With(""", "EncryptionConfiguration": { "NoEncryptionConfig": "NoEncryption" } """, ""),
    ];

    public override string Compliant => With("", """, "Properties": { "BucketEncryption": { "ServerSideEncryptionConfiguration": [{ "ServerSideEncryptionByDefault": { "SSEAlgorithm": "aws:kms" } }] } } """);

    public override IEnumerable<Finding> Check(RuleScope scope) => S3Destination.In(scope)
        .Where(to => to.Value.Find("EncryptionConfiguration.KMSEncryptionConfig.AWSKMSKeyARN") is null && !IsEncrypted(scope, to))
        .Select(to => At(to.Stream, to.Path("EncryptionConfiguration"), "names no key, and the bucket has none", "write KMSEncryptionConfig.AWSKMSKeyARN"));

    private static bool IsEncrypted(RuleScope scope, S3Destination to) => to.Value.Find("EncryptionConfiguration") is null && to.Value.Find("BucketARN")?.Target is { } bucket
        && scope.Text(bucket.Find("BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.SSEAlgorithm"))?.StartsWith("aws:kms", StringComparison.Ordinal) is true;

    private static string With(string stream, string bucket) => $$"""
        {
          "Lake": { "Type": "AWS::S3::Bucket" {{bucket}} },
          "Wrong": { "Type": "AWS::KinesisFirehose::DeliveryStream", "Properties": { "ExtendedS3DestinationConfiguration": { "BucketARN": { "Fn::GetAtt": ["Lake", "Arn"] } {{stream}} } } }
        }
        """;
}
