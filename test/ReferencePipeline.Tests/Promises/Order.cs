using ReferencePipeline.Templates;

namespace ReferencePipeline.Tests.Promises;

/// <summary>What is made before what, and so goes after it.</summary>
internal static class Order
{
    /// <summary>Every resource of the first name is made before every one of the second, in the same stack.</summary>
    public static Func<CloudAssembly, Evaluator, IEnumerable<string>> Of(string first, string then) => (assembly, _) =>
        from later in PromiseTable.Named(assembly, then)
        from earlier in PromiseTable.Named(assembly, first)
        where earlier != later && earlier.Stack == later.Stack && !earlier.IsMadeBefore(later)
        select $"{later} does not wait for {earlier}";
}
