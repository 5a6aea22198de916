using System.Text.Json;
using System.Text.RegularExpressions;
using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Catalog;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Policy;

/// <summary>CloudFormation takes no import that nobody exports, and keeps an export as it is for as long as a stack that is there imports it.</summary>
[Collection(nameof(Synthesized))]
public sealed partial class HandOverTests(Synthesized synthesized, Catalogs catalogs)
{
    /// <summary>What the guide has deployed alone before all, so that nobody holds on to a dataset that goes.</summary>
    private static readonly string[] BeforeAll = ["Operate", "Alarms", "Warehouse", "Deliver"];

    [Fact]
    public void A_dataset_joins_by_one_deployment() => Assert.Equal([], Deploy(Variant.Sandbox, Variant.OneMore, first: []));

    [Fact]
    public void A_dataset_goes_when_those_that_use_it_are_deployed_before_it() => Assert.Equal([], Deploy(Variant.OneMore, Variant.Sandbox, BeforeAll));

    [Fact]
    public void Without_that_order_the_first_stack_could_not_let_go() =>
        Assert.Contains("ReferencePipeline-sandbox-Stream would take from ReferencePipeline-sandbox-Deliver what it imports", Deploy(Variant.OneMore, Variant.Sandbox, first: []));

    /// <summary>Grants go first, then the stack that only Lake Formation has, then all else follows.</summary>
    [Fact]
    public void Lake_Formation_is_left_in_the_order_that_the_guide_gives()
    {
        var (before, after) = (catalogs.AssemblyOfWhole, synthesized.Of(Variant.UnderIam));

        Assert.Equal([], Deploy(before, after, ["Access1", "Access2", "Deliver"], deleted: "Govern"));
        Assert.NotEmpty(Deploy(before, after, [], deleted: "Catalog"));
    }

    [Theory]
    [InlineData("When a dataset goes", "-e ReferencePipeline-<stage>-Operate ReferencePipeline-<stage>-Alarms", "-e ReferencePipeline-<stage>-Warehouse ReferencePipeline-<stage>-Deliver", "--all")]
    [InlineData("Leaving Lake Formation", "-e ReferencePipeline-<stage>-Deliver ReferencePipeline-<stage>-Access1 ReferencePipeline-<stage>-Access2", "--all")]
    public void The_guide_says_in_which_order(string chapter, params string[] deployments)
    {
        var guide = File.ReadAllText(Repository.PathOf("docs", "operations.md"));

        Assert.Equal(deployments, Deployment().Matches(guide.Split($"## {chapter}\n")[1].Split("\n## ")[0]).Select(found => found.Groups["what"].Value));
    }

    private List<string> Deploy(Variant from, Variant to, IEnumerable<string> first) => Deploy(synthesized.Of(from), synthesized.Of(to), first);

    /// <summary>What would fail, stack by stack.</summary>
    private static List<string> Deploy(CloudAssembly from, CloudAssembly next, IEnumerable<string> first, string? deleted = null)
    {
        var there = from.Stacks.ToDictionary(stack => stack.Name, HandOver.Of);
        var failures = new List<string>();
        var alone = first.Select(name => $"ReferencePipeline-sandbox-{name}").Where(name => next.Stacks.Any(stack => stack.Name == name)).Select(next.Stack).ToList();
        foreach (var (number, stack) in alone.Concat(next.Stacks).Index())
        {
            if (number == alone.Count && deleted is not null && there.Remove($"ReferencePipeline-sandbox-{deleted}", out var gone) && there.Any(other => other.Value.Imports.Overlaps(gone.Exports.Keys)))
                failures.Add($"{deleted} is still used");
            var made = HandOver.Of(stack);
            var others = there.Where(other => other.Key != stack.Name).ToList();
            if (made.Imports.Except(others.SelectMany(other => other.Value.Exports.Keys)).Any())
                failures.Add($"{stack} would import what nobody exports yet");
            var dropped = there.GetValueOrDefault(stack.Name, made).Exports.Where(export => made.Exports.GetValueOrDefault(export.Key) != export.Value).Select(export => export.Key).ToHashSet();
            failures.AddRange(others.Where(other => other.Value.Imports.Overlaps(dropped)).Select(other => $"{stack} would take from {other.Key} what it imports"));
            there[stack.Name] = made;
        }

        return failures;
    }

    [GeneratedRegex(@"npx cdk deploy (?<what>[^`\n]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Deployment();

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
