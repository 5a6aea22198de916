using System.Diagnostics;

namespace ReferencePipeline.Cli.Tests;

/// <summary>Runs the command line as a process of its own, as a user does.</summary>
internal sealed record Pipeline(int ExitCode, string Out, string Error)
{
    public static string Dll { get; } = Path.Combine(AppContext.BaseDirectory, "pipeline.dll");

    public static Pipeline Run(IEnumerable<string> args, string folder) => Start("dotnet", [Dll, .. args], folder);

    public static Pipeline Start(string program, IEnumerable<string> args, string folder)
    {
        using var process = Begin(program, args, folder);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        return new Pipeline(Wait(process), output, error.GetAwaiter().GetResult());
    }

    public static Process Begin(string program, IEnumerable<string> args, string folder)
    {
        var process = new Ours { StartInfo = new(program, args) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true } };
        process.Start();
        return process;
    }

    /// <summary>The exit code, or a failure where the process does not end.</summary>
    public static int Wait(Process process)
    {
        if (process.WaitForExit(TimeSpan.FromMinutes(1)))
            return process.ExitCode;
        process.Kill(entireProcessTree: true);
        throw new TimeoutException("The process did not end within a minute.");
    }

    /// <summary>Ends with the test that started it: one that fails leaves nothing running.</summary>
    private sealed class Ours : Process
    {
        protected override void Dispose(bool disposing)
        {
            if (disposing && !HasExited)
                Kill(entireProcessTree: true);
            base.Dispose(disposing);
        }
    }
}
