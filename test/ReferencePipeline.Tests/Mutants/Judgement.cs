using System.Collections.Concurrent;
using ReferencePipeline.Templates;
using ReferencePipeline.Templates.Rules;
using ReferencePipeline.Tests.Promises;

namespace ReferencePipeline.Tests.Mutants;

/// <summary>What becomes of a mutation: a promise tells of it, or else a rule, or nobody.</summary>
internal sealed record Judgement(Mutation Mutation, Promise? By, bool IsAgainstRules)
{
    private static readonly ConcurrentDictionary<CloudAssembly, HashSet<string>> Before = new();

    private static readonly ConcurrentDictionary<CloudAssembly, IReadOnlyList<Promise>> Kept = new();
    private static readonly ConcurrentDictionary<(string Type, Promise Promise), bool> Told = new();

    public bool Survives => By is null && !IsAgainstRules;

    /// <summary>Nothing for a mutation that changes nothing.</summary>
    public static Judgement? Of(Mutation mutation)
    {
        var mutated = mutation.Mutated();
        if (mutation.ChangesNothing(mutated))
            return null;
        var promise = Ordered(mutation).FirstOrDefault(promise => promise.BrokenIn(mutated).Count > 0);
        if (promise is not null)
            Told.TryAdd((mutation.Resource.Type, promise), true);
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

    /// <summary>What is broken already tells of nothing. Who has told of such a resource before is asked first: it is quicker, and changes no verdict.</summary>
    private static IEnumerable<Promise> Ordered(Mutation mutation)
    {
        var kept = Kept.GetOrAdd(mutation.Assembly, assembly => [.. PromiseList.All.Where(promise => promise.BrokenIn(assembly).Count == 0)]);
        // Asked once for each: others tell of theirs meanwhile.
        var told = kept.ToLookup(promise => Told.ContainsKey((mutation.Resource.Type, promise)));
        return told[true].Concat(told[false]);
    }
}
