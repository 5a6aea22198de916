using ReferencePipeline.Policy;
using Iam = Amazon.CDK.AWS.IAM;
using Kms = Amazon.CDK.AWS.KMS;
using S3 = Amazon.CDK.AWS.S3;

namespace ReferencePipeline.Catalog;

/// <summary>Reading the lake's objects by themselves, below one prefix.</summary>
internal static class DataAccess
{
    public static Iam.PolicyStatement[] Read(S3.IBucket lake, Kms.IKey key, string prefix) =>
    [
        CrawlAccess.Allow("ReadObjects", ["s3:GetObject"], lake.ArnForObjects($"{prefix}*")),
        new(new Iam.PolicyStatementProps
        {
            Sid = "ListFolders",
            Actions = ["s3:ListBucket"],
            Resources = [lake.BucketArn],
            Conditions = new Dictionary<string, object>
            {
                ["StringLike"] = new Dictionary<string, object> { ["s3:prefix"] = $"{prefix}*" },
            },
        }),
        new(new Iam.PolicyStatementProps { Sid = "Decrypt", Actions = ["kms:Decrypt"], Resources = [key.KeyArn], Conditions = KeyPolicies.Through("s3") }),
    ];
}
