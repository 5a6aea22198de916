using System.Text.RegularExpressions;

namespace ReferencePipeline.Tests.Govern;

/// <summary>What CloudFormation makes before what: within a stack by DependsOn and references, between stacks by their order.</summary>
internal sealed partial class Order(Templates templates)
{
    private readonly Dictionary<string, HashSet<string>> _stacks = [];
    private readonly Dictionary<Resource, HashSet<Resource>> _resources = [];

    /// <summary>Removed in the opposite order, both of them.</summary>
    public bool IsBefore(Resource earlier, Resource later) =>
        earlier.Stack == later.Stack ? Before(later).Contains(earlier) : Before(later.Stack).Contains(earlier.Stack);

    private HashSet<string> Before(string stack)
    {
        if (!_stacks.TryGetValue(stack, out var before))
            _stacks[stack] = before = [.. templates.DeployedBefore(stack).SelectMany(earlier => Before(earlier).Append(earlier))];
        return before;
    }

    private HashSet<Resource> Before(Resource resource)
    {
        if (_resources.TryGetValue(resource, out var before))
            return before;
        var ids = resource.DependsOn.Concat(References().Matches(resource.Json.GetProperty("Properties").GetRawText()).Select(match => match.Groups[1].Value)).ToHashSet();
        return _resources[resource] = [.. templates.All.Where(other => other.Stack == resource.Stack && ids.Contains(other.Id)).SelectMany(other => Before(other).Append(other))];
    }

    [GeneratedRegex("""\{"(?:Ref":"|Fn::GetAtt":\[")([A-Za-z0-9]+)""")]
    private static partial Regex References();
}
