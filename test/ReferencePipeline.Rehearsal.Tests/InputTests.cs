using System.Text;
using System.Text.Json.Nodes;
using ReferencePipeline.Rehearsal.Input;
using static ReferencePipeline.Rehearsal.Tests.Rehearsed;

namespace ReferencePipeline.Rehearsal.Tests;

public sealed class InputTests
{
    public static TheoryData<string, byte[], long, string> Files => new()
    {
        { "empty", [], 0, "" },
        { "without a last line feed", Encoding.UTF8.GetBytes(Trip(1) + Trip(2).TrimEnd()), 2, "" },
        { "of Windows", Encoding.UTF8.GetBytes((Trip(1) + Trip(2)).Replace("\n", "\r\n", StringComparison.Ordinal)), 2, "" },
        { "with a byte order mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Trip(1))], 1, "" },
        { "with a byte order mark, compressed", Folder.Gzip("\uFEFF" + Trip(1) + Trip(2)), 2, "" },
        { "shorter than a byte order mark", "{}"u8.ToArray(), 0, "missing 1" },
        { "with NUL bytes", Encoding.UTF8.GetBytes(Trip(1) + "\0\0\0\n" + Trip(2)), 2, "not-json 1" },
        { "with blank lines", Encoding.UTF8.GetBytes("\n" + Trip(1) + "\n"), 1, "empty 2" },
        { "with a line of 10 MB", Encoding.UTF8.GetBytes(Trip(1) + new string('x', 10_000_000) + "\n" + Trip(2)), 2, "too-large 1" },
        { "of one line of 10 MB", Encoding.UTF8.GetBytes(new string('x', 10_000_000)), 0, "too-large 1" },
        { "of two compressed parts", [.. Folder.Gzip(Trip(1)), .. Folder.Gzip(Trip(2))], 2, "" },
        { "of a producer's packages", [0xF3, 0x89, 0x9A, 0xC2, 1, 2, 3], 0, "kpl-aggregated 1" },
    };

    // Asked for while the tests run: written out as part of a test found beforehand, 10 MB take minutes from one process of the test host to the next.
    [Theory, MemberData(nameof(Files), DisableDiscoveryEnumeration = true)]
    public void Of_every_file_each_line_is_accepted_or_refused(string file, byte[] bytes, long accepted, string refused)
    {
        using var folder = new Folder();

        var rehearsed = Of(folder, TripsAssembly.Trips(), [folder.Write("trips.jsonl", bytes)]);

        Assert.Equal((file, accepted, refused), (file, rehearsed.Delivery.Events.Accepted, string.Join(", ", rehearsed.Delivery.Refused.Select(reason => $"{reason.Code} {reason.Records}"))));
        Assert.Equal(rehearsed.Delivery.Events.Refused, rehearsed.Quarantine().Count);
        Assert.Equal(rehearsed.Delivery.Events.Read, rehearsed.Delivery.Events.Accepted + rehearsed.Delivery.Events.Refused);
    }

    [Fact]
    public void A_refused_line_of_10_MB_is_kept_whole()
    {
        using var folder = new Folder();
        var line = new string('x', 10_000_000);

        var rehearsed = Of(folder, TripsAssembly.Trips(), line + "\n");

        Assert.Equal(line, Encoding.UTF8.GetString(rehearsed.Quarantine()[0].GetProperty("rawData").GetBytesFromBase64()));
    }

    public static TheoryData<string, string> Unreadable => new()
    {
        { "directory", "is a directory; name the files in it" },
        { "vanished.jsonl", "does not exist; name a file of JSON lines" },
        { "cut.jsonl.gz", "the compressed file is damaged or ends too early; nothing of this run is kept" },
        { "damaged.jsonl.gz", "the compressed file is damaged or ends too early; nothing of this run is kept" },
        { "utf16.jsonl", "is UTF-16; save it as UTF-8" },
        { "endless.jsonl", "has a line of more than 64 MiB; write one JSON object a line" },
    };

    [Theory, MemberData(nameof(Unreadable))]
    public void What_cannot_be_read_is_told_in_one_line_and_leaves_nothing(string file, string reason)
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder["directory"]);
        var compressed = Folder.Gzip(string.Concat(Enumerable.Range(0, 10_000).Select(i => Trip(i))));
        folder.Write("cut.jsonl.gz", compressed[..(compressed.Length / 2)]);
        folder.Write("damaged.jsonl.gz", [.. compressed[..1000], .. new byte[500], .. compressed[1500..]]);
        folder.Write("utf16.jsonl", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Trip(1))).ToArray());
        if (file == "endless.jsonl")
            folder.Write(file, new byte[70 << 20]);
        Directory.CreateDirectory(folder["asset.0123"]);
        var before = folder.Names.Where(name => !name.StartsWith("App", StringComparison.Ordinal)).ToList();

        var refused = Assert.Throws<InputException>(() => Of(folder, TripsAssembly.Trips(), [folder[file]]));

        Assert.Equal($"{folder[file]}: {reason}", refused.Message[..Math.Min(refused.Message.Length, folder[file].Length + 2 + reason.Length)]);
        Assert.DoesNotContain('\n', refused.Message);
        Assert.DoesNotContain(folder.Names, name => name.Contains("partial", StringComparison.Ordinal) || name == "out");
        Assert.Subset(folder.Names.ToHashSet(), before.ToHashSet());
    }

    [Fact]
    public void Standard_input_is_read_to_its_end()
    {
        using var folder = new Folder();
        var plan = TripsAssembly.Trips().Plan(folder);

        var report = Rehearse.Run(new()
        {
            Plan = plan,
            Events = [new RehearsedEvents.Files(plan.Deliveries[0], ["-"])],
            Out = folder["out"],
            StandardInput = () => new MemoryStream(Encoding.UTF8.GetBytes(Trip(1) + "x\n")),
        });

        Assert.Equal((2L, 1L, "standard input:2"), (report.Deliveries[0].Events.Read, report.Deliveries[0].Events.Accepted, report.Deliveries[0].Refused[0].First));
    }

    [Fact]
    public void Lines_are_numbered_file_by_file_and_block_by_block()
    {
        using var folder = new Folder();
        var many = string.Concat(Enumerable.Range(0, 60_000).Select(i => Trip(i)));

        var rehearsed = Of(folder, TripsAssembly.Trips(), [folder.Write("a.jsonl", many + "x\n"), folder.Write("b.jsonl", Trip(1) + "{}\n")]);

        Assert.Equal(["missing b.jsonl:2: tripId", "not-json a.jsonl:60001"], rehearsed.Delivery.Refused.Select(reason => $"{reason.Code} {Path.GetFileName(reason.First)}").Order(StringComparer.Ordinal));
        Assert.Equal(["60001"], rehearsed.Query("SELECT count(*) FROM {data}"));
    }

    [Theory]
    [InlineData("orders.jsonl", "orders")]
    [InlineData("some/where/Orders-2026-03.jsonl.gz", "orders")]
    [InlineData("orders", "orders")]
    [InlineData("orders_late.jsonl", "orders_late")]
    [InlineData("orders_later.jsonl", "orders")]
    [InlineData("ordersof.jsonl", null)]
    [InlineData("-", null)]
    public void A_file_says_by_its_name_whose_events_it_holds(string file, string? dataset) =>
        Assert.Equal(dataset, EventFiles.NameIn(file, ["orders", "orders_late"]));

    [Fact]
    public void Ten_thousand_partitions_are_written_and_told()
    {
        using var folder = new Folder();

        // The engine sets up each column of each file, and takes three times as long for all of them.
        var assembly = TripsAssembly.Trips().With(TripsAssembly.Columns, JsonNode.Parse("""[{ "Name": "trip_id", "Type": "bigint" }]"""));

        var rehearsed = Of(folder, assembly, string.Concat(Enumerable.Range(0, 10_000).Select(i => Trip(i, city: $"c{i}"))));

        Assert.Equal((10_000, 10_000, 10_000L), (rehearsed.Delivery.Partitions, rehearsed.Delivery.ActivePartitions, rehearsed.Delivery.Events.Accepted));
        Assert.Contains(rehearsed.Delivery.Notes, note => note.StartsWith("10000 partitions are active at a time, and Firehose allows 500", StringComparison.Ordinal));
    }
}
