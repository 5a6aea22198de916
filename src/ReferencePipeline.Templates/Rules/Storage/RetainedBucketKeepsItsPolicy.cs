namespace ReferencePipeline.Templates.Rules.Storage;

internal sealed class RetainedBucketKeepsItsPolicy() : Rule(
    "s3-retained-bucket-keeps-its-policy",
    "A bucket that outlives its stack keeps its policy.",
    "The policy refuses plain HTTP and everyone who is not named. Without it the data stays, and its lock goes.",
    "https://github.com/aws/aws-cdk/issues/27125")
{
    public override IReadOnlyList<string> Violating => [With("Retain", ""), With("Retain", """ "DeletionPolicy": "Delete", """)];

    public override string Compliant => With("Retain", """ "DeletionPolicy": "Retain", """);

    public override IEnumerable<Finding> Check(RuleScope scope) => scope.Of("AWS::S3::BucketPolicy")
        .Where(policy => policy.DeletionPolicy is not "Retain" && policy.Find("Bucket")?.Target is { DeletionPolicy: "Retain" or "RetainExceptOnCreate" })
        .Select(policy => At(policy, $"goes, and {policy["Bucket"].Target!.Id} stays", "write DeletionPolicy Retain"));

    private static string With(string bucket, string policy) => $$"""
        {
          "Lake": { "Type": "AWS::S3::Bucket", "DeletionPolicy": "{{bucket}}" },
          "Wrong": { "Type": "AWS::S3::BucketPolicy", {{policy}} "Properties": { "Bucket": { "Ref": "Lake" } } }
        }
        """;
}
