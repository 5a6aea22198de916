using System.CommandLine;
using System.Text;
using System.Text.Json;
using ReferencePipeline.Cli.Commands;

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
        using var folder = new Folder();
        Directory.CreateDirectory(folder["contracts"]);
        foreach (var file in Directory.EnumerateFiles(Cli.Contracts))
            File.Copy(file, folder[$"contracts/{Path.GetFileName(file)}"]);
        var contract = folder["contracts/orders.odcs.yaml"];
        var good = File.ReadAllText(contract);

        using var data = new MemoryStream();
        using var heard = new HeardLines();
        using var terminal = Terminal.Captured(data, heard);
        var running = Task.Run(() => PipelineCommand.Run(["rehearse", "--watch", "--contracts", folder["contracts"], "--dataset", "orders", "--generate", "5", "--json", "--out", folder["rehearsal"]], terminal), TestContext.Current.CancellationToken);
        var talk = new List<string>();
        try
        {
            talk.Add(heard.Next(Patience));
            Replace(contract, "kind: Nonsense\n");
            talk.AddRange([heard.Next(Patience), heard.Next(Patience), heard.Next(Patience)]);
            Replace(contract, good.Replace("One row for each order.", "One row for each order of today.", StringComparison.Ordinal));
            talk.AddRange([heard.Next(Patience), heard.Next(Patience)]);
        }
        finally
        {
            terminal.Interrupt();
        }

        Assert.Equal(130, await running);
        Assert.Equal("interrupted", heard.Next(Patience));
        Assert.Equal([5, 5], Counts(Encoding.UTF8.GetString(data.ToArray())));
        Assert.Equal(("watching 3 files; Ctrl-C ends it", $"changed: {contract}"), (talk[0], talk[1]));
        Assert.StartsWith($"{contract}:1: ", talk[2], StringComparison.Ordinal);
        Assert.Equal([talk[0], talk[1], talk[0]], talk[3..]);
        Assert.Equal(["contracts", "rehearsal"], folder.Names.Order(StringComparer.Ordinal));
        Assert.Contains(Directory.EnumerateFiles(folder["rehearsal/templates"]), file => File.ReadAllText(file).Contains("One row for each order of today.", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_none_is_named_the_project_is_watched()
    {
        var (globals, options) = (new Globals(), new RehearseOptions());
        var command = new RootCommand { globals.Contracts, globals.Stage };
        foreach (var option in options.All)
            command.Options.Add(option);

        Assert.Equal(
            ["cdk.json", "contracts/orders.odcs.yaml", "contracts/page-views.odcs.yaml", .. EventChoice.SampleFiles()],
            WatchedInputs.Of(globals, options, command.Parse(["--watch"])).Select(file => file.Replace('\\', '/')));
    }

    /// <summary>As editors save: beside it, and then in its place.</summary>
    private static void Replace(string file, string text)
    {
        File.WriteAllText($"{file}.swp", text);
        File.Move($"{file}.swp", file, overwrite: true);
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
