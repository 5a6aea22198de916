using System.Security.Cryptography;
using System.Text;
using ReferencePipeline.Contracts;
using ReferencePipeline.Contracts.Warehouse;
using ReferencePipeline.Policy;

namespace ReferencePipeline.Warehouse;

/// <summary>The SQL, as metadata of resources that are nothing else, and the two that make CloudFormation wait for it.</summary>
/// <remarks>
/// Each is called after a digest of what it says, so that new SQL makes new resources: to make one is what starts a run, and a review
/// of the templates shows each statement that changes. CloudFormation resolves references in metadata, as it does for cfn-init.
/// </remarks>
internal sealed class SqlRequest
{
    /// <summary>What the machine is started by; it answers to the same name with <c>SqlAnswer</c> in front.</summary>
    public const string Prefix = "SqlRequest";

    /// <summary>The longest that a deployment waits.</summary>
    public const string Timeout = "PT15M";

    private const int DigestLetters = 16;

    private readonly Construct _scope;
    private readonly WarehouseInputs _inputs;

    public SqlRequest(Construct scope, IReadOnlyList<WarehouseStep> steps, WarehouseInputs inputs)
    {
        (_scope, _inputs) = (new Construct(scope, "Sql"), inputs);
        var holders = steps.GroupBy(Owner).ToDictionary(group => group.Key, group => Hold($"Sql{group.Key}", [.. group]));
        Handle = Named(new CfnWaitConditionHandle(_scope, "Request"), Prefix, string.Join('\n', steps.Select(step => step.Digest)));
        Handle.AddMetadata("prepare", AppliedSteps.Prepare.ToArray());
        Handle.AddMetadata("read", AppliedSteps.Read);
        Handle.AddMetadata("steps", steps.Select(step => new Dictionary<string, object>
        {
            ["name"] = step.Name,
            ["digest"] = step.Digest,
            ["resource"] = holders[Owner(step)].LogicalId,
        }).ToArray());
        foreach (var holder in holders.Values)
            Handle.AddDependency(holder);

        // With a creation policy it takes no property, and the machine may answer it by its own role.
        Answer = new CfnWaitCondition(_scope, "Answer", new CfnWaitConditionProps());
        Answer.OverrideLogicalId(LogicalId(Handle).Replace(Prefix, "SqlAnswer", StringComparison.Ordinal));
        Answer.CfnOptions.CreationPolicy = new CfnCreationPolicy { ResourceSignal = new CfnResourceSignal { Count = 1, Timeout = Timeout } };
        Answer.AddDependency(Handle);
    }

    public CfnWaitConditionHandle Handle { get; }

    public CfnWaitCondition Answer { get; }

    /// <summary>A dataset's steps lie together; those of all, apart.</summary>
    private static string Owner(WarehouseStep step) => step.Name.Split(' ') is ["stream" or "view", var table] ? TableName.TryParse(table)!.Value.ConstructId() : "Shared";

    private CfnWaitConditionHandle Hold(string id, IReadOnlyList<WarehouseStep> steps)
    {
        var holder = Named(new CfnWaitConditionHandle(_scope, id), id, string.Join('\n', steps.Select(step => step.Digest)));
        holder.AddMetadata("sql", steps.ToDictionary(step => step.Name, step => (object)step.Calls.Select(call => (object)call.Select(Filled).ToArray()).ToArray()));
        if (steps.SelectMany(step => step.Withheld).ToArray() is { Length: > 0 } withheld)
            holder.AddMetadata("withheld", withheld);
        return holder;
    }

    private string Filled(string statement)
    {
        statement = statement.Replace(WarehouseNames.Account, Aws.ACCOUNT_ID, StringComparison.Ordinal);
        foreach (var dataset in _inputs.Contracts.Where(contract => !contract.IsRetired).SelectMany(contract => contract.Datasets))
        {
            var placeholder = WarehouseNames.StreamOf(dataset);
            if (statement.Contains(placeholder, StringComparison.Ordinal))
                statement = statement.Replace(placeholder, NameOf(_inputs.Streams.Of(dataset).Stream.AttrArn), StringComparison.Ordinal);
        }

        return statement;
    }

    /// <summary>Out of the ARN, which other stacks import already: each import is an output of the stream's stack.</summary>
    private static string NameOf(string streamArn) => Fn.Select(1, Fn.Split("/", streamArn));

    private static CfnWaitConditionHandle Named(CfnWaitConditionHandle handle, string name, string content)
    {
        handle.OverrideLogicalId(name.Replace("_", "", StringComparison.Ordinal) + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..DigestLetters]);
        return handle;
    }

    /// <summary>Its text, where the CDK hands out a token.</summary>
    private static string LogicalId(CfnElement element) => (string)Stack.Of(element).Resolve(element.LogicalId)!;
}
