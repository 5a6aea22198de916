using System.Diagnostics;

namespace ReferencePipeline.Benchmarks;

/// <summary>A CDK app as a process of its own, started as the CDK's command line starts it.</summary>
internal sealed class PrebuiltApp(string dotnet, string[] arguments, IReadOnlyDictionary<string, string> environment)
{
    /// <summary>Seconds from its start to its end.</summary>
    public double Run()
    {
        var start = new ProcessStartInfo(dotnet, arguments) { UseShellExecute = false };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode == 0 ? watch.Elapsed.TotalSeconds : throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}");
    }
}
