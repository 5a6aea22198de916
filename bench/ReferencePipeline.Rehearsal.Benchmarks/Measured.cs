using System.Diagnostics;
using System.Globalization;

namespace ReferencePipeline.Rehearsal.Benchmarks;

/// <summary>What one run of a variant took, in a process of its own: memory is then its own too.</summary>
/// <param name="Seconds">By the clock.</param>
/// <param name="ProcessorSeconds">Of all its threads: what can be believed on a machine that has other work.</param>
/// <param name="PeakBytes">The most memory that it held.</param>
internal sealed record Measured(double Seconds, double ProcessorSeconds, long PeakBytes)
{
    public static Measured Of(string variant, string file)
    {
        var target = Directory.CreateTempSubdirectory("rehearsal-bench-").FullName;
        try
        {
            using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. Own, "run", variant, file, target]) { RedirectStandardOutput = true, UseShellExecute = false })!;
            var told = process.StandardOutput.ReadToEnd().Split(' ');
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{variant} ended with {process.ExitCode}.");
            return new(Number(told[0]), Number(told[1]), (long)Number(told[2]));
        }
        finally
        {
            Directory.Delete(target, recursive: true);
        }
    }

    /// <summary>Runs the variant in this process and tells what it took.</summary>
    public static void Tell(string variant, string file, string target)
    {
        // The plan is there before a rehearsal begins; to read its contract for the first time is work of the compiler.
        _ = Clicks.Dataset;
        // A query takes less than compiling what asks it; so it is asked several times, and the quickest counts.
        var (seconds, processor) = Enumerable.Range(0, variant is Variant.AskedAsRole or Variant.AskedOfEngine ? 12 : 1).Select(_ => Run(variant, file, target)).Min();
        using var process = Process.GetCurrentProcess();
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"{seconds} {processor} {process.PeakWorkingSet64}"));
    }

    private static (double Seconds, double ProcessorSeconds) Run(string variant, string file, string target)
    {
        using var process = Process.GetCurrentProcess();
        var (started, before) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
        Variant.Run(variant, file, target);
        process.Refresh();
        return (Stopwatch.GetElapsedTime(started).TotalSeconds, (process.TotalProcessorTime - before).TotalSeconds);
    }

    /// <summary>Started by `dotnet x.dll`, the program is dotnet and the first argument the assembly.</summary>
    private static string[] Own => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(Measured).Assembly.Location] : [];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
