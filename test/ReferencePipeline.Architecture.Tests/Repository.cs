using System.Diagnostics;

namespace ReferencePipeline.Architecture.Tests;

/// <summary>The files of this repository as git sees them, with paths relative to its root and forward slashes.</summary>
internal static class Repository
{
    private static readonly string[] NeverTracked = [".git", "bin", "obj", "node_modules", "cdk.out", "artifacts", "TestResults"];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<string> Files { get; } = [.. (FromGit() ?? FromDisk()).Where(f => File.Exists(PathOf(f))).Order(StringComparer.Ordinal)];

    public static IEnumerable<string> TextFiles => Files.Where(f => !Binary.Contains(Path.GetExtension(f), StringComparer.Ordinal));

    public static IEnumerable<string> Markdown => Files.Where(f => f.EndsWith(".md", StringComparison.Ordinal));

    public static IEnumerable<string> ProjectFiles => Files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal));

    /// <summary>The extensions that .gitattributes calls binary.</summary>
    private static string[] Binary { get; } =
        [.. File.ReadLines(PathOf(".gitattributes")).Where(l => l.EndsWith(" binary", StringComparison.Ordinal)).Select(l => Path.GetExtension(l.Split(' ')[0]))];

    public static string PathOf(string file) => Path.Combine(Root, file.Replace('/', Path.DirectorySeparatorChar));

    public static string Read(string file) => File.ReadAllText(PathOf(file));

    private static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "ReferencePipeline.sln")))
                return at.FullName;
        }

        throw new DirectoryNotFoundException($"no ReferencePipeline.sln in or above {AppContext.BaseDirectory}");
    }

    /// <summary>Tracked files and new ones that are not ignored; null where there is no git, as in an unpacked archive.</summary>
    private static List<string>? FromGit()
    {
        if (!Path.Exists(Path.Combine(Root, ".git")))
            return null;
        try
        {
            var ask = new ProcessStartInfo("git", ["-c", "core.quotepath=off", "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            {
                WorkingDirectory = Root,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            };
            using var git = Process.Start(ask)!;
            var names = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return git.ExitCode == 0 ? [.. names.Split('\0', StringSplitOptions.RemoveEmptyEntries)] : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static IEnumerable<string> FromDisk()
    {
        var open = new Stack<string>([Root]);
        while (open.TryPop(out var folder))
        {
            foreach (var child in Directory.EnumerateDirectories(folder).Where(d => !NeverTracked.Contains(Path.GetFileName(d), StringComparer.Ordinal)))
                open.Push(child);
            foreach (var file in Directory.EnumerateFiles(folder))
                yield return Path.GetRelativePath(Root, file).Replace(Path.DirectorySeparatorChar, '/');
        }
    }
}
