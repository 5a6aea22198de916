using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Promises;

namespace ReferencePipeline.Tests.Mutants;

/// <summary>The promises that an assembly keeps, since what is broken already tells of nothing; by what they look at.</summary>
internal sealed class KeptPromises
{
    private readonly HashSet<Promise> _all;
    private readonly ILookup<string?, Promise> _byType;

    public KeptPromises(CloudAssembly assembly)
    {
        _all = [.. PromiseList.All.Where(promise => promise.BrokenIn(assembly).Count == 0)];
        _byType = _all.ToLookup(promise => promise.Type);
    }

    /// <summary>Rows about the property that was changed, and what has told before of a change like it, are asked first: it is quicker, and changes no verdict.</summary>
    public IEnumerable<Promise> InOrder(Mutation mutation, IEnumerable<Promise> told) =>
        _byType[mutation.Resource.Type].Where(mutation.MayBreak).Concat(told.Where(_all.Contains)).Concat(mutation.Seed.Steps.Count == 0 ? _all : _byType[null]).Distinct();
}
