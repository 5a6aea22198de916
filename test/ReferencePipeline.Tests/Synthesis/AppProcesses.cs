namespace ReferencePipeline.Tests.Synthesis;

/// <summary>What takes seconds in a process of its own: started with the first test, one after the other, beside the synths of this process.</summary>
public sealed class AppProcesses : IDisposable
{
    /// <summary>Half an hour off, and where I has no dot.</summary>
    private static readonly (string Name, string Value)[] Elsewhere = [("TZ", "Pacific/Chatham"), ("LC_ALL", "tr_TR.UTF-8")];

    public AppProcesses()
    {
        ByHand = Task.Run(() =>
        {
            var project = Project(Path.Combine(Folder, "by-hand"));
            foreach (var (file, text) in Variant.Own)
                File.WriteAllText(Path.Combine(project, "contracts", file), text);
            return AppProcess.Run(AppProcess.DotNet, [AppProcess.Dll], project, Elsewhere);
        });
        // What it would build is what this test was built from; asking for a version stands in for that.
        CommandLine = After(ByHand, () => AppProcess.Run("node",
        [
            Repository.PathOf("node_modules", "aws-cdk", "bin", "cdk"), "synth", "--quiet", "--output", Path.Combine(Folder, "command-line"),
            "-c", "stage=production",
            "--app", $"dotnet \"{AppProcess.Dll}\"", "--build", "dotnet --version",
        ], Elsewhere));
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("pipeline-process-").FullName;

    internal Task<AppProcess.Result> ByHand { get; }

    internal Task<AppProcess.Result> CommandLine { get; }

    /// <summary>A folder with the repository's settings and room for contracts.</summary>
    public static string Project(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "contracts"));
        File.Copy(Repository.PathOf("cdk.json"), Path.Combine(folder, "cdk.json"));
        return folder;
    }

    public void Dispose()
    {
        // A run of one test may end before they do.
        CommandLine.Wait(TimeSpan.FromMinutes(2));
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task<AppProcess.Result> After(Task former, Func<AppProcess.Result> run)
    {
        await former.ContinueWith(_ => { }, TaskScheduler.Default);
        return await Task.Run(run);
    }
}
