namespace ReferencePipeline.Tests.Synthesis;

/// <summary>What takes seconds in a process of its own: started with the first test, one after the other, beside the synths of this process.</summary>
internal sealed class AppProcesses : IDisposable
{
    /// <summary>Half an hour off, and where I has no dot.</summary>
    private static readonly (string Name, string Value)[] Elsewhere = [("TZ", "Pacific/Chatham"), ("LC_ALL", "tr_TR.UTF-8")];

    /// <summary>It runs for so long that to compile twice, which the app is set not to, takes less than it saves.</summary>
    private static readonly (string Name, string Value) CompilesTwice = ("DOTNET_TC_CallCountingDelayMs", "64");

    private readonly CancellationTokenSource _stop = new();

    public AppProcesses(string folder)
    {
        ByHand = Task.Run(() => AppProcess.Run(AppProcess.DotNet, [AppProcess.Dll], Variant.Fifty.WriteProject(folder), _stop.Token, [.. Elsewhere, CompilesTwice]));
        // What it would build is what this test was built from; asking for a version stands in for that.
        CommandLine = ByHand.ContinueWith(_ => AppProcess.Run("node",
        [
            Repository.PathOf("node_modules", "aws-cdk", "bin", "cdk"), "synth", "--quiet", "--output", Path.Combine(folder, "command-line"),
            "-c", "stage=production",
            "--app", $"dotnet \"{AppProcess.Dll}\"", "--build", "dotnet --version",
        ], Repository.Root, _stop.Token, Elsewhere), _stop.Token, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    /// <summary>Of <see cref="Variant.Fifty"/>, which takes longest.</summary>
    public Task<AppProcess.Result> ByHand { get; }

    public Task<AppProcess.Result> CommandLine { get; }

    /// <summary>A folder with the repository's settings and room for contracts.</summary>
    public static string Project(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "contracts"));
        File.Copy(Repository.PathOf("cdk.json"), Path.Combine(folder, "cdk.json"));
        return folder;
    }

    /// <summary>A run of one test may end before they do, and does not wait for what it has not asked for.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        Task.WhenAll(ByHand, CommandLine).ContinueWith(_ => { }, TaskScheduler.Default).Wait(TimeSpan.FromMinutes(1));
        _stop.Dispose();
    }
}
