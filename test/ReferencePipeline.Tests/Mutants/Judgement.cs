using System.Collections.Concurrent;
using ReferencePipeline.Templates;
using ReferencePipeline.Templates.Rules;
using ReferencePipeline.Tests.Promises;

namespace ReferencePipeline.Tests.Mutants;

/// <summary>What becomes of a mutation: a promise tells of it, or else a rule, or nobody.</summary>
internal sealed record Judgement(Mutation Mutation, Promise? By, bool IsAgainstRules)
{
    private static readonly ConcurrentDictionary<CloudAssembly, HashSet<string>> Before = new();

    private static readonly ConcurrentDictionary<CloudAssembly, HashSet<Promise>> Kept = new();
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<Promise>> Told = new();

    public bool Survives => By is null && !IsAgainstRules;

    /// <summary>Nothing for a mutation that changes nothing.</summary>
    public static Judgement? Of(Mutation mutation)
    {
        var mutated = mutation.Mutated();
        if (mutation.ChangesNothing(mutated))
            return null;
        var promise = Ordered(mutation).FirstOrDefault(promise => promise.BrokenIn(mutated).Count > 0);
        if (promise is not null)
        {
            foreach (var place in Places(mutation))
                Told.GetOrAdd(place, _ => new()).Enqueue(promise);
        }

        return new(mutation, promise, promise is null && BreaksRules(mutation, mutated));
    }

    /// <summary>Whether a rule finds what it had not found before; one that cannot even ask has found something too.</summary>
    private static bool BreaksRules(Mutation mutation, CloudAssembly mutated)
    {
        try
        {
            return Findings(mutated).Except(Before.GetOrAdd(mutation.Assembly, assembly => [.. Findings(assembly)])).Any();
        }
        catch (AssemblyException)
        {
            return true;
        }
    }

    private static IEnumerable<string> Findings(CloudAssembly assembly) => RuleSet.Check(assembly).Findings.Select(finding => finding.ToString());

    /// <summary>What is broken already tells of nothing. Who has told of such a place before, or of one close by, is asked first: it is quicker, and changes no verdict.</summary>
    private static IEnumerable<Promise> Ordered(Mutation mutation)
    {
        var kept = Kept.GetOrAdd(mutation.Assembly, assembly => [.. PromiseList.All.Where(promise => promise.BrokenIn(assembly).Count == 0)]);
        return Places(mutation).SelectMany(place => Told.TryGetValue(place, out var told) ? told.Distinct() : []).Where(kept.Contains).Concat(kept).Distinct();
    }

    /// <summary>Where it is made worse, then what that is part of, up to the resource's type.</summary>
    private static IEnumerable<string> Places(Mutation mutation)
    {
        for (var place = $"{mutation.Resource.Type} {mutation.Seed.Path}"; place.Length > 0; place = place[..Math.Max(0, place.LastIndexOfAny(['.', '[', ' ']))])
            yield return place;
    }
}
