using Iam = Amazon.CDK.AWS.IAM;

namespace ReferencePipeline.Policy;

/// <summary>Roles that an AWS service takes on, for this account's resources only.</summary>
internal static class ServiceTrust
{
    /// <summary>A role whose policies are part of itself: who waits for the role has waited for them too.</summary>
    public static Iam.CfnRole RoleFor(Construct scope, string id, string service, string path, string description, params Dictionary<string, object>[] statements) =>
        RoleFor(scope, id, [Only(service)], path, description, statements);

    /// <summary>The same where one sentence of trust is not enough: for two services, or for what a service may say beside.</summary>
    public static Iam.CfnRole RoleFor(Construct scope, string id, Dictionary<string, object>[] trust, string path, string description, params Dictionary<string, object>[] statements) =>
        new(scope, id, new Iam.CfnRoleProps
        {
            AssumeRolePolicyDocument = PlainPolicy.Document(trust),
            Path = path,
            Description = description,
            Policies = new[] { new Iam.CfnRole.PolicyProperty { PolicyName = id, PolicyDocument = PlainPolicy.Document(statements) } },
        });

    /// <summary>What the service may do with the role.</summary>
    public static Dictionary<string, object> Only(string service, string action = "sts:AssumeRole") => new()
    {
        ["Action"] = action,
        ["Effect"] = "Allow",
        ["Principal"] = new Dictionary<string, object> { ["Service"] = service },
        ["Condition"] = OfThisAccount,
    };

    private static Dictionary<string, object> OfThisAccount => new()
    {
        ["StringEquals"] = new Dictionary<string, object> { ["aws:SourceAccount"] = Aws.ACCOUNT_ID },
    };
}
