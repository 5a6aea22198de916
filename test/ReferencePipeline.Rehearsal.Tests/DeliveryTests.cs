using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReferencePipeline.Contracts.Dialects;
using ReferencePipeline.Contracts.Generation;
using ReferencePipeline.Contracts.Validation;
using ReferencePipeline.Rehearsal.Delivery;
using static ReferencePipeline.Rehearsal.Tests.Rehearsed;

namespace ReferencePipeline.Rehearsal.Tests;

public sealed partial class DeliveryTests
{
    /// <summary>More rows than the engine's vectors have. Nearly every generated trip has a city of its own, and so would have a file: there are fewer of those, and as many in one file.</summary>
    [Theory]
    [InlineData("contracts/orders.odcs.yaml", "orders", 3000, true)]
    [InlineData("contracts/page-views.odcs.yaml", "page_views", 3000, true)]
    [InlineData("test/ReferencePipeline.Rehearsal.Tests/trips.odcs.yaml", "trips", 3000, false)]
    [InlineData("test/ReferencePipeline.Rehearsal.Tests/trips.odcs.yaml", "trips", 200, true)]
    public void The_files_hold_what_the_transform_function_hands_over(string contract, string table, int count, bool isPartitioned)
    {
        using var folder = new Folder();
        var assembly = TripsAssembly.Of(Repository.PathOf(contract), table);
        if (!isPartitioned)
            assembly.With($"{TripsAssembly.Destination}.DynamicPartitioningConfiguration.Enabled", false).With($"{TripsAssembly.Destination}.Prefix", "data/");
        var (events, handedOver) = Judged(assembly, count);

        var rehearsed = Of(folder, assembly, [folder.Write($"{table}.jsonl", events)]);

        Assert.Equal(handedOver.Count, rehearsed.Delivery.Events.Accepted);
        Assert.Equal(count, rehearsed.Delivery.Events.Accepted + rehearsed.Delivery.Events.Refused);
        var columns = string.Join(", ", assembly.Dataset.Columns.Select(field => $"'{field.Column}': '{DuckDbType.Of(field.Type)}'")
            .Concat(assembly.Dataset.UnknownFields is Contracts.UnknownFields.Keep ? ["'unknown_fields': 'VARCHAR'"] : []));
        var expected = $"read_json('{folder.Write("expected.jsonl", string.Concat(handedOver))}', format = 'newline_delimited', columns = {{ {columns} }})";
        Assert.Equal(["0"], rehearsed.Query($"SELECT count(*) FROM (FROM {expected} EXCEPT ALL FROM {{data}})"));
        Assert.Equal(["0"], rehearsed.Query($"SELECT count(*) FROM (FROM {{data}} EXCEPT ALL FROM {expected})"));
    }

    [Fact]
    public void A_file_has_the_columns_and_types_of_the_table_and_no_partition_key()
    {
        using var folder = new Folder();

        var rehearsed = Of(folder, TripsAssembly.Trips(), Trip(1));

        Assert.Equal(
            ["trip_id BIGINT", "started_at TIMESTAMP", "rider VARCHAR", "stops STRUCT(\"name\" VARCHAR, tags VARCHAR[])[]", "extras MAP(VARCHAR, BIGINT)"],
            rehearsed.Query("DESCRIBE FROM {data}").Select(row => string.Join(' ', row.Split('|')[..2])));
    }

    [Fact]
    public void Lists_longer_than_the_engines_vectors_arrive_whole()
    {
        using var folder = new Folder();
        var tags = string.Join(',', Enumerable.Range(0, 5000).Select(i => $"\"a tag with number {i}\""));
        var stops = string.Join(',', Enumerable.Range(0, 3000).Select(i => $$"""{"name":"stop {{i}} is its name","tags":["{{i}}"]}"""));

        var rehearsed = Of(folder, TripsAssembly.Trips(), Trip(1, rest: $$""","stops":[{"name":"a","tags":[{{tags}}]}]""") + Trip(2, rest: $",\"stops\":[{stops}]") + Trip(3, rest: ""","stops":[]""") + Trip(4));

        Assert.Equal(
            ["1|1|5000|a tag with number 4999", "2|3000|1|2999", "3|0|null|null", "4|null|null|null"],
            rehearsed.Query("SELECT trip_id, len(stops), len(stops[-1].tags), stops[-1].tags[-1] FROM {data} ORDER BY 1"));
    }

