namespace ReferencePipeline.Contracts.Tests.Dialects;

internal static class Repository
{
    /// <summary>The folder of the solution that these tests belong to.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "ReferencePipeline.sln")))
            directory = directory.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return directory.FullName;
    }
}
