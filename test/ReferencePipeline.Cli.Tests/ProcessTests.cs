using System.Text.RegularExpressions;

namespace ReferencePipeline.Cli.Tests;

/// <summary>What only a real process shows: pipes, signals, devices, terminals.</summary>
public sealed partial class ProcessTests
{
    private const string Endless = "1000G";

    [Fact]
    public void When_the_reader_goes_it_ends_quietly()
    {
        using var process = Pipeline.Begin("dotnet", [Pipeline.Dll, "generate", "page_views", "-n", Endless], Cli.Root);

        Assert.StartsWith("{\"pageViewId\":", process.StandardOutput.ReadLine(), StringComparison.Ordinal);
        process.StandardOutput.Close();

        Assert.Equal(0, Pipeline.Wait(process));
        Assert.Empty(process.StandardError.ReadToEnd());
    }

    /// <summary>A shell's background job ignores SIGINT, as <c>nohup</c> ignores SIGHUP, and so does all that they start. A rehearsal is sent the third of them, SIGINT.</summary>
    [Theory]
    [InlineData("TERM", 15)]
    [InlineData("HUP", 1)]
    public void Interrupted_it_ends_with_130_and_leaves_no_file(string signal, int number)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows knows no signals.");
        Assert.SkipWhen(Ignores(Environment.ProcessId, number), $"SIG{signal} is ignored here.");
        using var folder = new Folder();
        using var process = Pipeline.Begin("dotnet", [Pipeline.Dll, "generate", "page_views", "-n", Endless, "-o", folder["views.jsonl"]], Cli.Root);
        Assert.True(SpinWait.SpinUntil(() => folder.Names.Any() || process.HasExited, TimeSpan.FromSeconds(30)));

        Pipeline.Start("kill", [$"-{signal}", $"{process.Id}"], folder.Path);

        Assert.Equal(130, Pipeline.Wait(process));
        Assert.Equal("interrupted", process.StandardError.ReadToEnd().Trim());
        Assert.Empty(folder.Names);
    }

    internal static bool Ignores(int process, int signal)
    {
        var status = $"/proc/{process}/status";
        return File.Exists(status) && File.ReadLines(status).FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } ignored
            && (Convert.ToInt64(ignored["SigIgn:".Length..].Trim(), 16) & (1L << (signal - 1))) != 0;
    }

    [Fact]
    public void A_full_disk_is_said_in_a_line()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no full device here.");

        var ran = Pipeline.Start("/bin/sh", ["-c", $"dotnet '{Pipeline.Dll}' generate orders -n 10k > /dev/full"], Cli.Root);

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("No space left", ran.Error, StringComparison.Ordinal);
        Assert.Single(ran.Error.Trim().Split('\n'));
    }

    [Fact]
    public void Commands_that_share_a_file_write_one_after_the_other()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "This asks a POSIX shell.");
        using var folder = new Folder();

        Pipeline.Start("/bin/sh", ["-c", $"(echo before; dotnet '{Pipeline.Dll}' generate orders -n 3; echo after) > '{folder["all"]}'"], Cli.Root);

        var lines = File.ReadAllLines(folder["all"]);
        Assert.Equal(("before", 5, "after"), (lines[0], lines.Length, lines[^1]));
        Assert.All(lines[1..^1], line => Assert.StartsWith("{\"orderId\":", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("NO_COLOR=1 ", false)]
    public void A_terminal_shows_colour_unless_the_environment_says_no(string environment, bool coloured)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script") && OperatingSystem.IsLinux(), "There is no script command to make a terminal here.");
        var inner = $"{environment}dotnet '{Pipeline.Dll}' contract show contracts/orders.odcs.yaml";

        var ran = Pipeline.Start("/bin/sh", ["-c", $"TERM=xterm-256color script -qec \"{inner}\" /dev/null < /dev/null"], Cli.Root);

        Assert.Contains("order_id", ran.Out, StringComparison.Ordinal);
        Assert.Equal(coloured, Painted().IsMatch(ran.Out));
    }

    [Theory]
    [InlineData(null, "xterm-256color", false)]
    [InlineData("1", "xterm-256color", true)]
    [InlineData("", "xterm-256color", false)]
    [InlineData(null, "dumb", true)]
    [InlineData(null, null, false)]
    public void Any_text_in_NO_COLOR_and_a_dumb_terminal_are_a_no(string? noColor, string? term, bool isNo) =>
        Assert.Equal(isNo, Terminal.WantsNoColor(name => name switch { "NO_COLOR" => noColor, "TERM" => term, _ => "1" }));

    [Fact]
    public void A_contract_may_come_through_a_pipe_and_what_goes_into_one_carries_no_escape_codes()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "This asks a POSIX shell.");

        var ran = Pipeline.Start("/bin/sh", ["-c", $"cat contracts/orders.odcs.yaml | dotnet '{Pipeline.Dll}' contract show /dev/stdin"], Cli.Root);

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Contains("order_id", ran.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', ran.Out);
    }

    [Fact]
    public void The_version_is_that_of_the_build()
    {
        var ran = Pipeline.Run(["--version"], Cli.Root);

        Assert.Equal((0, typeof(PipelineCommand).Assembly.GetName().Version!.ToString(3) + "\n"), (ran.ExitCode, ran.Out));
    }

    // Other codes than those of colour and weight are how the runtime greets a terminal.
    [GeneratedRegex(@"\x1b\[[0-9;]*m")]
    private static partial Regex Painted();
}
