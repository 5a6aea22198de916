using Iam = Amazon.CDK.AWS.IAM;

namespace ReferencePipeline.Policy;

/// <summary>Roles that an AWS service takes on, for this account's resources only.</summary>
internal static class ServiceTrust
{
    /// <summary>A role whose policies are part of itself: who waits for the role has waited for them too.</summary>
    public static Iam.Role RoleFor(Construct scope, string id, string service, string path, string description, params Iam.PolicyStatement[] statements) =>
        new(scope, id, new Iam.RoleProps
        {
            AssumedBy = Only(service),
            Path = path,
            Description = description,
            InlinePolicies = new Dictionary<string, Iam.PolicyDocument>
            {
                [id] = new(new Iam.PolicyDocumentProps { Statements = statements }),
            },
        });

    private static Iam.PrincipalWithConditions Only(string service) => new(new Iam.ServicePrincipal(service), new Dictionary<string, object>
    {
        ["StringEquals"] = new Dictionary<string, object> { ["aws:SourceAccount"] = Aws.ACCOUNT_ID },
    });
}
