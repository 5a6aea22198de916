using ReferencePipeline.Policy;
using Iam = Amazon.CDK.AWS.IAM;
using Kms = Amazon.CDK.AWS.KMS;
using S3 = Amazon.CDK.AWS.S3;

namespace ReferencePipeline.Catalog;

/// <summary>The ways to the lake's objects, for roles that are not people's.</summary>
internal static class DataAccess
{
    /// <summary>Objects below one prefix, by IAM.</summary>
    public static Iam.PolicyStatement[] Read(S3.IBucket lake, Kms.IKey key, string prefix) =>
    [
        Allow("ReadObjects", ["s3:GetObject"], lake.ArnForObjects($"{prefix}*")),
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

    /// <summary>Lake Formation knows who may have what; the action itself takes no resource.</summary>
    public static Iam.PolicyStatement LakeFormationCredentials => Allow("AskLakeFormation", ["lakeformation:GetDataAccess"], "*");

    public static Iam.PolicyStatement Allow(string sid, string[] actions, params string[] resources) =>
        new(new Iam.PolicyStatementProps { Sid = sid, Actions = actions, Resources = resources });
}
