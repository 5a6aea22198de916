using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ReferencePipeline.Contracts.Generation;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Tests.Generation;

public sealed class GeneratorTests
{
    /// <summary>Every kind of field whose bytes a platform could spell its own way: numbers, times, skewed keys, patterns, unique texts.</summary>
    private const string Small = """
        apiVersion: v3.1.0
        kind: DataContract
        id: small
        version: 1.0.0
        status: active
        schema:
          - name: readings
            customProperties:
              - {property: streamKey, value: sensor}
              - {property: eventTimeField, value: at}
              - {property: eventTimeMaxLate, value: 7 d}
              - {property: eventTimeMaxEarly, value: 1 h}
              - {property: unknownFields, value: refuse}
            properties:
              - {name: id, logicalType: string, logicalTypeOptions: {pattern: "^R-[0-9a-f]{6}$"}, primaryKey: true, required: true}
              - {name: number, logicalType: integer, unique: true, required: true}
              - {name: sensor, logicalType: string, logicalTypeOptions: {pattern: "^s[0-9]{3}$"}, required: true}
              - {name: at, logicalType: timestamp, required: true}
              - {name: local, logicalType: timestamp, logicalTypeOptions: {format: "yyyy-MM-dd HH:mm:ss", timezone: false, defaultTimezone: Etc/GMT-1}}
              - {name: celsius, logicalType: number, logicalTypeOptions: {minimum: -40, maximum: 60, multipleOf: 0.5}}
              - {name: price, logicalType: number, physicalType: "decimal(9,3)"}
              - {name: tags, logicalType: array, logicalTypeOptions: {uniqueItems: true, minItems: 2}, items: {logicalType: integer, logicalTypeOptions: {minimum: 1, maximum: 5}}}
              - {name: day, logicalType: date}
              - {name: clock, logicalType: time}
        """;

    private static readonly Dataset Readings = ContractFile.Parse("small.odcs.yaml", Encoding.UTF8.GetBytes(Small)).ContractOrThrow().Datasets.Single();

