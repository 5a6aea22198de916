using System.Security.Cryptography;
using System.Text;
using ReferencePipeline.Contracts;
using ReferencePipeline.Settings;
using Iam = Amazon.CDK.AWS.IAM;

namespace ReferencePipeline.Govern;

/// <summary>The contracts' roles, in as many stacks as fifty datasets with four roles each need (docs/adr/0013-grants.md).</summary>
public sealed class Access
{
    private const int Parts = 2;

    private readonly List<AccessStack> _stacks = [];

    public Access(Construct scope, PipelineSettings settings, IReadOnlyList<Reader> readers, AccessInputs inputs)
    {
        foreach (var part in readers.GroupBy(reader => Part(reader.Name)).OrderBy(part => part.Key))
            _stacks.Add(new AccessStack(scope, settings, part.Key, part, inputs with { Before = [.. inputs.Before, .. _stacks] }));
    }

    public IReadOnlyList<AccessStack> Stacks => _stacks;

    /// <summary>The role that people take on; one that a contract names for reading.</summary>
    public Iam.CfnRole RoleOf(RoleName name) => _stacks.Select(stack => stack.Roles.GetValueOrDefault(name)).First(role => role is not null)!;

    /// <summary>It hangs on the name alone: whatever else comes or goes, a role stays in its stack and keeps its ARN.</summary>
    internal static int Part(RoleName name) => SHA256.HashData(Encoding.UTF8.GetBytes(name.Value))[0] % Parts + 1;
}
