using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Promises;

namespace ReferencePipeline.Tests.Mutants;

/// <summary>What becomes of a mutation: the promise that tells of it, or none.</summary>
internal sealed record Judgement(Mutation Mutation, Promise? By)
{
    /// <summary>Nothing for a mutation that changes nothing. The stack's own promises are asked first, since they are the likely ones.</summary>
    public static Judgement? Of(Mutation mutation)
    {
        var mutated = mutation.Mutated();
        return mutation.ChangesNothing(mutated) ? null : new(mutation, Ordered(mutation.Resource.Stack).FirstOrDefault(promise => promise.BrokenIn(mutated).Count > 0));
    }

    private static IEnumerable<Promise> Ordered(StackTemplate stack) => PromiseList.All.OrderBy(promise => !stack.Name.EndsWith($"-{promise.Step}", StringComparison.Ordinal));
}
