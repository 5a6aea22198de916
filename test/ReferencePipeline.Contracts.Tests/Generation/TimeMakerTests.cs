using System.Globalization;
using System.Text.Json;
using ReferencePipeline.Contracts.Generation;

namespace ReferencePipeline.Contracts.Tests.Generation;

/// <summary>When events happen, and which days and times they carry.</summary>
public sealed class TimeMakerTests
{
    private const string EventTime = "[{ property: eventTimeField, value: v }, { property: eventTimeMaxLate, value: 2 d }, { property: eventTimeMaxEarly, value: 1 h }]";

    [Theory]
    [InlineData("date", "minimum: '2026-01-05', maximum: '2026-01-07'", "2026-01-05 2026-01-06 2026-01-07")]
    [InlineData("date", "exclusiveMinimum: '2026-01-05', exclusiveMaximum: '2026-01-08'", "2026-01-06 2026-01-07")]
    [InlineData("date", "minimum: '1999-12-31', maximum: '2000-01-01'", "1999-12-31 2000-01-01")]
    [InlineData("date", "minimum: '2030-02-28', maximum: '2030-03-01'", "2030-02-28 2030-03-01")]
    [InlineData("date", "maximum: '0001-01-02'", "0001-01-01 0001-01-02")]
    [InlineData("date", "minimum: '9999-12-31'", "9999-12-31")]
    [InlineData("timestamp", "minimum: '2026-01-01T00:00:00Z', maximum: '2026-01-01T00:00:00.003Z'", "2026-01-01T00:00:00 2026-01-01T00:00:00.001 2026-01-01T00:00:00.002 2026-01-01T00:00:00.003")]
    [InlineData("timestamp", "exclusiveMinimum: '2026-01-01T00:00:00Z', exclusiveMaximum: '2026-01-01T00:00:00.003Z'", "2026-01-01T00:00:00.001 2026-01-01T00:00:00.002")]
    [InlineData("timestamp", "minimum: '2030-01-01T00:00:00Z', maximum: '2030-01-01T00:00:00.001Z'", "2030-01-01T00:00:00 2030-01-01T00:00:00.001")]
    [InlineData("timestamp", "minimum: '1999-12-31T23:59:59.999Z', maximum: '2000-01-01T00:00:00Z'", "1999-12-31T23:59:59.999 2000-01-01T00:00:00")]
    [InlineData("time", "format: 'HH:mm', minimum: '08:58', maximum: '09:01'", "08:58 08:59 09:00 09:01")]
    [InlineData("time", "format: 'HH:mm', exclusiveMinimum: '23:57'", "23:58 23:59")]
    [InlineData("time", "format: 'HH:mm', exclusiveMaximum: '00:02'", "00:00 00:01")]
    [InlineData("time", "format: 'HH', minimum: '22'", "22 23")]
    public void All_of_a_narrow_range_occurs_and_nothing_else(string type, string options, string expected) =>
        Assert.Equal(expected, Made.All($"logicalType: {type}, logicalTypeOptions: {{ {options} }}"));

    [Fact]
    public void A_day_is_one_of_thirty_from_the_events_on()
    {
        var days = Made.Values("logicalType: date", 3000, new() { Start = new(2026, 3, 5, 23, 0, 0, DateTimeKind.Utc), Rate = 10 }).Distinct().Order(StringComparer.Ordinal).ToList();

        Assert.Equal(30, days.Count);
        Assert.Equal(("\"2026-03-05\"", "\"2026-04-03\""), (days[0], days[^1]));
    }

