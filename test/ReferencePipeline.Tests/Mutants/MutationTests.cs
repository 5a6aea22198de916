using System.Text.Json;
using ReferencePipeline.Tests.Promises;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Mutants;

/// <summary>Seeds regressions into templates, and asks whether a promise or a rule would have told. Snapshots do not count: they catch everything.</summary>
[Collection(nameof(Synthesized))]
public sealed class MutationTests(Synthesized synthesized, ITestOutputHelper output)
{
    private const double Wanted = 0.95;
    private const int Least = 60;

    private static readonly Variant[] Variants = [Variant.Sandbox, Variant.Unlike, Variant.UnderIam, Variant.Production];

    /// <summary>What no change of one property breaks: relations have tests that break each of them, and there is one below.</summary>
    private static readonly string[] BrokenElsewhere = ["Relations", "Order"];
    private const string NoWayOut = "Warehouse: No way leads out of the network but its endpoints";
    private static List<Judgement>? s_judged;

    [Fact]
    public void Promises_and_rules_tell_of_what_makes_a_template_worse()
    {
        var judged = Judged();
        var survivors = judged.Where(one => one.Survives).Select(one => one.Mutation).ToList();
        var told = survivors.Select(mutation => $"{mutation}: {Harmless.Reason(mutation) ?? "NO REASON GIVEN"}").ToList();
        output.WriteLine($"{judged.Count} mutations, {judged.Count(one => one.By is not null)} told of by promises, {judged.Count(one => one.IsAgainstRules)} by rules alone, {survivors.Count} survive");
        foreach (var line in told)
            output.WriteLine(line);

        Assert.True(judged.Count >= Least);
        Assert.True(survivors.Count <= judged.Count * (1 - Wanted), $"{survivors.Count} of {judged.Count} survive:\n{string.Join('\n', told)}");
        Assert.True(survivors.TrueForAll(mutation => Harmless.Reason(mutation) is not null),
            $"Promise what these break, or say in Harmless.cs why nothing is lost:\n{string.Join('\n', told.Where(line => line.EndsWith("NO REASON GIVEN", StringComparison.Ordinal)))}");
        Assert.Equal([], Harmless.Reasons.Where(reason => !survivors.Exists(reason.Fits)).Select(reason => $"{reason.Pattern} is harmless no more"));
    }

    /// <summary>A promise that nothing can break would promise nothing.</summary>
    [Fact]
    public void Every_promise_is_broken_by_some_mutation()
    {
        var open = PromiseList.All.Where(promise => !BrokenElsewhere.Contains(promise.Step) && promise.ToString() != NoWayOut).Except(Judged().Select(one => one.By).OfType<Promise>()).ToHashSet();
        // Those that count once nearly suffice, a few of each kind first; what only one assembly has may be anywhere. Those that can break none of the open ones are not made.
        foreach (var mutations in Judged().Index().OrderBy(one => one.Index % 29).Select(one => one.Item.Mutation)
            .Concat(Seeded().Index().OrderBy(one => one.Index % 997).Select(one => one.Item)).Where(mutation => open.Any(mutation.MayBreak)).Chunk(100).TakeWhile(_ => open.Count > 0))
            open.ExceptWith(mutations.AsParallel().SelectMany(mutation => Broken(mutation, open)).ToList());

        Assert.Equal([], open.Select(promise => promise.ToString()));
    }

    [Fact]
    public void A_way_out_of_the_network_breaks_the_promise_that_there_is_none()
    {
        var sandbox = synthesized.Of(Variant.Sandbox);
        var vpc = Assert.Single(sandbox.Of("AWS::EC2::VPC"));

        // What stands where the network stood: any type of way will do.
        var open = sandbox.With(vpc, JsonElement.Parse("""{ "Type": "AWS::EC2::InternetGateway" }"""));

        Assert.Single(PromiseList.All.Single(promise => promise.ToString() == NoWayOut).BrokenIn(open));
    }

    private static List<Promise> Broken(Mutation mutation, IEnumerable<Promise> open)
    {
        var mutated = mutation.Mutated();
        return [.. open.Where(promise => promise.IsBrokenIn(mutated, mutation.In(mutated)))];
    }

    private List<Judgement> Judged() => s_judged ??= [.. Mutations.Distinct(Seeded(), Names()).AsParallel().AsOrdered().Select(Judgement.Of).OfType<Judgement>()];

    /// <summary>Of datasets, contracts and personas: what a resource is called after.</summary>
    private HashSet<string> Names() => [.. Variants.SelectMany(variant => Origin.Of(synthesized.Of(variant)).Contracts)
        .SelectMany(contract => contract.Datasets.Select(dataset => dataset.Table.Value).Concat(contract.Roles.Select(role => role.Name.Value)).Append(contract.Id))];

    private IEnumerable<Mutation> Seeded() => Variants.SelectMany(variant => Mutations.Of(synthesized.Of(variant)));
}
