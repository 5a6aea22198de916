using Iam = Amazon.CDK.AWS.IAM;

namespace ReferencePipeline.Policy;

/// <summary>Roles that an AWS service takes on, for this account's resources only.</summary>
internal static class ServiceTrust
{
    /// <summary>A role whose policies are part of itself: who waits for the role has waited for them too.</summary>
    public static Iam.CfnRole RoleFor(Construct scope, string id, string service, string path, string description, params Dictionary<string, object>[] statements) =>
        new(scope, id, new Iam.CfnRoleProps
        {
            AssumeRolePolicyDocument = PlainPolicy.Document(Only(service)),
            Path = path,
            Description = description,
            Policies = new[] { new Iam.CfnRole.PolicyProperty { PolicyName = id, PolicyDocument = PlainPolicy.Document(statements) } },
        });

    /// <summary>Lets the service say for whom it has taken on the role, so that the record of reads names a person.</summary>
    public static void LetContextBeSet(Iam.CfnRole role, string service) => role.AssumeRolePolicyDocument = PlainPolicy.Document(Only(service), Only(service, "sts:SetContext"));

    /// <summary>Lets two services become the role, on the same terms; a statement each, to be read and tested alike.</summary>
    public static void LetBoth(Iam.CfnRole role, string service, string other) => role.AssumeRolePolicyDocument = PlainPolicy.Document(Only(service), Only(other));

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
