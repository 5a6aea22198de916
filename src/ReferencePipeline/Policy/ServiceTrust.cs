using Iam = Amazon.CDK.AWS.IAM;

namespace ReferencePipeline.Policy;

/// <summary>Roles that an AWS service takes on, for this account's resources only.</summary>
internal static class ServiceTrust
{
    /// <summary>A role whose policies are part of itself: who waits for the role has waited for them too.</summary>
    public static Iam.Role RoleFor(Construct scope, string id, string service, string path, string description, params Iam.PolicyStatement[] statements) =>
        new(scope, id, new Iam.RoleProps
        {
            AssumedBy = Principal(service),
            Path = path,
            Description = description,
            InlinePolicies = new Dictionary<string, Iam.PolicyDocument>
            {
                [id] = new(new Iam.PolicyDocumentProps { Statements = statements }),
            },
        });

    /// <summary>Lets the service say for whom it has taken on the role, so that the record of reads names a person.</summary>
    public static void LetContextBeSet(Iam.Role role, string service) => role.AssumeRolePolicy!.AddStatements(new Iam.PolicyStatement(new Iam.PolicyStatementProps
    {
        Actions = ["sts:SetContext"],
        Principals = [Principal(service)],
    }));

    /// <summary>Lets a second service become the role, on the same terms.</summary>
    public static void Also(Iam.Role role, string service) => role.AssumeRolePolicy!.AddStatements(new Iam.PolicyStatement(new Iam.PolicyStatementProps
    {
        // Statements with a name are not merged: one service each, to be read and tested alike.
        Sid = "Also",
        Actions = ["sts:AssumeRole"],
        Principals = [new Iam.ServicePrincipal(service)],
        Conditions = OfThisAccount,
    }));

    /// <summary>The same trust as plain data, for a role that the CDK makes.</summary>
    public static Dictionary<string, object> Only(string service) => new()
    {
        ["Action"] = "sts:AssumeRole",
        ["Effect"] = "Allow",
        ["Principal"] = new Dictionary<string, object> { ["Service"] = $"{service}.amazonaws.com" },
        ["Condition"] = OfThisAccount,
    };

    private static Dictionary<string, object> OfThisAccount => new()
    {
        ["StringEquals"] = new Dictionary<string, object> { ["aws:SourceAccount"] = Aws.ACCOUNT_ID },
    };

    private static Iam.PrincipalWithConditions Principal(string service) => new(new Iam.ServicePrincipal(service), OfThisAccount);
}
