namespace ReferencePipeline.Tests.Promises;

/// <summary>All promises, in the order of the data's way. A new list is entered here, and is judged by itself from then on.</summary>
internal static class PromiseList
{
    public static IReadOnlyList<Promise> All { get; } = [.. StreamPromises.All, .. Relations.All];
}
