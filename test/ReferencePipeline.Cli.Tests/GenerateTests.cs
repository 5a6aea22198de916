using System.IO.Compression;
using System.Text.Json;

namespace ReferencePipeline.Cli.Tests;

public sealed class GenerateTests
{
    [Theory]
    [InlineData("page_views", "3", 3)]
    [InlineData("orders", "2k", 2000)]
    [InlineData("orders", "0", 0)]
    [InlineData("orders", "0.005k", 5)]
    public void As_many_events_are_written_as_asked_for_each_a_JSON_object_on_a_line(string dataset, string count, int lines)
    {
        var ran = Generate(dataset, "--count", count);

        Assert.Equal(0, ran.ExitCode);
        Assert.Equal(lines, ran.Lines.Length);
        Assert.All(ran.Lines, line => Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(line).RootElement.ValueKind));
        Assert.Empty(ran.Talk);
    }

    [Fact]
    public void The_seed_decides_the_bytes()
    {
        byte[] Seeded(string seed) => Generate("page_views", "-n", "200", "--seed", seed, "--bad", "5%").Data;

        Assert.Equal(Seeded("7"), Seeded("7"));
        Assert.NotEqual(Seeded("7"), Seeded("8"));
    }

    [Fact]
    public void Events_start_at_the_start_and_advance_at_the_rate()
    {
        var ran = Generate("page_views", "-n", "3", "--start", "2026-03-01T10:00:00Z", "--rate", "4");

        Assert.Equal(
            ["2026-03-01T10:00:00Z", "2026-03-01T10:00:00.25Z", "2026-03-01T10:00:00.5Z"],
            ran.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("eventTime").GetString()));
    }

    [Fact]
    public void A_file_gets_the_bytes_that_stdout_would()
    {
        using var folder = new Folder();
        var ran = Generate("orders", "-n", "500", "-o", folder["orders.jsonl"]);

        Assert.Equal(0, ran.ExitCode);
        Assert.Empty(ran.Text);
        Assert.Equal(["orders.jsonl"], folder.Names);
        Assert.Equal(Generate("orders", "-n", "500").Data, File.ReadAllBytes(folder["orders.jsonl"]));
    }

    [Fact]
    public void A_file_in_shared_memory_is_no_device()
    {
        Assert.SkipUnless(Directory.Exists("/dev/shm"), "There is no shared memory here.");
        var folder = Directory.CreateDirectory(Path.Combine("/dev/shm", Path.GetRandomFileName()));
        try
        {
            var ran = Generate("orders", "-n", "3", "-o", Path.Combine(folder.FullName, "orders.jsonl"));

            Assert.Equal(0, ran.ExitCode);
            Assert.Equal(3, File.ReadLines(Assert.Single(folder.EnumerateFiles()).FullName).Count());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_full_device_is_said_in_a_line()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no full device here.");

        var ran = Generate("orders", "-n", "10k", "-o", "/dev/full");

        Assert.Equal((3, ""), (ran.ExitCode, ran.Text));
        Assert.Contains("No space left", ran.Talk, StringComparison.Ordinal);
        Assert.Single(ran.Talk.Trim().Split('\n'));
    }

    [Fact]
    public void A_file_that_ends_in_gz_is_compressed()
    {
        using var folder = new Folder();
        Generate("orders", "-n", "500", "-o", folder["orders.jsonl.gz"]);

        using var unzipped = new MemoryStream();
        using (var file = new GZipStream(File.OpenRead(folder["orders.jsonl.gz"]), CompressionMode.Decompress))
            file.CopyTo(unzipped);

        Assert.Equal(Generate("orders", "-n", "500").Data, unzipped.ToArray());
    }

    [Fact]
    public void Interrupted_it_ends_with_130_and_leaves_the_old_file_as_it_was()
    {
        using var folder = new Folder();
        folder.Write("orders.jsonl", "old");

        var ran = Cli.Run(terminal => terminal.Interrupt(), Args("orders", "-n", "1M", "-o", folder["orders.jsonl"]));

        Assert.Equal(130, ran.ExitCode);
        Assert.Equal(["orders.jsonl"], folder.Names);
        Assert.Equal("old", File.ReadAllText(folder["orders.jsonl"]));
    }

    public static TheoryData<string[], string> Mistakes => new()
    {
        { ["nothing", "-n", "1"], "no dataset 'nothing'; there are orders, page_views" },
        { ["orders"], "--count" },
        { ["orders", "-n", "many"], "'many' is not a number of events" },
        { ["orders", "-n", "1.5"], "'1.5' is not a number of events" },
        { ["orders", "-n", "-1"], "'-1' is not a number of events" },
        { ["orders", "-n", "1", "--bad", "101%"], "'101%' is not a share" },
        { ["orders", "-n", "1", "--skew", "2"], "'2' is not a skew" },
        { ["orders", "-n", "1", "--skew", "0.5"], "set the custom property 'streamKey'" },
        { ["orders", "-n", "1", "--seed", "x"], "'x' is not a seed" },
        { ["orders", "-n", "1", "--rate", "0"], "'0' is not a number of events a second" },
        { ["orders", "-n", "1", "--start", "yesterday"], "'yesterday' is not a time" },
        { ["page_views", "-n", "1", "--start", "2019-01-01"], "outside the field's bounds" },
        { ["orders", "-n", "1", "--colour", "red"], "--colour" },
        { ["orders", "-n", "1", "-o", "/"], "is a directory" },
        { ["orders", "-n", "1", "-o", ""], "the name of the output is empty" },
        { ["orders", "-n", "1", "-o", "no-such-folder/x"], "does not exist" },
        { ["orders", "-n", "1", "-o", new string('x', 300)], $"{new string('x', 300)} cannot be written; name a file elsewhere" },
    };

    [Theory, MemberData(nameof(Mistakes))]
    public void A_mistake_is_said_in_a_line_and_ends_with_2(string[] args, string said)
    {
        var ran = Generate(args);

        Assert.Equal(2, ran.ExitCode);
        Assert.Empty(ran.Text);
        Assert.Contains(said, ran.Talk, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Talk, StringComparison.Ordinal);
        Assert.DoesNotContain(".part", ran.Talk, StringComparison.Ordinal);
        Assert.Single(ran.Talk.TrimEnd().Split('\n'));
    }

    private static Cli Generate(params string[] args) => Cli.Run(Args(args));

    private static string[] Args(params string[] args) => ["generate", .. args, "--contracts", Cli.Contracts];
}
