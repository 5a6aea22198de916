using System.Text;
using System.Text.Json;
using ReferencePipeline.Contracts.Generation;

namespace ReferencePipeline.Contracts.Tests.Generation;

/// <summary>How events are put together, and what is asked of a generator.</summary>
public sealed class EventTests
{
    [Theory]
    [InlineData("array, items: { logicalType: boolean }", "0 1 2 3")]
    [InlineData("array, logicalTypeOptions: { minItems: 2 }, items: { logicalType: boolean }", "2 3 4 5")]
    [InlineData("array, logicalTypeOptions: { minItems: 2, maxItems: 3 }, items: { logicalType: boolean }", "2 3")]
    [InlineData("array, logicalTypeOptions: { maxItems: 0 }, items: { logicalType: boolean }", "0")]
    [InlineData("array, logicalTypeOptions: { uniqueItems: true }, items: { logicalType: boolean }", "0 1 2")]
    [InlineData("array, logicalTypeOptions: { uniqueItems: true, minItems: 2 }, items: { logicalType: integer, enum: [{ value: 1 }, { value: 2 }, { value: 4 }] }", "2 3")]
    [InlineData("array, logicalTypeOptions: { uniqueItems: true, minItems: 3 }, items: { logicalType: date, logicalTypeOptions: { minimum: '2026-01-01', maximum: '2026-01-03' } }", "3")]
    [InlineData("array, logicalTypeOptions: { uniqueItems: true }, items: { logicalType: object, properties: [{ name: a, logicalType: boolean, required: true }] }", "0 1 2")]
    [InlineData("array, logicalTypeOptions: { uniqueItems: true }, items: { logicalType: object, properties: [{ name: a, logicalType: string, enum: [{ value: x }] }] }", "0 1 2")]
    [InlineData("array, logicalTypeOptions: { uniqueItems: true }, items: { logicalType: object, logicalTypeOptions: { maxProperties: 1 }, properties: [{ name: a, logicalType: string, enum: [{ value: x }] }, { name: b, logicalType: string, enum: [{ value: y }] }] }", "0 1")]
    [InlineData("array, logicalTypeOptions: { uniqueItems: true }, items: { logicalType: array, logicalTypeOptions: { maxItems: 0 }, items: { logicalType: boolean } }", "0 1")]
    [InlineData("array, logicalTypeOptions: { uniqueItems: true }, items: { logicalType: map, map: { key: { logicalType: string, enum: [{ value: k }] }, value: { logicalType: boolean } } }", "0 1")]
    [InlineData("map, map: { key: { logicalType: string }, value: { logicalType: boolean } }", "0 1 2 3")]
    [InlineData("map, map: { key: { logicalType: string, examples: [a, b] }, value: { logicalType: boolean } }", "0 1 2")]
    [InlineData("map, logicalTypeOptions: { minProperties: 1 }, map: { key: { logicalType: string, enum: [{ value: a }, { value: b }, { value: c }] }, value: { logicalType: boolean } }", "1 2 3")]
    [InlineData("map, logicalTypeOptions: { minProperties: 3, maxProperties: 3 }, map: { key: { logicalType: string, examples: [a, b] }, value: { logicalType: boolean } }", "3")]
    [InlineData("object, logicalTypeOptions: { minProperties: 2, maxProperties: 3 }, properties: [{ name: a, logicalType: boolean }, { name: b, logicalType: boolean }, { name: c, logicalType: boolean, required: true }, { name: d, logicalType: boolean }]", "2 3")]
    [InlineData("object, logicalTypeOptions: { minProperties: 4 }, properties: [{ name: a, logicalType: boolean }, { name: b, logicalType: boolean }, { name: c, logicalType: boolean, required: true }, { name: d, logicalType: boolean }]", "4")]
    [InlineData("object, logicalTypeOptions: { maxProperties: 1 }, properties: [{ name: a, logicalType: boolean }, { name: b, logicalType: boolean }, { name: c, logicalType: boolean }]", "0 1")]
    public void Parts_are_as_many_as_may_be(string type, string expected)
    {
        var counts = Made.Values($"logicalType: {type}", 600).Select(json => JsonElement.Parse(json))
            .Select(value => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(item => item.GetRawText()).ToList() : [.. value.EnumerateObject().Select(member => member.Name)])
            .ToList();

        Assert.Equal(expected, string.Join(' ', counts.Select(parts => parts.Count).Distinct().Order()));
        if (!type.StartsWith("array", StringComparison.Ordinal) || type.Contains("uniqueItems", StringComparison.Ordinal))
            Assert.All(counts, parts => Assert.Equal(parts.Count, parts.Distinct().Count()));
    }

