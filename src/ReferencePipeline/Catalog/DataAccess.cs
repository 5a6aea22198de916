using ReferencePipeline.Policy;
using Kms = Amazon.CDK.AWS.KMS;
using S3 = Amazon.CDK.AWS.S3;

namespace ReferencePipeline.Catalog;

/// <summary>The ways to the lake's objects, for roles that are not people's.</summary>
internal static class DataAccess
{
    /// <summary>Objects below one prefix, by IAM.</summary>
    public static Dictionary<string, object>[] Read(S3.IBucket lake, Kms.IKey key, string prefix) =>
    [
        PlainPolicy.Allow("ReadObjects", ["s3:GetObject"], [lake.ArnForObjects($"{prefix}*")]),
        PlainPolicy.Allow("ListFolders", ["s3:ListBucket"], [lake.BucketArn], new() { ["StringLike"] = new Dictionary<string, object> { ["s3:prefix"] = $"{prefix}*" } }),
        PlainPolicy.Allow("Decrypt", ["kms:Decrypt"], [key.KeyArn], KeyPolicies.Through("s3")),
    ];

    /// <summary>Lake Formation knows who may have what; the action itself takes no resource.</summary>
    public static Dictionary<string, object> LakeFormationCredentials => PlainPolicy.Allow("AskLakeFormation", ["lakeformation:GetDataAccess"], ["*"]);
}