    [Fact]
    public void A_refused_record_leaves_nothing_in_the_row_that_follows()
    {
        using var folder = new Folder();
        var bad = """{"tripId":7,"startedAt":"2026-03-01T10:00:00Z","rider":"x","city":"Bern","stops":[{"name":"gone","tags":["gone"]},{"name":3}],"extras":{"gone":1}}""" + "\n";

        var rehearsed = Of(folder, TripsAssembly.Trips(), bad + Trip(8) + bad + Trip(9, rest: ""","stops":[{"name":"here","tags":[null,"t"]}],"extras":{"k":null}"""));

        Assert.Equal(["8|null|null", "9|[{'name': here, 'tags': [NULL, t]}]|{k=NULL}"], rehearsed.Query("SELECT trip_id, stops::VARCHAR, extras::VARCHAR FROM {data} ORDER BY 1"));
    }

    [Fact]
    public void A_refused_record_lies_below_the_error_prefix_as_Firehose_leaves_it()
    {
        using var folder = new Folder();
        var bad = """{"tripId":"7","startedAt":"2026-03-02T10:00:00Z","rider":"x","city":"Bern"}""";

        var rehearsed = Of(folder, TripsAssembly.Trips(), Trip(1) + bad + "\n" + Trip(2));

        var line = Assert.Single(rehearsed.Quarantine());
        Assert.Equal(bad, Encoding.UTF8.GetString(line.GetProperty("rawData").GetBytesFromBase64()));
        Assert.Equal(("Lambda.ProcessingFailedStatus", "ProcessingFailed status set for record", 1),
            (line.GetProperty("errorCode").GetString(), line.GetProperty("errorMessage").GetString(), line.GetProperty("attemptsMade").GetInt32()));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(), line.GetProperty("arrivalTimestamp").GetInt64());
        Assert.EndsWith(":function:App-Function", line.GetProperty("lambdaARN").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("errors/processing-failed/day=2026-03-02/to-lake-1-2026-03-02-10-00-00-", Assert.Single(rehearsed.Keys("errors/")), StringComparison.Ordinal);
        Assert.Equal(("wrong-type", 1L, $"{folder["trips.jsonl"]}:2: tripId"), rehearsed.Delivery.Refused.Select(reason => (reason.Code, reason.Records, reason.First)).Single());
    }

    [Fact]
    public void Records_lie_as_they_came_below_the_raw_prefix()
    {
        using var folder = new Folder();
        string[] lines = [Trip(1), "no JSON\n", Trip(2, "2026-03-05T00:00:00Z")];

        var rehearsed = Of(folder, TripsAssembly.Trips(), string.Concat(lines));

        Assert.Equal(lines.Order(StringComparer.Ordinal), rehearsed.Lines("raw/").Select(line => $"{line}\n").Order(StringComparer.Ordinal));
        Assert.Equal(["raw/2026/03/01", "raw/2026/03/05"], rehearsed.Keys("raw/").Select(key => key[..key.LastIndexOf('/')]));
        Assert.All(rehearsed.Keys("raw/"), key => Assert.EndsWith(".gz", key, StringComparison.Ordinal));
    }

