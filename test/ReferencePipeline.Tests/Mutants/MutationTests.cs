using ReferencePipeline.Tests.Promises;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Mutants;

/// <summary>Seeds regressions into templates, and asks whether a promise or a rule would have told. Snapshots do not count: they catch everything.</summary>
[Collection(nameof(Synthesized))]
public sealed class MutationTests(Synthesized synthesized, ITestOutputHelper output)
{
    private const double Wanted = 0.95;
    private const int Least = 60;

    private static readonly Variant[] Variants = [Variant.Sandbox, Variant.Production, Variant.UnderIam, Variant.Unlike];
    private static readonly string[] Datasets = ["page_views", "page-views", "pageviews", "orders", "tickets", "notes", "letters", "parcels"];
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
        var open = PromiseList.All.Except(Judged().Select(one => one.By).OfType<Promise>()).ToHashSet();
        // Those that count once nearly suffice; a setting that only one assembly has may be anywhere.
        foreach (var mutations in Judged().Select(one => one.Mutation).Concat(Seeded()).Chunk(400).TakeWhile(_ => open.Count > 0))
            open.ExceptWith(mutations.AsParallel().Select(mutation => mutation.Mutated()).SelectMany(mutated => open.Where(promise => promise.BrokenIn(mutated).Count > 0)).ToList());

        Assert.Equal([], open.Select(promise => promise.ToString()));
    }

    private List<Judgement> Judged() => s_judged ??= [.. Mutations.Distinct(Seeded(), Datasets).AsParallel().AsOrdered().Select(Judgement.Of).OfType<Judgement>()];

    private IEnumerable<Mutation> Seeded() => Variants.SelectMany(variant => Mutations.Of(synthesized.AssemblyOf(variant)));
}
