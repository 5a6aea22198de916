using System.Diagnostics;
using System.Text.Json;

namespace ReferencePipeline.Cli.Tests;

public sealed class WatchTests(RehearsedOnce rehearsed)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task A_file_of_events_that_is_replaced_is_rehearsed_again_until_somebody_stops_it()
    {
        using var folder = new Folder();
        Events(folder, 5);
        Terminal? watched = null;

        var running = Task.Run(() => Cli.Run(terminal => watched = terminal, "rehearse", "--assembly", rehearsed.Synthesized, "--events", folder["orders.jsonl"], "--out", folder["out"], "--watch", "--json"), TestContext.Current.CancellationToken);
        try
        {
            Assert.True(SpinWait.SpinUntil(() => Read(folder) == 5, Patience));
            Events(folder, 7);
            Assert.True(SpinWait.SpinUntil(() => Read(folder) == 7, Patience));
            File.Delete(folder["orders.jsonl"]);
            Thread.Sleep(TimeSpan.FromSeconds(3));
            Events(folder, 9);
            Assert.True(SpinWait.SpinUntil(() => Read(folder) == 9, Patience));
        }
        finally
        {
            watched!.Interrupt();
        }

        var ran = await running;
        Assert.Equal(130, ran.ExitCode);
        Assert.Equal([5, 7, 9], Counts(ran.Text));
        Assert.Contains($"changed: {folder["orders.jsonl"]}", ran.Talk, StringComparison.Ordinal);
        Assert.Contains($"{folder["orders.jsonl"]}: does not exist", ran.Talk, StringComparison.Ordinal);
        Assert.EndsWith("interrupted\n", ran.Talk.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Names, name => name.Contains("partial", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_app_is_synthesized_and_again_when_a_contract_has_changed_and_one_with_a_mistake_is_told()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows knows no signals.");
        Assert.SkipWhen(ProcessTests.Ignores(Environment.ProcessId, 2), "SIGINT is ignored here.");
        using var folder = new Folder();
        Directory.CreateDirectory(folder["contracts"]);
        folder.Write("cdk.json", File.ReadAllText(Path.Combine(Cli.Root, "cdk.json")));
        foreach (var file in Directory.EnumerateFiles(Cli.Contracts))
            File.Copy(file, folder[$"contracts/{Path.GetFileName(file)}"]);
        var contract = folder["contracts/orders.odcs.yaml"];
        var good = File.ReadAllText(contract);

        using var process = Pipeline.Begin("dotnet", [Pipeline.Dll, "rehearse", "--watch", "--dataset", "orders", "--generate", "5", "--json"], folder.Path);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var talk = new List<string> { Heard(process) };
        Replace(contract, "kind: Nonsense\n");
        talk.AddRange([Heard(process), Heard(process), Heard(process)]);
        Replace(contract, good.Replace("name: Orders", "name: Orders of today", StringComparison.Ordinal));
        talk.AddRange([Heard(process), Heard(process)]);
        Pipeline.Start("kill", ["-INT", $"{process.Id}"], folder.Path);

        Assert.Equal(130, Pipeline.Wait(process));
        Assert.Equal("interrupted", process.StandardError.ReadToEnd().Trim());
        Assert.Equal([5, 5], Counts(await output));
        Assert.Equal(("watching 3 files; Ctrl-C ends it", "changed: contracts/orders.odcs.yaml"), (talk[0], talk[1]));
        Assert.StartsWith("contracts/orders.odcs.yaml:1: ", talk[2], StringComparison.Ordinal);
        Assert.Equal([talk[0], talk[1], talk[0]], talk[3..]);
        Assert.Equal(["cdk.json", "contracts", "rehearsal"], folder.Names.Order(StringComparer.Ordinal));
    }

    /// <summary>As editors save: beside it, and then in its place.</summary>
    private static void Replace(string file, string text)
    {
        File.WriteAllText($"{file}.swp", text);
        File.Move($"{file}.swp", file, overwrite: true);
    }

    private static string Heard(Process process)
    {
        var line = process.StandardError.ReadLineAsync();
        if (line.Wait(Patience))
            return line.Result ?? "nothing";
        process.Kill(entireProcessTree: true);
        throw new TimeoutException("Nothing was said in time.");
    }

    private static void Events(Folder folder, int count) => Assert.Equal(0, Cli.Run("generate", "orders", "-n", $"{count}", "--contracts", Cli.Contracts, "-o", folder["orders.jsonl"]).ExitCode);

    private static int Read(Folder folder)
    {
        try
        {
            return JsonElement.Parse(File.ReadAllText(folder["out/report.json"])).GetProperty("deliveries")[0].GetProperty("events").GetProperty("read").GetInt32();
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>What was read, of one report after the other.</summary>
    private static IEnumerable<int> Counts(string reports) => reports.Split("\n}\n", StringSplitOptions.RemoveEmptyEntries)
        .Select(report => JsonElement.Parse($"{report}}}").GetProperty("deliveries")[0].GetProperty("events").GetProperty("read").GetInt32());
}