    [Fact]
    public void Objects_are_named_in_Firehoses_pattern_by_their_oldest_record()
    {
        using var folder = new Folder();

        var rehearsed = Of(folder, TripsAssembly.Trips(), Trip(1, "2026-03-01T10:05:07Z") + Trip(2, "2026-03-01T10:02:03Z") + Trip(3, "2026-03-01T10:04:00Z", city: "Basel"));

        Assert.Equal(["data/city=Basel/to-lake-1-2026-03-01-10-04-00-", "data/city=Bern/to-lake-1-2026-03-01-10-02-03-"], rehearsed.Keys("data/").Select(key => Uuid().Replace(key, "")));
    }

    [Theory]
    [InlineData(900, 1)]
    [InlineData(60, 3)]
    public void A_buffer_ends_with_its_interval(int seconds, int files)
    {
        using var folder = new Folder();
        var assembly = TripsAssembly.Trips().With($"{TripsAssembly.Destination}.BufferingHints.IntervalInSeconds", seconds);

        var rehearsed = Of(folder, assembly, Trip(1, "2026-03-01T10:00:00Z") + Trip(2, "2026-03-01T10:00:59Z") + Trip(3, "2026-03-01T10:01:00Z") + Trip(4, "2026-03-01T10:09:00Z"));

        Assert.Equal(files, rehearsed.Keys("data/").Count);
    }

    [Theory]
    [InlineData(256)]
    [InlineData(9)]
    public void A_buffer_ends_when_it_is_full_however_few_rows_may_wait_for_it(int heldMiB)
    {
        using var folder = new Folder();
        var padding = new string('x', 1 << 19);
        var lines = string.Concat(Enumerable.Range(0, 60).Select(i => Trip(i, rest: $$""","stops":[{"name":"{{padding}}"}]""")));
        // AWS takes 64 MiB at least; what is gathered is counted in blocks of 4, so that 16 are many, too.
        var plan = TripsAssembly.Trips().Plan(folder);
        var delivery = plan.Deliveries[0] with { Data = plan.Deliveries[0].Data with { BufferBytes = 16 << 20 } };

        var rehearsed = Of(folder, plan with { Deliveries = [delivery] }, [folder.Write("trips.jsonl", lines)], new() { HeldBytes = heldMiB << 20 });

        // 30 MiB of one city, by 16 MiB: two files, the first at most a few blocks above its size.
        Assert.Equal(2, rehearsed.Keys("data/").Count);
        Assert.Equal(["60|60"], rehearsed.Query("SELECT count(*), count(DISTINCT trip_id) FROM {data}"));
    }

    [Fact]
    public void What_was_written_in_parts_is_one_file_of_one_group_for_each_buffer()
    {
        using var folder = new Folder();
        string[] cities = ["Bern", "Basel", "Zug"];
        var padding = new string('x', 1000);
        var lines = string.Concat(Enumerable.Range(0, 24_000).Select(i => i % 10 == 0 ? $"no JSON, {padding}\n" : Trip(i, city: cities[i % 3], rest: $$""","stops":[{"name":"{{padding}}"}]""")));

        var rehearsed = Of(folder, TripsAssembly.Trips(), lines, new() { HeldBytes = 3 << 20 });

        Assert.Equal((24_000L, 21_600L, 2_400L), (rehearsed.Delivery.Events.Read, rehearsed.Delivery.Events.Accepted, rehearsed.Delivery.Events.Refused));
        Assert.Equal(["21600|21600"], rehearsed.Query("SELECT count(*), count(DISTINCT trip_id) FROM {data}"));
        Assert.Equal(2_400, rehearsed.Quarantine().Count);
        Assert.Equal(cities.Order(StringComparer.Ordinal).Select(city => $"data/city={city}"), rehearsed.Keys("data/").Select(key => key[..key.LastIndexOf('/')]));
        Assert.Equal(["3|1"], rehearsed.Query($"SELECT count(*), max(num_row_groups) FROM parquet_file_metadata('{rehearsed.Bucket}/data/**/*.parquet')"));
    }

