using System.Text.Json;
using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Policy;

/// <summary>CloudFormation takes no import that nobody exports, and keeps an export as it is for as long as a stack that is there imports it.</summary>
[Collection(nameof(Synthesized))]
public sealed class HandOverTests(Synthesized synthesized)
{
    private const string Guide = "docs/operations.md";

    /// <summary>What the guide has deployed alone before all, so that nobody holds on to a dataset that goes.</summary>
    private static readonly string[][] BeforeAll = [["Operate", "Alarms"], ["Warehouse", "Deliver"]];

    [Fact]
    public void A_dataset_joins_by_one_deployment() => Assert.Equal([], Deploy(Variant.Sandbox, Variant.OneMore, first: []));

    [Fact]
    public void A_dataset_goes_when_those_that_use_it_are_deployed_before_it() => Assert.Equal([], Deploy(Variant.OneMore, Variant.Sandbox, BeforeAll.SelectMany(step => step)));

    [Fact]
    public void Without_that_order_the_first_stack_could_not_let_go() =>
        Assert.Contains("ReferencePipeline-sandbox-Stream would take from ReferencePipeline-sandbox-Deliver what it imports", Deploy(Variant.OneMore, Variant.Sandbox, first: []));

    [Fact]
    public void The_guide_says_in_which_order()
    {
        var guide = File.ReadAllText(Repository.PathOf(Guide.Split('/')));

        Assert.Equal(BeforeAll.Select(step => $"npx cdk deploy -e {string.Join(' ', step.Select(stack => $"ReferencePipeline-<stage>-{stack}"))}").Append("npx cdk deploy --all"),
            guide.Split("## When a dataset goes")[1].Split("\n## ")[0].Split('\n').Where(line => line.StartsWith("npx ", StringComparison.Ordinal)));
    }

    /// <summary>What would fail, stack by stack.</summary>
    private List<string> Deploy(Variant from, Variant to, IEnumerable<string> first)
    {
        var there = synthesized.AssemblyOf(from).Stacks.ToDictionary(stack => stack.Name, HandOver.Of);
        var next = synthesized.AssemblyOf(to);
        var failures = new List<string>();
        foreach (var stack in first.Select(name => next.Stack($"ReferencePipeline-sandbox-{name}")).Concat(next.Stacks))
        {
            var made = HandOver.Of(stack);
            var others = there.Where(other => other.Key != stack.Name).ToList();
            if (made.Imports.Except(others.SelectMany(other => other.Value.Exports.Keys)).Any())
                failures.Add($"{stack} would import what nobody exports yet");
            var gone = there.GetValueOrDefault(stack.Name, made).Exports.Where(export => made.Exports.GetValueOrDefault(export.Key) != export.Value).Select(export => export.Key).ToHashSet();
            failures.AddRange(others.Where(other => other.Value.Imports.Overlaps(gone)).Select(other => $"{stack} would take from {other.Key} what it imports"));
            there[stack.Name] = made;
        }

        return failures;
    }

    /// <summary>What a stack hands to others, by name and content, and what it takes from them.</summary>
    private sealed record HandOver(Dictionary<string, string> Exports, HashSet<string> Imports)
    {
        public static HandOver Of(StackTemplate stack) => new(
            stack.Outputs.Values.Where(output => output.Find("Export.Name") is not null).ToDictionary(output => output["Export.Name"].Literal, output => output["Value"].Json.GetRawText()),
            [.. ImportsIn(stack.Json)]);

        /// <summary>Everywhere: the warehouse's SQL is in metadata.</summary>
        private static IEnumerable<string> ImportsIn(JsonElement value) => value.ValueKind switch
        {
            JsonValueKind.Object when value.TryGetProperty("Fn::ImportValue", out var name) => [name.GetString()!],
            JsonValueKind.Object => value.EnumerateObject().SelectMany(member => ImportsIn(member.Value)),
            JsonValueKind.Array => value.EnumerateArray().SelectMany(ImportsIn),
            _ => [],
        };
    }
}
