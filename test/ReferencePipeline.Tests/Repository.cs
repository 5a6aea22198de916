namespace ReferencePipeline.Tests;

internal static class Repository
{
    public static string Root { get; } = Find(new(AppContext.BaseDirectory));

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find(DirectoryInfo at) =>
        File.Exists(Path.Combine(at.FullName, "ReferencePipeline.sln")) ? at.FullName : Find(at.Parent!);
}