    /// <summary>Cities one after the other, some trips of a former one among them, and a few of rare ones: what is left of a chunk moves, and what comes late is joined.</summary>
    [Fact]
    public void Rows_that_come_late_for_their_file_are_in_it_once_and_whole()
    {
        using var folder = new Folder();
        var padding = new string('x', 1000);
        static string City(int i) => (i % 50) switch { 7 => $"c{Math.Max(0, i / 5000 - 2)}", 9 => $"rare{i % 7}", _ => $"c{i / 5000}" };
        static string Expected(int i) => $"{i}|{City(i)}|stop {i} of many|{i}";
        var lines = string.Concat(Enumerable.Range(0, 30_000).Select(i =>
            Trip(i, city: City(i), rest: i % 3 == 0 ? "" : $$""","stops":[{"name":"stop {{i}} of many"},{"name":"{{padding}}"}],"extras":{"number {{i}} of many":{{i}}}""")));

        var rehearsed = Of(folder, TripsAssembly.Trips(), lines, new() { HeldBytes = 8 << 20 });

        Assert.Equal(["30000|30000"], rehearsed.Query("SELECT count(*), count(DISTINCT trip_id) FROM {data}"));
        Assert.Equal(["10000"], rehearsed.Query("SELECT count(*) FROM {data} WHERE stops IS NULL AND extras IS NULL AND rider = 'r' || trip_id"));
        Assert.Equal(
            Enumerable.Range(0, 30_000).Where(i => i % 3 != 0).Select(Expected),
            rehearsed.Query("SELECT trip_id, regexp_extract(filename, 'city=([^/]*)', 1), stops[1].name, extras['number ' || trip_id || ' of many'] FROM {data} WHERE stops[2].name = repeat('x', 1000) ORDER BY trip_id"));
        Assert.Equal(13, rehearsed.Keys("data/").Count);
    }

    [Fact]
    public void A_changed_prefix_and_column_change_the_lake()
    {
        using var folder = new Folder();
        var assembly = TripsAssembly.Trips()
            .With($"{TripsAssembly.Destination}.Prefix", "data/new/!{partitionKeyFromLambda:city}/!{timestamp:yyyy}/")
            .With($"{TripsAssembly.Columns}.0", JsonNode.Parse("""{ "Name": "trip_number", "Type": "bigint" }"""))
            .With($"{TripsAssembly.Destination}.DataFormatConversionConfiguration.OutputFormatConfiguration.Serializer.ParquetSerDe.Compression", "GZIP");

        var rehearsed = Of(folder, assembly, Trip(1));

        Assert.StartsWith("data/new/Bern/2026/to-lake-1-", Assert.Single(rehearsed.Keys("data/")), StringComparison.Ordinal);
        Assert.Equal(["null|r1"], rehearsed.Query("SELECT trip_number, rider FROM {data}"));
        Assert.Equal(["GZIP"], rehearsed.Query($"SELECT DISTINCT compression FROM parquet_metadata('{rehearsed.Bucket}/data/**/*.parquet')"));
    }

    [Theory]
    [InlineData(false, "0")]
    [InlineData(true, "1")]
    public void Dictionaries_are_written_where_the_template_asks_for_them(bool asked, string columns)
    {
        using var folder = new Folder();
        var assembly = TripsAssembly.Trips().With($"{TripsAssembly.Destination}.DataFormatConversionConfiguration.OutputFormatConfiguration.Serializer.ParquetSerDe.EnableDictionaryCompression", asked);

        var rehearsed = Of(folder, assembly, string.Concat(Enumerable.Repeat(Trip(1), 1000)));

        Assert.Equal([columns], rehearsed.Query($"SELECT count(*) FROM parquet_metadata('{rehearsed.Bucket}/data/**/*.parquet') WHERE path_in_schema = 'rider' AND encodings LIKE '%DICTIONARY%'"));
    }

