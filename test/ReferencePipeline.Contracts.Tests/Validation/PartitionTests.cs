using System.Text;

namespace ReferencePipeline.Contracts.Tests.Validation;

public class PartitionTests
{
    private const string EventTime =
        "[{ property: eventTimeField, value: at }, { property: eventTimeMaxLate, value: 2 d }, { property: eventTimeMaxEarly, value: 1 h }]";

    private const string Derived = """
        { name: at, logicalType: timestamp, required: true }
        { name: day, logicalType: date, required: true, partitioned: true, partitionKeyPosition: 2, transformSourceObjects: [at], transformLogic: date(at) }
        { name: hour, logicalType: integer, required: true, partitioned: true, partitionKeyPosition: 1, transformSourceObjects: [at], transformLogic: hour(at) }
        { name: month, logicalType: integer, required: true, partitioned: true, partitionKeyPosition: 3, transformSourceObjects: [at], transformLogic: month(at) }
        { name: year, logicalType: integer, required: true, partitioned: true, partitionKeyPosition: 4, transformSourceObjects: [at], transformLogic: year(at) }
        """;

    [Fact]
    public void Derived_keys_are_folders_and_no_columns()
    {
        var check = Check.Of(Derived);

        Assert.Equal("""{"at":"0987-03-05T07:00:00Z"}""", check.Record("""{"at":"0987-03-05T07:00:00Z"}"""));
        Assert.Equal(["07", "0987-03-05", "03", "0987"], Enumerable.Range(0, 4).Select(check.Partition));
    }

    [Theory]
    [InlineData("string", "\"DE\"", "DE")]
    [InlineData("string", "\"a.b_c-9\"", "a.b_c-9")]
    [InlineData("string", "\"\\u0044E\"", "DE")]
    [InlineData("string", "\"x\"", "x")]
    [InlineData("string", "\"a/b\"", null)]
    [InlineData("string", "\"a b\"", null)]
    [InlineData("string", "\"é\"", null)]
    [InlineData("string", "\"\"", null)]
    [InlineData("integer", "-12", "-12")]
    [InlineData("integer", "1e2", "100")]
    [InlineData("boolean", "true", "true")]
    [InlineData("boolean", "false", "false")]
    [InlineData("date", "\"2026-11-21\"", "2026-11-21")]
    public void Keys_from_the_event_are_folders(string type, string value, string? folder)
    {
        var check = Key(type);

        Assert.Equal(folder is null ? "v: partition-value" : "{}", check.Record($$"""{"v":{{value}}}"""));
        if (folder is not null)
            Assert.Equal(folder, check.Partition(0));
    }

    [Fact]
    public void A_folder_has_128_characters_at_most()
    {
        var check = Key("string");

        Assert.Equal("{}", check.Record($$"""{"v":"{{new string('x', 128)}}"}"""));
        Assert.Equal("v: partition-value", check.Record($$"""{"v":"{{new string('x', 129)}}"}"""));
    }

    private static Check Key(string type) => Check.Of($$"""
        { name: v, logicalType: {{type}}, required: true, partitioned: true, partitionKeyPosition: 1 }
        { name: other, logicalType: string }
        """);

    [Fact]
    public void A_derived_text_must_name_a_folder_as_well()
    {
        var check = Check.Of("""
            { name: s, logicalType: string, required: true }
            { name: key, logicalType: string, required: true, partitioned: true, partitionKeyPosition: 1, transformSourceObjects: [s], transformLogic: 'truncate(3, s)' }
            """);

        Assert.Equal("""{"s":"abc/"}""", check.Record("""{"s":"abc/"}"""));
        Assert.Equal("abc", check.Partition(0));
        Assert.Equal("key: partition-value", check.Record("""{"s":"ab/"}"""));
    }

    [Theory]
    [InlineData("2026-11-19T12:00:00Z", "ready")]
    [InlineData("2026-11-19T11:59:59.999999Z", "at: event-time-late")]
    [InlineData("2026-11-21T13:00:00Z", "ready")]
    [InlineData("2026-11-21T13:00:00.000001Z", "at: event-time-early")]
    public void An_event_may_be_so_late_and_so_early(string at, string expected)
    {
        var result = Check.Of(Derived, EventTime).Record(Encoding.UTF8.GetBytes($$"""{"at":"{{at}}"}"""), new(2026, 11, 21, 12, 0, 0, DateTimeKind.Utc));

        Assert.Equal(expected, result.StartsWith('{') ? "ready" : result);
    }

    [Fact]
    public void Without_an_arrival_no_event_is_late_and_other_reasons_stay()
    {
        var check = Check.Of(Derived + """

            { name: n, logicalType: integer, logicalTypeOptions: { maximum: 5 } }
            """, EventTime);

        Assert.StartsWith("{", check.RecordOfAnyTime("""{"at":"2020-01-01T00:00:00Z","n":5}"""), StringComparison.Ordinal);
        Assert.Equal("n: out-of-range", check.RecordOfAnyTime("""{"at":"2020-01-01T00:00:00Z","n":6}"""));
    }

    [Fact]
    public void Every_reason_of_a_record_is_told()
    {
        var check = Check.Of(Derived + """

            { name: n, logicalType: integer, logicalTypeOptions: { maximum: 5 } }
            { name: s, logicalType: string, required: true }
            """, EventTime);

        Assert.Equal("n: out-of-range, s: missing, at: event-time-late", check.Record("""{"at":"2020-01-01T00:00:00Z","n":6}"""));
    }
}