    [Theory]
    [InlineData("logicalType: boolean", 2)]
    [InlineData("logicalType: integer, enum: [{ value: 1 }, { value: 2 }, { value: 4 }]", 3)]
    [InlineData("logicalType: integer, logicalTypeOptions: { minimum: 1, maximum: 7, multipleOf: 2 }", 3)]
    [InlineData("logicalType: number, physicalType: 'decimal(3,1)', logicalTypeOptions: { minimum: 1, maximum: 2 }", 11)]
    [InlineData("logicalType: string", 1000)]
    [InlineData("logicalType: string, logicalTypeOptions: { pattern: '^[ab]{2}$' }", 4)]
    [InlineData("logicalType: time, logicalTypeOptions: { format: HH }", 24)]
    public void More_different_items_than_there_are_cannot_be_asked_for(string items, int found) => Assert.EndsWith(
        $"properties.v: 5000 different items are asked for and {found} were found; lower minItems",
        Made.Refusal($"{{ name: v, logicalType: array, logicalTypeOptions: {{ uniqueItems: true, minItems: 5000 }}, items: {{ {items} }} }}"),
        StringComparison.Ordinal);

    [Fact]
    public void What_was_not_found_after_many_tries_is_said()
    {
        var generator = Made.Generator("{ name: v, required: true, logicalType: array, logicalTypeOptions: { uniqueItems: true, minItems: 4 }, items: { logicalType: date, logicalTypeOptions: { minimum: '2026-01-01', maximum: '2026-01-03' } } }");

        Assert.Equal("items: so many different items were not found; lower minItems, or widen the items' type", Assert.Throws<GenerationException>(() => generator.Next()).Message);
    }

    [Fact]
    public void Parts_get_fewer_the_deeper_they_lie()
    {
        var lists = Made.Values("logicalType: array, items: { logicalType: array, items: { logicalType: array, items: { logicalType: array, items: { logicalType: boolean } } } }", 3000).Select(json => JsonElement.Parse(json)).ToList();
        var most = new List<int>();
        for (var level = 0; level < 4; level++)
        {
            most.Add(lists.Max(list => list.GetArrayLength()));
            lists = [.. lists.SelectMany(list => list.EnumerateArray())];
        }

        Assert.Equal([3, 2, 1, 1], most);
    }

    [Fact]
    public void What_is_optional_is_left_out_once_in_eight_times_each_on_its_own()
    {
        var names = Enumerable.Range(0, 300).Select(i => $"f{i}").ToArray();
        var generator = Made.Generator(string.Join('\n', names.Select(name => $"{{ name: {name}, logicalType: boolean }}")));
        var counts = names.ToDictionary(name => name, _ => 0);
        for (var i = 0; i < 800; i++)
        {
            foreach (var member in JsonElement.Parse(generator.Next()).EnumerateObject())
                counts[member.Name]++;
        }

        Assert.All(counts.Values, count => Assert.InRange(count, 640, 760));
        Assert.InRange(counts.Values.Average(), 695, 705);
    }

    [Theory]
    [InlineData(0.0, 0.333, 0.333)]
    [InlineData(0.5, 0.545, 0.182)]
    [InlineData(0.75, 0.8606, 0.0319)]
    [InlineData(1.0, 0.999, 0.0)]
    public void Keys_are_spread_by_the_power_of_their_rank(double skew, double first, double last)
    {
        // The weights are 1, 1/2^s and 1/3^s with s of 0, 1, 3 and 10.
        var keys = Made.Values("logicalType: string, enum: [{ value: a }, { value: b }, { value: c }]", 20_000, new() { Skew = skew }, "[{ property: streamKey, value: v }]");

        Assert.InRange(keys.Count(key => key == "\"a\"") / 20_000.0, first - 0.015, first + 0.015);
        Assert.InRange(keys.Count(key => key == "\"c\"") / 20_000.0, last - 0.015, last + 0.015);
    }

    [Theory]
    [InlineData("logicalType: integer, logicalTypeOptions: { minimum: 1, maximum: 3 }", "1 2 3")]
    [InlineData("logicalType: integer, examples: [7], logicalTypeOptions: { minimum: 5, maximum: 7 }", "5 6 7")]
    [InlineData("logicalType: string, examples: [x], logicalTypeOptions: { pattern: '^[xy]$' }", "x y")]
    public void A_stream_key_is_drawn_from_what_its_type_allows(string property, string expected) =>
        Assert.Equal(expected, Made.All(property, "[{ property: streamKey, value: v }]"));

