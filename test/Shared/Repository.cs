namespace ReferencePipeline.Testing;

/// <summary>The folder of the solution that the tests belong to, wherever they run.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "ReferencePipeline.sln")))
                return at.FullName;
        }

        throw new DirectoryNotFoundException($"no ReferencePipeline.sln in or above {AppContext.BaseDirectory}");
    }
}