    [Fact]
    public void Another_moment_lies_within_a_minute_after_the_events()
    {
        var start = new DateTime(2026, 3, 5, 23, 0, 0, DateTimeKind.Utc);
        var offsets = Made.Values("logicalType: timestamp, logicalTypeOptions: { timezone: true }", 3000, new() { Start = start, Rate = 1_000_000_000 })
            .Select(json => DateTime.Parse(json.Trim('"'), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal) - start).ToList();

        Assert.All(offsets, offset => Assert.InRange(offset, TimeSpan.Zero, TimeSpan.FromSeconds(60)));
        Assert.True(offsets.Max() > TimeSpan.FromSeconds(59));
        Assert.True(offsets.Min() < TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData("format: 'yyyy-MM-dd HH:mm', timezone: false", 10)]
    [InlineData("format: 'yyyy-MM-dd HH', timezone: false", 10)]
    public void A_coarse_format_is_spread_so_far_that_its_moments_differ(string options, int count)
    {
        var generator = Made.Generator($"{{ name: v, required: true, logicalType: array, logicalTypeOptions: {{ uniqueItems: true, minItems: {count} }}, items: {{ logicalType: timestamp, logicalTypeOptions: {{ {options} }} }} }}");

        for (var i = 0; i < 20; i++)
        {
            var moments = JsonElement.Parse(generator.Next()).GetProperty("v").EnumerateArray().Select(item => item.GetString()).ToList();
            Assert.True(moments.Count >= count);
            Assert.Distinct(moments);
        }
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-10-25T00:30:00Z", "2026-10-25T03:30:00")]
    [InlineData("Europe/Berlin", "2026-10-24T23:30:00Z", "2026-10-25T01:30:00")]
    [InlineData("America/New_York", "2026-11-01T05:30:00Z", "2026-11-01T02:30:00")]
    public void A_local_time_that_would_be_ambiguous_is_some_hours_later(string zone, string start, string expected) => Assert.Equal(
        $"\"{expected}\"",
        Made.Values($"logicalType: timestamp, logicalTypeOptions: {{ timezone: false, defaultTimezone: {zone} }}", 1, new() { Start = Utc(start) }, EventTime)[0]);

    [Theory]
    [InlineData("timezone: true", 2.0, 3, "2026-01-01T00:00:01.5Z")]
    [InlineData("timezone: true", 0.000001, 2, "2026-01-24T03:33:20Z")]
    [InlineData("timezone: true", 1.5, 3, "2026-01-01T00:00:02Z")]
    [InlineData("timezone: true", 1_000_000_000.0, 2500, "2026-01-01T00:00:00.000002Z")]
    [InlineData("timezone: true, minimum: '2030-01-01T00:00:00Z'", 1.0, 1, "2030-01-01T00:00:01Z")]
    [InlineData("timezone: true, maximum: '2020-01-01T00:00:00Z'", 1.0, 1, "2020-01-01T00:00:00Z")]
    [InlineData("timezone: true, exclusiveMinimum: '2030-01-01T00:00:00Z'", 1.0, 0, "2030-01-01T00:00:00.001Z")]
    public void The_events_time_starts_where_the_contract_allows_and_goes_on_at_the_rate(string options, double rate, int index, string expected) =>
        Assert.Equal($"\"{expected}\"", Made.Values($"logicalType: timestamp, logicalTypeOptions: {{ {options} }}", index + 1, new() { Rate = (decimal)rate }, EventTime)[index]);

    [Theory]
    [InlineData("2029-12-31T23:59:59Z", false)]
    [InlineData("2030-01-01T00:00:00Z", true)]
    [InlineData("2031-01-01T00:00:00Z", true)]
    [InlineData("2031-01-01T00:00:01Z", false)]
    public void A_start_outside_the_events_bounds_is_refused(string start, bool isWithin)
    {
        const string Property = "{ name: v, required: true, logicalType: timestamp, logicalTypeOptions: { minimum: '2030-01-01T00:00:00Z', maximum: '2031-01-01T00:00:00Z' } }";

        if (isWithin)
            Assert.Equal(Utc(start), First(Made.Generator(Property, new() { Start = Utc(start) }, EventTime)));
        else
            Assert.Equal($"properties.v: the start {start} is outside the field's bounds; start within them", Made.Refusal(Property, new() { Start = Utc(start) }, EventTime).Split("events.").Last());
    }

    [Fact]
    public void The_end_of_the_calendar_is_never_passed()
    {
        var generator = Made.Generator("{ name: v, logicalType: boolean }", new() { Start = new(9999, 12, 1, 0, 0, 0, DateTimeKind.Utc), Rate = 0.000_001m });

        var last = First(generator);
        Assert.InRange(last, new(9998, 11, 1, 0, 0, 0, DateTimeKind.Utc), new(9998, 12, 1, 0, 0, 0, DateTimeKind.Utc));
        for (var i = 0; i < 100; i++)
            Assert.Equal(last, First(generator));
    }

    private static DateTime First(EventGenerator generator)
    {
        generator.Next();
        return generator.LastTime;
    }

    private static DateTime Utc(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
}
