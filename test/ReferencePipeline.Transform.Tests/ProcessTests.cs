using System.Diagnostics;

namespace ReferencePipeline.Transform.Tests;

/// <summary>The program as Lambda starts it: a process of its own, with nothing but its environment.</summary>
public sealed class ProcessTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static Process Start(params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "ReferencePipeline.Transform.dll")])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    [Fact]
    public void Outside_of_Lambda_it_says_what_to_use_instead()
    {
        using var process = Start();

        var output = process.StandardOutput.ReadToEnd();

        Assert.True(process.WaitForExit(Patience));
        Assert.Equal(2, process.ExitCode);
        Assert.Contains("pipeline rehearse", output, StringComparison.Ordinal);
    }

    [Fact]
    public void It_serves_and_ends_when_Lambda_tells_it_to()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        using var lambda = new FakeRuntimeApi();
        using var process = Start(("AWS_LAMBDA_RUNTIME_API", lambda.Authority), ("DATASET", "orders"), ("STAGE", "sandbox"));

        lambda.Invoke("r-1", FirehoseEvents.OfTexts("{}"));
        var answer = Assert.Single(Answer.All(lambda.Post(Patience).Body));
        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]))
            kill.WaitForExit();

        Assert.Contains("missing", answer.Codes);
        Assert.True(process.WaitForExit(Patience));
        Assert.Equal(0, process.ExitCode);
        Assert.Contains("\"Dataset\":\"orders\"", process.StandardOutput.ReadToEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_start_without_its_settings_tells_Lambda_and_ends()
    {
        using var lambda = new FakeRuntimeApi();
        using var process = Start(("AWS_LAMBDA_RUNTIME_API", lambda.Authority), ("DATASET", "orders"));

        Assert.Equal("Init.NotConfigured", lambda.Post(Patience).ErrorType);
        Assert.True(process.WaitForExit(Patience));
        Assert.Equal(1, process.ExitCode);
    }
}
