using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReferencePipeline.Cli.Tests;

public sealed class RehearseTests(RehearsedOnce rehearsed)
{
    [Fact]
    public void Without_events_it_is_the_samples_that_run_through_the_templates()
    {
        Assert.Contains("2,500 read, 2,470 accepted, 30 refused", rehearsed.Said, StringComparison.Ordinal);
        Assert.Contains("3,000 read, 2,952 accepted, 48 refused", rehearsed.Said, StringComparison.Ordinal);
        Assert.Equal(["lake", "report.json", "templates"], Directory.EnumerateFileSystemEntries(rehearsed.Folder).Select(entry => Path.GetFileName(entry)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Events_of_a_file_run_through_the_templates()
    {
        using var folder = new Folder();
        Events(folder, 20);

        var ran = Cli.Run("rehearse", "--assembly", rehearsed.Synthesized, "--events", folder["orders.jsonl"], "--out", folder["out"]);

        Assert.Equal((0, ""), (ran.ExitCode, ran.Talk));
        Assert.Contains("20 read, 20 accepted, 0 refused", ran.Text, StringComparison.Ordinal);
        Assert.Contains("  pipeline query \"SELECT * FROM referencepipeline_sandbox.orders LIMIT 10\" --as customer_care --from ", ran.Text, StringComparison.Ordinal);
        Assert.NotEmpty(Directory.EnumerateFiles(folder["out/lake"], "*.parquet", SearchOption.AllDirectories));
        Assert.Equal(["orders.jsonl", "out"], folder.Names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_program_reads_the_report_from_stdout_or_from_its_file()
    {
        using var folder = new Folder();
        Events(folder, 50, "--bad", "20%");

        var ran = Cli.Run("rehearse", "--assembly", rehearsed.Synthesized, "--events", folder["orders.jsonl"], "--out", folder["out"], "--json");

        var (told, written) = (JsonNode.Parse(ran.Text)!, JsonNode.Parse(File.ReadAllText(folder["out/report.json"]))!);
        Assert.True(JsonNode.DeepEquals(told, written));
        var events = told["deliveries"]![0]!["events"]!;
        Assert.Equal(50, (int)events["read"]!);
        Assert.Equal(50, (int)events["accepted"]! + (int)events["refused"]!);
        Assert.NotEqual(0, (int)events["refused"]!);
    }

    [Fact]
    public void Events_can_be_made_on_the_fly()
    {
        using var folder = new Folder();

        var ran = Cli.Run("rehearse", "--assembly", rehearsed.Synthesized, "--dataset", "page_views", "--generate", "2k", "--bad", "5%", "--rate", "10", "--out", folder["out"], "--json");

        var delivery = Assert.Single(JsonElement.Parse(ran.Text).GetProperty("deliveries").EnumerateArray());
        Assert.Equal(("page_views", 2000), (delivery.GetProperty("dataset").GetString(), delivery.GetProperty("events").GetProperty("read").GetInt32()));
        Assert.Contains(delivery.GetProperty("refused").EnumerateArray(), reason => reason.GetProperty("code").GetString() == "event-time-late");
    }

    [Fact]
    public void Standard_input_is_a_file_too()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "This asks a POSIX shell.");
        using var folder = new Folder();
        Events(folder, 30);

        var ran = Pipeline.Start("/bin/sh", ["-c", $"gzip -c '{folder["orders.jsonl"]}' | dotnet '{Pipeline.Dll}' rehearse --assembly '{rehearsed.Synthesized}' --events - --dataset orders --out '{folder["out"]}'"], Cli.Root);

        Assert.Contains("30 read, 30 accepted", ran.Out, StringComparison.Ordinal);
    }

    public static TheoryData<string, int, string> Mistakes => new()
    {
        { "--events NOWHERE.jsonl", 2, "NOWHERE.jsonl: does not say whose events it holds; call it like orders.jsonl, or say --dataset, one of orders, page_views" },
        { "--events orders-none.jsonl", 2, "orders-none.jsonl: does not exist" },
        { "--events -", 2, "standard input has no name to tell its dataset by; say --dataset, one of orders, page_views" },
        { "--events contracts", 2, "contracts: is a directory; name the files in it" },
        { "--dataset clicks", 2, "the templates hold no dataset 'clicks'; there are orders, page_views" },
        { "--generate 5 --events orders.jsonl", 2, "--generate makes the events, and --events brings them; say one of both" },
        { "--assembly NOWHERE", 2, "NOWHERE: holds no manifest.json" },
        { "--generate 5 --out contracts", 2, "contracts: holds something else than a rehearsal" },
        { "--generate 5 --out /proc/nothing", 2, "/proc/nothing: cannot be written" },
    };

    [Theory, MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_in_one_line(string args, int code, string message)
    {
        Assert.SkipWhen(args.Contains("/proc", StringComparison.Ordinal) && !Directory.Exists("/proc"), "There is no /proc here.");
        using var folder = new Folder();
        string[] given = [.. args.Split(' ').Select(arg => arg == "contracts" ? Cli.Contracts : arg)];
        string[] assembly = args.Contains("--assembly", StringComparison.Ordinal) ? [] : ["--assembly", rehearsed.Synthesized];
        string[] target = args.Contains("--out", StringComparison.Ordinal) ? [] : ["--out", folder["out"]];

        var ran = Cli.Run(["rehearse", .. given, .. assembly, .. target]);

        Assert.Equal((code, ""), (ran.ExitCode, ran.Text));
        Assert.StartsWith(message, ran.Talk.Replace(Cli.Contracts, "contracts", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Single(ran.Talk.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(folder.Names);
    }

    [Fact]
    public void A_compressed_file_that_was_cut_off_is_not_taken_for_whole()
    {
        using var folder = new Folder();
        Cli.Run("generate", "orders", "-n", "5k", "--contracts", Cli.Contracts, "-o", folder["orders.jsonl.gz"]);
        var whole = File.ReadAllBytes(folder["orders.jsonl.gz"]);
        File.WriteAllBytes(folder["orders.jsonl.gz"], whole[..(whole.Length / 2)]);

        var ran = Cli.Run("rehearse", "--assembly", rehearsed.Synthesized, "--events", folder["orders.jsonl.gz"], "--out", folder["out"]);

        Assert.Equal((2, $"{folder["orders.jsonl.gz"]}: the compressed file is damaged or ends too early; nothing of this run is kept\n"), (ran.ExitCode, ran.Talk.ReplaceLineEndings("\n")));
        Assert.Equal(["orders.jsonl.gz"], folder.Names);
        // The platform tells it only where the program asks for that.
        var asked = JsonElement.Parse(File.ReadAllText(Path.ChangeExtension(Pipeline.Dll, ".runtimeconfig.json")));
        Assert.True(asked.GetProperty("runtimeOptions").GetProperty("configProperties").GetProperty("System.IO.Compression.UseStrictValidation").GetBoolean());
    }

    /// <summary>When raw records are written; the tests of rehearsals stop them later, too, when the engine writes.</summary>
    [Fact]
    public void Interrupted_it_ends_with_130_and_leaves_nothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows knows no signals.");
        Assert.SkipWhen(ProcessTests.Ignores(Environment.ProcessId, 2), "SIGINT is ignored here.");
        using var folder = new Folder();
        using var process = Pipeline.Begin("dotnet", [Pipeline.Dll, "rehearse", "--assembly", rehearsed.Synthesized, "--dataset", "orders", "--generate", "1G", "--out", folder["out"]], Cli.Root);
        Assert.True(SpinWait.SpinUntil(() => Directory.EnumerateFiles(folder.Path, "raw-*", SearchOption.AllDirectories).Any() || process.HasExited, TimeSpan.FromSeconds(60)));

        Pipeline.Start("kill", ["-INT", $"{process.Id}"], folder.Path);

        Assert.Equal(130, Pipeline.Wait(process));
        Assert.Equal("interrupted", process.StandardError.ReadToEnd().Trim());
        Assert.Empty(folder.Names);
    }

    [Fact]
    public void A_full_disk_is_said_in_a_line_and_leaves_nothing()
    {
        using var folder = new Folder();
        var disk = Directory.CreateDirectory(folder["disk"]).FullName;
        var asRoot = $"unshare --mount /bin/sh -c \"mount -t tmpfs -o size=512k none '{disk}'";
        Assert.SkipUnless(OperatingSystem.IsLinux() && Pipeline.Start("/bin/sh", ["-c", $"{asRoot}\""], Cli.Root).ExitCode == 0, "No small disk can be made here.");

        var ran = Pipeline.Start("/bin/sh", ["-c", $"{asRoot} && dotnet '{Pipeline.Dll}' rehearse --assembly '{rehearsed.Synthesized}' --dataset orders --generate 10k --out '{disk}/out'; echo code \\$?; ls -A '{disk}'\""], Cli.Root);

        Assert.Equal("code 3\n", ran.Out);
        Assert.Contains("space", ran.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Single(ran.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static void Events(Folder folder, int count, params string[] more) =>
        Assert.Equal(0, Cli.Run(["generate", "orders", "-n", $"{count}", "--contracts", Cli.Contracts, "-o", folder["orders.jsonl"], .. more]).ExitCode);
}
