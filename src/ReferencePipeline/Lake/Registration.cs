using ReferencePipeline.Policy;
using ReferencePipeline.Settings;
using Iam = Amazon.CDK.AWS.IAM;
using Kms = Amazon.CDK.AWS.KMS;
using Lf = Amazon.CDK.AWS.LakeFormation;
using S3 = Amazon.CDK.AWS.S3;

namespace ReferencePipeline.Lake;

/// <summary>Hands what tables are made of to Lake Formation: whoever may read a table gets credentials of this role, for as long as a query takes.</summary>
/// <remarks>Nothing is written that way, and <c>raw/</c> belongs to no table: it stays out.</remarks>
internal static class Registration
{
    private static readonly string[] Prefixes = [LakePrefixes.AllData, LakePrefixes.AllErrors];

    /// <summary>Registers the prefixes, and answers with the place of the data for who needs a grant on it.</summary>
    public static Lf.CfnResource Make(Construct scope, PipelineSettings settings, S3.IBucket lake, Kms.IKey key)
    {
        var role = RoleFor(scope, settings, lake, key);
        Lf.CfnResource Register(string id, string prefix) => new(scope, id, new Lf.CfnResourceProps
        {
            ResourceArn = $"{lake.BucketArn}/{prefix.TrimEnd('/')}",
            RoleArn = role.AttrArn,
            UseServiceLinkedRole = false,
            HybridAccessEnabled = settings.Governance.HybridAccess,
        });
        _ = Register("RegisteredErrors", LakePrefixes.AllErrors);
        return Register("RegisteredData", LakePrefixes.AllData);
    }

    private static Iam.CfnRole RoleFor(Construct scope, PipelineSettings settings, S3.IBucket lake, Kms.IKey key)
    {
        const string service = "lakeformation.amazonaws.com";
        // It may also say for whom it has taken on the role, so that the record of reads names a person.
        var role = ServiceTrust.RoleFor(scope, "RegistrationRole", [ServiceTrust.Only(service), ServiceTrust.Only(service, "sts:SetContext")], new LakePaths(settings).Trusted, "Reads for those whom Lake Formation lets read",
            PlainPolicy.Allow("ReadObjects", ["s3:GetObject"], [.. Prefixes.Select(prefix => lake.ArnForObjects($"{prefix}*"))]),
            PlainPolicy.Allow("ListFolders", ["s3:ListBucket"], [lake.BucketArn], new() { ["StringLike"] = new Dictionary<string, object> { ["s3:prefix"] = Prefixes.Select(prefix => $"{prefix}*").ToArray() } }),
            PlainPolicy.Allow("Decrypt", ["kms:Decrypt"], [key.KeyArn], KeyPolicies.Through("s3")));
        Accepted.OwnPlaces(role, [.. Prefixes.Select(prefix => $"/{prefix}*")]);
        return role;
    }
}
