namespace ReferencePipeline.Templates.Rules.Storage;

internal sealed class BucketIsEncrypted() : Rule(
    "s3-bucket-is-encrypted",
    "A bucket says how it encrypts, and one with `aws:kms` names its key.",
    "`aws:kms` without a key means the account's shared one, whose policy nobody can change.",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html")
{
    private const string Default = "BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault";

    public override IReadOnlyList<string> Violating => ["""{ "Wrong": { "Type": "AWS::S3::Bucket" } }""", With(""" "SSEAlgorithm": "aws:kms" """)];

    public override string Compliant => With(""" "SSEAlgorithm": "aws:kms", "KMSMasterKeyID": "arn" """);

    public override IEnumerable<Finding> Check(RuleScope scope) =>
        from bucket in scope.Of(BucketIsNeverPublic.Type)
        let algorithm = scope.Text(bucket.Find($"{Default}.SSEAlgorithm"))
        where algorithm is null || algorithm != "AES256" && bucket.Find($"{Default}.KMSMasterKeyID") is null
        select At(bucket, "BucketEncryption", algorithm is null ? "is left out" : $"is {algorithm} without a key", "write SSEAlgorithm aws:kms and a KMSMasterKeyID, or AES256 where KMS cannot be");

    private static string With(string encryption) => $$"""
        { "Wrong": { "Type": "AWS::S3::Bucket", "Properties": { "BucketEncryption": { "ServerSideEncryptionConfiguration": [{ "ServerSideEncryptionByDefault": { {{encryption}} } }] } } } }
        """;
}
