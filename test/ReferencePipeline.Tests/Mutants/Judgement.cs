using System.Collections.Concurrent;
using ReferencePipeline.Templates;
using ReferencePipeline.Templates.Rules;
using ReferencePipeline.Tests.Promises;

namespace ReferencePipeline.Tests.Mutants;

/// <summary>What becomes of a mutation: a promise tells of it, or else a rule, or nobody.</summary>
internal sealed record Judgement(Mutation Mutation, Promise? By, bool IsAgainstRules)
{
    private static readonly ConcurrentDictionary<CloudAssembly, HashSet<string>> Before = new();

    public bool Survives => By is null && !IsAgainstRules;

    /// <summary>Nothing for a mutation that changes nothing. The stack's own promises are asked first, since they are the likely ones.</summary>
    public static Judgement? Of(Mutation mutation)
    {
        var mutated = mutation.Mutated();
        if (mutation.ChangesNothing(mutated))
            return null;
        var promise = Ordered(mutation.Resource.Stack).FirstOrDefault(promise => promise.BrokenIn(mutated).Count > 0);
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

    private static IEnumerable<Promise> Ordered(StackTemplate stack) => PromiseList.All.OrderBy(promise => !stack.Name.Contains($"-{promise.Step}", StringComparison.Ordinal));
}
