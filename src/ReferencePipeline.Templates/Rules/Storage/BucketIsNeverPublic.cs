namespace ReferencePipeline.Templates.Rules.Storage;

internal sealed class BucketIsNeverPublic() : Rule(
    "s3-bucket-is-never-public",
    "A bucket blocks public access in all four ways.",
    "Each of the four stops another mistake: an ACL that is there, one that comes, a policy that is there, one that comes.",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html")
{
    public const string Type = "AWS::S3::Bucket";

    private static readonly string[] Ways = ["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"];

    public override IReadOnlyList<string> Violating =>
    [
        """{ "Wrong": { "Type": "AWS::S3::Bucket" } }""",
        With(""" "BlockPublicAcls": true, "BlockPublicPolicy": true, "IgnorePublicAcls": true """),
        With(""" "BlockPublicAcls": true, "BlockPublicPolicy": false, "IgnorePublicAcls": true, "RestrictPublicBuckets": true """),
    ];

    public override string Compliant => With(""" "BlockPublicAcls": true, "BlockPublicPolicy": true, "IgnorePublicAcls": true, "RestrictPublicBuckets": true """);

    public override IEnumerable<Finding> Check(RuleScope scope) =>
        from bucket in scope.Of(Type)
        let open = Ways.Where(way => !scope.Is(bucket.Find($"PublicAccessBlockConfiguration.{way}"), "true")).ToList()
        where open.Count > 0
        select At(bucket, "PublicAccessBlockConfiguration", $"does not say {string.Join(", ", open)}", "write all four as true");

    private static string With(string ways) => $$"""
        { "Wrong": { "Type": "AWS::S3::Bucket", "Properties": { "PublicAccessBlockConfiguration": { {{ways}} } } } }
        """;
}
