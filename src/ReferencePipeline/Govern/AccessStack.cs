using ReferencePipeline.Contracts;
using ReferencePipeline.Contracts.Warehouse;
using ReferencePipeline.Policy;
using ReferencePipeline.Settings;
using Iam = Amazon.CDK.AWS.IAM;
using Kms = Amazon.CDK.AWS.KMS;
using S3 = Amazon.CDK.AWS.S3;

namespace ReferencePipeline.Govern;

/// <summary>One part of the contracts' roles, each with what it may read.</summary>
public sealed class AccessStack : PipelineStack
{
    private readonly Dictionary<RoleName, Iam.CfnRole> _roles = [];

    internal AccessStack(Construct scope, PipelineSettings settings, int part, IEnumerable<Reader> readers, AccessInputs inputs)
        : base(scope, settings, $"{nameof(AccessStack)}{part}", "Roles of the contracts, and what each may read")
    {
        var chain = new GrantChain();
        var all = new Construct(this, "Readers");
        foreach (var reader in readers)
        {
            var own = new Construct(all, reader.Name.ConstructId());
            var role = _roles[reader.Name] = MakeRole(own, settings, inputs, reader);
            if (settings.Governance.Mode is GovernanceMode.LakeFormation && reader.Readings.Count > 0)
                new ReaderGrants(own, inputs.Database, new(inputs.Database, new(settings)), chain).To(role, reader);
        }

        foreach (var needed in inputs.Before)
            AddDependency(needed);
    }

    public IReadOnlyDictionary<RoleName, Iam.CfnRole> Roles => _roles;

    private static Iam.CfnRole MakeRole(Construct scope, PipelineSettings settings, AccessInputs inputs, Reader reader)
    {
        var policy = new ConsumerPolicy(settings, inputs, reader);
        var role = new Iam.CfnRole(scope, "Role", new Iam.CfnRoleProps
        {
            Path = new LakePaths(settings).Consumers,
            Description = $"Reads what the contracts of {settings.Stage} let {reader.Name} read",
            AssumeRolePolicyDocument = ConsumerTrust.Of(settings.Consumers.TrustOf(reader.Name)),
            Policies = new object[] { new Iam.CfnRole.PolicyProperty { PolicyName = "Read", PolicyDocument = policy.Document } },
        });
        // Whose database role the warehouse gives to those who sign in as this one.
        if (settings.Warehouse.Enabled)
            Amazon.CDK.Tags.Of(role).Add("RedshiftDbRoles", WarehouseNames.Role(reader.Name));
        Accepted.OwnPlaces(role, policy.Wildcards);
        foreach (var (number, further) in policy.Further.Index())
        {
            var own = new Iam.CfnManagedPolicy(scope, $"Read{number + 2}", new Iam.CfnManagedPolicyProps
            {
                Description = $"More of what the contracts of {settings.Stage} let {reader.Name} read",
                PolicyDocument = further.Document,
                Roles = [role.Ref],
            });
            Accepted.OwnPlaces(own, further.Wildcards);
        }

        return role;
    }
}

public sealed record AccessInputs
{
    /// <summary>The database's name, which is fixed.</summary>
    public required string Database { get; init; }

    public required S3.IBucket Lake { get; init; }

    public required Kms.IKey LakeKey { get; init; }

    public required S3.IBucket Results { get; init; }

    public required Kms.IKey ResultsKey { get; init; }

    /// <summary>What is granted on, and the stacks whose grants come earlier: Lake Formation takes one change at a time.</summary>
    public required IReadOnlyList<Stack> Before { get; init; }
}
