using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReferencePipeline.Tests.Synthesis;

/// <summary>The app as a process of its own, started as the CDK's command line starts it.</summary>
internal static class AppProcess
{
    public static string Dll { get; } = Path.Combine(AppContext.BaseDirectory, "ReferencePipeline.dll");

    public static string DotNet { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    public static Result RunUnderCdk(string output, string? stage = null, params (string Name, string Value)[] environment) =>
        Run(DotNet, [Dll], UnderCdk(output, Synthesized.Contracts, stage, environment));

    /// <summary>The environment that the CDK's command line gives an app.</summary>
    public static (string Name, string Value)[] UnderCdk(string output, string contracts, string? stage, params (string Name, string Value)[] environment)
    {
        var context = JsonNode.Parse(File.ReadAllBytes(Repository.PathOf("cdk.json")))!["context"]!.AsObject();
        context["contracts"] = contracts;
        if (stage is not null)
            context["stage"] = stage;
        return [("CDK_OUTDIR", output), ("CDK_CONTEXT_JSON", context.ToJsonString(JsonSerializerOptions.Default)), .. environment];
    }

    public static Result Run(string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment) =>
        Run(program, arguments, Repository.Root, CancellationToken.None, environment);

    /// <summary>Runs it to its end, or to its death where nobody waits for it any more.</summary>
    public static Result Run(string program, IEnumerable<string> arguments, string folder, CancellationToken stop, params (string Name, string Value)[] environment)
    {
        var temp = Directory.CreateTempSubdirectory("pipeline-temp-");
        try
        {
            return Run(program, arguments, folder, [("TMPDIR", temp.FullName), ("TEMP", temp.FullName), ("TMP", temp.FullName), .. environment], temp, stop);
        }
        finally
        {
            temp.Delete(recursive: true);
        }
    }

    private static Result Run(string program, IEnumerable<string> arguments, string folder, (string Name, string Value)[] environment, DirectoryInfo temp, CancellationToken stop)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var end = stop.Register(() => process.Kill(entireProcessTree: true));
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, error.Result.TrimEnd(), [.. temp.EnumerateFileSystemInfos().Select(left => left.Name)]);
    }

    /// <summary>What there is to know of a process that has ended.</summary>
    /// <param name="ExitCode">How it ended.</param>
    /// <param name="Output">What it wrote.</param>
    /// <param name="Error">What it said.</param>
    /// <param name="Left">What it left in the temp folder.</param>
    public sealed record Result(int ExitCode, string Output, string Error, IReadOnlyList<string> Left);
}
