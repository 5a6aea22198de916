using System.Collections.Concurrent;
using ReferencePipeline.Templates;
using ReferencePipeline.Templates.Rules;
using ReferencePipeline.Tests.Promises;

namespace ReferencePipeline.Tests.Mutants;

/// <summary>What becomes of a mutation: a promise tells of it, or else a rule, or nobody.</summary>
internal sealed record Judgement(Mutation Mutation, Promise? By, bool IsAgainstRules)
{
    private static readonly ConcurrentDictionary<CloudAssembly, HashSet<string>> Before = new();

    private static readonly ConcurrentDictionary<CloudAssembly, KeptPromises> Kept = new();
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<Promise>> Told = new();

    public bool Survives => By is null && !IsAgainstRules;

    /// <summary>Nothing for a mutation that changes nothing.</summary>
    public static Judgement? Of(Mutation mutation)
    {
        var mutated = mutation.Mutated();
        if (mutation.ChangesNothing(mutated))
            return null;
        var changed = mutation.In(mutated);
        var promise = Ordered(mutation).FirstOrDefault(promise => promise.IsBrokenIn(mutated, changed));
        if (promise is not null)
        {
            foreach (var told in Places(mutation).Select(place => Told.GetOrAdd(place, _ => new())).Where(told => !told.Contains(promise)))
                told.Enqueue(promise);
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

    private static IEnumerable<Promise> Ordered(Mutation mutation) => Kept.GetOrAdd(mutation.Assembly, assembly => new(assembly))
        .InOrder(mutation, Places(mutation).SelectMany(place => Told.TryGetValue(place, out var told) ? told : Enumerable.Empty<Promise>()));

    /// <summary>Where it is made worse, then what that is part of; which of several counts for nothing.</summary>
    private static IEnumerable<string> Places(Mutation mutation)
    {
        var names = mutation.Seed.Steps.OfType<string>().ToList();
        yield return $"{mutation.Resource.Type} {string.Join('.', names)}";
        yield return $"{mutation.Resource.Type} {string.Join('.', names.SkipLast(1))}";
    }
}