    [Fact]
    public void The_stream_key_must_be_there_and_may_not_be_unique()
    {
        Assert.Equal("events: a skew needs a stream key; set the custom property 'streamKey' of the dataset, or leave the skew out", Made.Refusal("{ name: v, logicalType: string }", new() { Skew = 0.1 }));
        Assert.EndsWith("properties.v: the stream key is unique, so it cannot be skewed; leave the skew out",
            Made.Refusal("{ name: v, logicalType: string, required: true, unique: true }", new() { Skew = 0.1 }, "[{ property: streamKey, value: v }]"), StringComparison.Ordinal);
        Assert.EndsWith("properties.v: no text was found that has this pattern and these lengths together; give 'examples'",
            Made.Refusal("{ name: v, logicalType: string, required: true, logicalTypeOptions: { pattern: '^a{9}$', maxLength: 3 } }", new() { Skew = 0.1 }, "[{ property: streamKey, value: v }]"), StringComparison.Ordinal);
    }

    public static TheoryData<string, GenerationOptions> Wrong => new()
    {
        { "a share of 1.01 bad events; name one from 0 to 1", new() { Bad = 1.01m } },
        { "a share of -0.01 bad events; name one from 0 to 1", new() { Bad = -0.01m } },
        { "a skew of 1.01; name one from 0 to 1", new() { Skew = 1.01 } },
        { "a skew of -0.01; name one from 0 to 1", new() { Skew = -0.01 } },
        { "a rate of 0.0000009 events a second; name one from 0.000001 to 1000000000", new() { Rate = 0.000_000_9m } },
        { "a rate of 1000000001 events a second; name one from 0.000001 to 1000000000", new() { Rate = 1_000_000_001 } },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void What_is_asked_beyond_the_bounds_is_refused_with_them(string said, GenerationOptions options) => Assert.Equal(said, Made.Refusal("{ name: v, logicalType: boolean }", options));

    [Fact]
    public void The_bounds_themselves_may_be_asked_for()
    {
        GenerationOptions[] bounds = [new() { Bad = 0 }, new() { Bad = 1 }, new() { Skew = 0 }, new() { Skew = 1 }, new() { Rate = 0.000_001m }, new() { Rate = 1_000_000_000 }];

        Assert.All(bounds, options => Assert.NotNull(Made.Generator("{ name: v, logicalType: boolean }\n{ name: k, logicalType: string, required: true, enum: [{ value: a }] }", options, "[{ property: streamKey, value: k }]").Ways));
    }

    [Fact]
    public void An_event_that_no_stream_takes_is_refused_with_its_size()
    {
        var generator = Made.Generator("{ name: v, logicalType: array, required: true, logicalTypeOptions: { minItems: 300000, maxItems: 300000 }, items: { logicalType: boolean } }");

        Assert.Matches("^an event has 1,[0-9]{3},[0-9]{3} bytes, and the stream takes 1,048,576; lower the minima of lengths and counts in the contract$", Assert.Throws<GenerationException>(() => generator.Next()).Message);
    }

    [Fact]
    public void Lines_are_written_and_told_of_now_and_then()
    {
        var (told, stream) = (new List<long>(), new MemoryStream());
        Made.Generator("{ name: v, logicalType: boolean, required: true }").WriteTo(stream, 40_000, new Heard(told), TestContext.Current.CancellationToken);

        Assert.Equal([16_384, 32_768, 40_000], told);
        Assert.Equal(40_000, Encoding.UTF8.GetString(stream.ToArray()).Split('\n').Count(line => line is """{"v":true}""" or """{"v":false}"""));
    }

    [Fact]
    public void Writing_stops_when_it_is_told_to()
    {
        var generator = Made.Generator("{ name: v, logicalType: boolean, required: true }");

        Assert.Throws<OperationCanceledException>(() => generator.WriteTo(new MemoryStream(), 10, stop: new(canceled: true)));
        Assert.Throws<OperationCanceledException>(() => generator.WriteTo(new MemoryStream(), long.MaxValue, stop: new(canceled: true)));
    }

    [Fact]
    public void The_event_last_made_is_known()
    {
        var generator = Made.Generator("{ name: v, logicalType: boolean, required: true }", new() { Start = new(2026, 5, 5, 0, 0, 0, DateTimeKind.Utc), Rate = 1 });

        generator.Next();
        Assert.Equal((null, new DateTime(2026, 5, 5, 0, 0, 0, DateTimeKind.Utc)), (generator.LastMutation, generator.LastTime));
        generator.Next(generator.Ways[3]);
        Assert.Equal((generator.Ways[3], new DateTime(2026, 5, 5, 0, 0, 1, DateTimeKind.Utc)), (generator.LastMutation, generator.LastTime));
        generator.Next();
        Assert.Equal((null, new DateTime(2026, 5, 5, 0, 0, 2, DateTimeKind.Utc)), (generator.LastMutation, generator.LastTime));
    }

    private sealed class Heard(List<long> told) : IProgress<long>
    {
        public void Report(long value) => told.Add(value);
    }
}
