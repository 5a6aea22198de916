using System.Text.Json.Nodes;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Tests.Mutants;

/// <summary>All that can be made worse of a resource: itself, each property, however deep, what it waits for, and what becomes of it.</summary>
internal sealed class Seeds(StackTemplate stack)
{
    /// <summary>Words for people, and names that nothing but the template itself uses: without them the same is deployed.</summary>
    private static readonly HashSet<string> Words = ["Description", "AlarmDescription", "GroupDescription", "Tags", "Comment", "comment", "PolicyName", "Sid", "Id"];

    private readonly ILookup<string, JsonNode> _references = stack.Resources.SelectMany(resource => References(resource.Properties))
        .DistinctBy(value => value.Json.GetRawText()).ToLookup(value => value.Target!.Type, value => JsonNode.Parse(value.Json.GetRawText())!);

    public IEnumerable<Seed> Of(TemplateResource resource)
    {
        yield return new([], Edit.LeftOut);
        foreach (var (name, policy) in new[] { (nameof(resource.DeletionPolicy), resource.DeletionPolicy), (nameof(resource.UpdateReplacePolicy), resource.UpdateReplacePolicy) })
        {
            if (policy is not null)
                yield return new([name], new($"{policy} flipped", policy == "Retain" ? "Delete" : "Retain"));
        }

        if (resource.Json.TryGetProperty("DependsOn", out var names))
        {
            for (var index = 0; index < resource.DependsOn.Count; index++)
                yield return new(["DependsOn", .. names.ValueKind is System.Text.Json.JsonValueKind.Array ? new object[] { index } : []], Edit.LeftOut);
        }

        foreach (var seed in Within(resource.Properties, ["Properties"]))
            yield return seed;
    }

    private IEnumerable<Seed> Within(TemplateValue value, object[] steps)
    {
        var inner = value.IsList
            ? value.Items.Select((item, index) => (Step: (object)index, Name: LastName(steps), Value: item))
            : value.Members.Where(member => !Words.Contains(member.Key)).Select(member => (Step: (object)member.Key, Name: member.Key, member.Value));
        foreach (var (step, name, item) in inner)
        {
            foreach (var edit in Edit.Of(item, name, item.Target is { } target ? _references[target.Type] : []))
                yield return new([.. steps, step], edit);
            if (!IsIntrinsic(item))
            {
                foreach (var seed in Within(item, [.. steps, step]))
                    yield return seed;
            }
        }
    }

    private static string LastName(object[] steps) => steps.OfType<string>().Last();

    private static IEnumerable<TemplateValue> References(TemplateValue value) => value.Target is not null ? [value]
        : (value.IsList ? value.Items : value.Members.Select(member => member.Value)).SelectMany(References);

    private static bool IsIntrinsic(TemplateValue value) => value.Members.ToList() is [{ Key: var name }] && (name == "Ref" || name.StartsWith("Fn::", StringComparison.Ordinal));
}