    [Fact]
    public void A_dictionary_of_too_many_values_is_given_up()
    {
        using var folder = new Folder();
        var assembly = TripsAssembly.Trips().With($"{TripsAssembly.Destination}.DataFormatConversionConfiguration.OutputFormatConfiguration.Serializer.ParquetSerDe.EnableDictionaryCompression", true);

        var rehearsed = Of(folder, assembly, string.Concat(Enumerable.Range(0, 40_000).Select(i => Trip(i % 20_000, rest: $$""","extras":{"of":{{i % 10_000}}}"""))));

        Assert.Equal(["extras, key_value, value"], rehearsed.Query($"SELECT path_in_schema FROM parquet_metadata('{rehearsed.Bucket}/data/**/*.parquet') WHERE (path_in_schema = 'trip_id' OR path_in_schema LIKE '%value') AND encodings LIKE '%DICTIONARY%'"));
    }

    [Fact]
    public void A_column_that_cannot_hold_what_the_function_hands_over_is_refused()
    {
        using var folder = new Folder();
        var assembly = TripsAssembly.Trips().With($"{TripsAssembly.Columns}.2.Type", "int");

        var refused = Assert.Throws<Templates.AssemblyException>(() => Of(folder, assembly, Trip(1)));

        Assert.Contains("App/Table: TableInput.StorageDescriptor.Columns: column rider is int, and the transform function hands over string", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_input_gives_the_same_objects_and_report()
    {
        using var folder = new Folder();
        var (events, _) = Judged(TripsAssembly.Trips(), 200);
        string[] files = [folder.Write("trips.jsonl", events)];
        var first = Of(folder, TripsAssembly.Trips(), files);
        var (keys, report) = (first.Keys(), File.ReadAllText(folder["out/report.json"]));

        var second = Of(folder, TripsAssembly.Trips(), files);

        Assert.Equal(keys, second.Keys());
        Assert.Equal(Sizeless(report), Sizeless(File.ReadAllText(folder["out/report.json"])));
    }

    [Fact]
    public void Without_an_arrival_nothing_is_late_and_with_one_it_is()
    {
        using var folder = new Folder();

        var (free, judged) = (Of(folder, TripsAssembly.Trips(), Trip(1)), Of(folder, TripsAssembly.Trips(), Trip(1), new() { Arrival = new(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc) }));

        Assert.Equal((1L, 0L), (free.Delivery.Events.Accepted, free.Delivery.Events.Refused));
        Assert.Contains(free.Delivery.Notes, note => note.StartsWith("Each event counts as arrived when it happened", StringComparison.Ordinal));
        Assert.Equal("event-time-late", Assert.Single(judged.Delivery.Refused).Code);
    }

    /// <summary>Events of which some are bad, and what the transform function makes of the good ones.</summary>
    private static (byte[] Events, IReadOnlyList<string> HandedOver) Judged(TripsAssembly assembly, int count)
    {
        var generator = new EventGenerator(assembly.Dataset, new() { Bad = 0.1m, Rate = 10 });
        var validator = RecordValidator.Compile(assembly.Dataset, new StandInSalts(["page-views/email-salt"]));
        var (sink, report, handedOver) = (new JsonRecordWriter(validator), new RecordReport(), new List<string>());
        using var events = new MemoryStream();
        for (var i = 0; i < count; i++)
        {
            var record = generator.Next();
            events.Write(record);
            events.WriteByte((byte)'\n');
            sink.Clear();
            if (validator.Validate(record, null, ref sink, report))
                handedOver.Add(Encoding.UTF8.GetString(sink.Written));
        }

        return (events.ToArray(), handedOver);
    }

    /// <summary>How well a file compresses depends on the order of its rows.</summary>
    private static string Sizeless(string report) => Sizes().Replace(report, "");

    [GeneratedRegex(@"[0-9a-f]{8}-[0-9a-f-]{27}\.parquet$")]
    private static partial Regex Uuid();

    [GeneratedRegex(@"""(bytes|smallest|median|largest)"": \d+|have \d+ bytes")]
    private static partial Regex Sizes();
}
