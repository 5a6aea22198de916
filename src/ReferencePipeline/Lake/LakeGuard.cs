using ReferencePipeline.Policy;
using ReferencePipeline.Settings;
using Iam = Amazon.CDK.AWS.IAM;
using S3 = Amazon.CDK.AWS.S3;

namespace ReferencePipeline.Lake;

/// <summary>Closes the lake's objects to everyone but the roles that move them: no IAM policy, however wide, goes past Lake Formation.</summary>
internal static class LakeGuard
{
    public static void Close(S3.Bucket lake, PipelineSettings settings)
    {
        var paths = new LakePaths(settings);
        TrustTheEmptying(lake, paths);

        lake.AddToResourcePolicy(new Iam.PolicyStatement(new Iam.PolicyStatementProps
        {
            Sid = "OnlyTrustedRolesTouchObjects",
            Effect = Iam.Effect.DENY,
            Principals = [new Iam.AnyPrincipal()],
            Actions = ["s3:GetObject*", "s3:PutObject*", "s3:DeleteObject*", "s3:RestoreObject"],
            Resources = [lake.ArnForObjects("*")],
            Conditions = new Dictionary<string, object>
            {
                ["ArnNotLike"] = new Dictionary<string, object> { ["aws:PrincipalArn"] = Allowed(settings, paths).ToArray() },
            },
        }));
    }

    private static IEnumerable<string> Allowed(PipelineSettings settings, LakePaths paths)
    {
        yield return LakePaths.ArnLike(paths.Trusted);
        if (settings.Governance.Mode is GovernanceMode.Iam)
            yield return LakePaths.ArnLike(paths.Consumers);
        foreach (var role in settings.Governance.BreakGlassRoles)
            yield return role.Value;
    }

    /// <summary>In a sandbox the bucket is emptied when it goes; the role that does it is trusted like the writers.</summary>
    private static void TrustTheEmptying(S3.Bucket lake, LakePaths paths)
    {
        if (Stack.Of(lake).Node.TryFindChild("Custom::S3AutoDeleteObjectsCustomResourceProvider")?.Node.TryFindChild("Role") is CfnResource role)
            role.AddPropertyOverride("Path", paths.Trusted);
    }
}
