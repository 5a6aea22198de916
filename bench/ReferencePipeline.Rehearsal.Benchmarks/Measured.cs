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
        if (variant is Variant.AskedAsRole or Variant.AskedOfEngine)
            Variant.Run(variant, file, target);
        var started = Stopwatch.GetTimestamp();
        Variant.Run(variant, file, target);
        using var process = Process.GetCurrentProcess();
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(started).TotalSeconds} {process.TotalProcessorTime.TotalSeconds} {process.PeakWorkingSet64}"));
    }

    /// <summary>Started by `dotnet x.dll`, the program is dotnet and the first argument the assembly.</summary>
    private static string[] Own => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(Measured).Assembly.Location] : [];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