    [Fact]
    public void A_seed_means_these_bytes_on_every_machine()
    {
        var bytes = Bytes(new() { Seed = 42, Bad = 0.05m, Skew = 0.6 }, 2000);

        Assert.Equal("aa92d878eb2066177d82317b04e763841b30bf0ea4bca9f7be0d9a21015eed0b", Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    [Fact]
    public void Another_seed_means_other_bytes() => Assert.NotEqual(Bytes(new() { Seed = 1 }, 10), Bytes(new() { Seed = 2 }, 10));

    [Theory]
    [InlineData(0.0, 0, 30)]
    [InlineData(0.5, 100, 170)]
    [InlineData(0.8, 880, 960)]
    [InlineData(1.0, 990, 1000)]
    public void A_skew_sends_more_and_more_events_to_one_key(double skew, int least, int most)
    {
        // 1000 sensors: evenly, each gets about 1 of 1000; by Zipf's law the hottest gets 1 / (1 + 1/2 + … + 1/1000) = 13 %;
        // with the exponent 4 it gets 1 / 1.0823 = 92 %; with 10, 99.9 %.
        var hottest = Events(new() { Skew = skew }, 1000).GroupBy(json => json.GetProperty("sensor").GetString()).Max(group => group.Count());

        Assert.InRange(hottest, least, most);
    }

    [Theory]
    [InlineData("id")]
    [InlineData("number")]
    public void A_unique_field_never_repeats(string name) =>
        Assert.Equal(5000, Events(new(), 5000).Select(json => json.GetProperty(name).ToString()).Distinct().Count());

    [Fact]
    public void Optional_fields_are_there_most_of_the_time_and_required_ones_always()
    {
        var events = Events(new(), 2000).ToList();

        Assert.All(events, json => Assert.True(json.TryGetProperty("at", out _)));
        Assert.InRange(events.Count(json => json.TryGetProperty("day", out _)), 1600, 1900);
    }

    [Theory]
    [InlineData(0.01, 60, 140)]
    [InlineData(0.5, 4800, 5200)]
    [InlineData(1, 10_000, 10_000)]
    public void As_many_events_are_bad_as_asked_for(double share, int least, int most)
    {
        var generator = new EventGenerator(Readings, new() { Bad = (decimal)share });
        var bad = 0;
        for (var i = 0; i < 10_000; i++)
        {
            generator.Next();
            bad += generator.LastMutation is null ? 0 : 1;
        }

        Assert.InRange(bad, least, most);
    }

    [Fact]
    public void Every_reason_is_met_once_before_any_is_met_twice()
    {
        var generator = new EventGenerator(Readings, new() { Bad = 1 });
        var reasons = generator.Ways.Select(way => way.Reason).Distinct().Count();
        var met = new List<Reason>();
        for (var i = 0; i < reasons; i++)
        {
            generator.Next();
            met.Add(generator.LastMutation!.Reason);
        }

        Assert.Equal(reasons, met.Distinct().Count());
    }

    [Fact]
    public void A_good_event_costs_no_memory_however_many_there_are()
    {
        var generator = new EventGenerator(Readings, new() { Skew = 0.5 });
        generator.WriteTo(Stream.Null, 3000, null, TestContext.Current.CancellationToken);

        var before = GC.GetAllocatedBytesForCurrentThread();
        generator.WriteTo(Stream.Null, 30_000, null, TestContext.Current.CancellationToken);

        // A whole run may cost a little; one byte an event would be thirty thousand.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000);
    }

    [Theory]
    [InlineData("2026-07-01T00:00:00Z", 0.5, 4, "2026-07-01T00:00:08")]
    [InlineData("2026-07-01T00:00:00Z", 1000, 2500, "2026-07-01T00:00:02.5")]
    [InlineData("2026-07-01T00:00:00Z", 3, 3, "2026-07-01T00:00:01")]
    public void Events_happen_from_the_start_on_at_the_rate(string start, double rate, int index, string time)
    {
        var generator = new EventGenerator(Readings, new() { Start = Utc(start), Rate = (decimal)rate });
        for (var i = 0; i < index; i++)
            generator.Next();

        var json = JsonDocument.Parse(generator.Next().ToArray()).RootElement;

        Assert.Equal(time, json.GetProperty("at").GetString());
        Assert.Equal(Utc(time), generator.LastTime);
    }

    [Theory]
    [InlineData("pattern: \"^R-[0-9a-f]{6}$\"", "pattern: \"^R-[0-9a-f]{6}$\", maxLength: 3", "properties.id: no text was found")]
    [InlineData("minimum: 1, maximum: 5", "minimum: 1, maximum: 5, multipleOf: 7", "properties.tags.items: no number lies")]
    [InlineData("minItems: 2", "minItems: 6", "properties.tags: 6 different items are asked for and 5 were found")]
    public void What_cannot_be_generated_is_said_with_its_place(string from, string to, string said)
    {
        var contract = ContractFile.Parse("small.odcs.yaml", Encoding.UTF8.GetBytes(Small.Replace(from, to, StringComparison.Ordinal))).ContractOrThrow();

        var refused = Assert.Throws<GenerationException>(() => new EventGenerator(contract.Datasets.Single(), new()));

        Assert.StartsWith(said, refused.Message, StringComparison.Ordinal);
    }

    public static TheoryData<GenerationOptions> Wrong =>
    [
        new GenerationOptions { Bad = 1.1m },
        new GenerationOptions { Skew = -0.1 },
        new GenerationOptions { Skew = double.NaN },
        new GenerationOptions { Rate = 0 },
    ];

    [Theory, MemberData(nameof(Wrong))]
    public void Options_out_of_range_are_refused(GenerationOptions options) => Assert.Throws<GenerationException>(() => new EventGenerator(Readings, options));

    private static DateTime Utc(string text) => DateTime.SpecifyKind(DateTime.Parse(text.TrimEnd('Z')), DateTimeKind.Utc);

    private static byte[] Bytes(GenerationOptions options, int count)
    {
        using var stream = new MemoryStream();
        new EventGenerator(Readings, options).WriteTo(stream, count);
        return stream.ToArray();
    }

    private static IEnumerable<JsonElement> Events(GenerationOptions options, int count) =>
        Encoding.UTF8.GetString(Bytes(options, count)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement);
}
