namespace ReferencePipeline.Contracts.Tests.Validation;

/// <summary>What a table is told of a record: each value once, in the type that its column has, and nothing of a value that is refused.</summary>
public class RecordSinkTests
{
    [Theory]
    [InlineData("logicalType: boolean", "true", "boolean:v#0=yes")]
    [InlineData("logicalType: boolean", "false", "boolean:v#0=no")]
    [InlineData("logicalType: integer, logicalTypeOptions: { format: i32 }", "-7", "integer:v#0=-7|-7")]
    [InlineData("logicalType: integer, logicalTypeOptions: { format: i32 }", "7e1", "integer:v#0=70|70")]
    [InlineData("logicalType: integer, logicalTypeOptions: { format: i32, multipleOf: 5 }", "35.0", "integer:v#0=35|35")]
    [InlineData("logicalType: integer, logicalTypeOptions: { format: u64 }", "7", "unsigned:v#0=7|7")]
    [InlineData("logicalType: integer, logicalTypeOptions: { format: u64 }", "18446744073709551615", "unsigned:v#0=18446744073709551615|18446744073709551615")]
    [InlineData("logicalType: number, physicalType: 'decimal(9,3)'", "-1.5", "decimal:v#0=-1500|-1.5")]
    [InlineData("logicalType: number, physicalType: 'decimal(9,3)'", "15e-1", "decimal:v#0=1500|1.500")]
    [InlineData("logicalType: number, physicalType: 'decimal(9,3)', logicalTypeOptions: { minimum: 1.5 }", "1.500", "decimal:v#0=1500|1.500")]
    [InlineData("logicalType: number", "-2.50", "float:v#0=-2.5|-2.50")]
    [InlineData("logicalType: number", "25e-1", "float:v#0=2.5|25e-1")]
    [InlineData("logicalType: string", "\"a\\u0062\"", "text:v#0=ab|a\\u0062")]
    [InlineData("logicalType: date", "\"2024-02-29\"", "date:v#0=2024-02-29")]
    [InlineData("logicalType: time", "\"09:30:00.250\"", "time:v#0=09:30:00.25")]
    [InlineData("logicalType: timestamp", "\"2026-11-21T00:30:00+01:00\"", "timestamp:v#0=2026-11-20T23:30:00Z")]
    [InlineData("logicalType: array, items: { logicalType: integer }", "[1,null]", "v[ integer:items#0=1|1 null:items#0= ]")]
    [InlineData("logicalType: map, map: { key: { logicalType: string }, value: { logicalType: boolean } }", "{\"\\u006b\":true,\"l\":null}", "v< key:k|\\u006b boolean:value#0=yes key:l|l null:value#0= >")]
    [InlineData("logicalType: object, properties: [{ name: aB, logicalType: integer }, { name: cD, logicalType: string }]", "{\"cD\":\"x\",\"aB\":null}", "v{ text:c_d#1=x|x }")]
    public void A_value_is_told_in_the_type_of_its_column(string property, string value, string expected) =>
        Assert.Equal($"begin {expected} commit", Recorder.Calls($"{{ name: v, {property} }}", $$"""{"v":{{value}}}"""));

    [Theory]
    [InlineData("logicalType: boolean", "1")]
    [InlineData("logicalType: integer", "\"1\"")]
    [InlineData("logicalType: integer, logicalTypeOptions: { maximum: 5 }", "6")]
    [InlineData("logicalType: integer, logicalTypeOptions: { format: i8 }", "128")]
    [InlineData("logicalType: integer, enum: [{ value: 3 }]", "4")]
    [InlineData("logicalType: number, physicalType: 'decimal(9,3)'", "\"1\"")]
    [InlineData("logicalType: number, physicalType: 'decimal(9,3)'", "1.0005")]
    [InlineData("logicalType: number", "\"1\"")]
    [InlineData("logicalType: number", "1e400")]
    [InlineData("logicalType: number, logicalTypeOptions: { minimum: 0.5 }", "0.25")]
    [InlineData("logicalType: string", "1")]
    [InlineData("logicalType: string", "\"\\ud83d\"")]
    [InlineData("logicalType: string, logicalTypeOptions: { maxLength: 2 }", "\"abc\"")]
    [InlineData("logicalType: date", "20261121")]
    [InlineData("logicalType: date", "\"2026-02-30\"")]
    [InlineData("logicalType: date, logicalTypeOptions: { minimum: '2026-01-01' }", "\"2025-12-31\"")]
    [InlineData("logicalType: date, enum: [{ value: '2026-11-21' }]", "\"2026-11-22\"")]
    [InlineData("logicalType: time", "930")]
    [InlineData("logicalType: time", "\"25:00:00\"")]
    [InlineData("logicalType: time, logicalTypeOptions: { maximum: '12:00:00' }", "\"12:00:01\"")]
    [InlineData("logicalType: timestamp", "1518033528")]
    [InlineData("logicalType: timestamp", "\"yesterday\"")]
    [InlineData("logicalType: timestamp, logicalTypeOptions: { maximum: '2026-01-01T00:00:00Z' }", "\"2026-01-01T00:00:01Z\"")]
    [InlineData("logicalType: timestamp, customProperties: [{ property: epochUnit, value: seconds }]", "\"1\"")]
    [InlineData("logicalType: array, items: { logicalType: integer }", "{}")]
    [InlineData("logicalType: map, map: { key: { logicalType: string }, value: { logicalType: boolean } }", "[]")]
    [InlineData("logicalType: object, properties: [{ name: a, logicalType: integer }]", "[]")]
    public void A_value_that_is_refused_is_never_told(string property, string value) =>
        Assert.Equal("begin discard", Recorder.Calls($"{{ name: v, {property} }}", $$"""{"v":{{value}}}"""));

    [Theory]
    [InlineData("{\"v\":[1,\"x\",3]}", "begin v[ integer:items#0=1|1 integer:items#0=3|3 ] discard")]
    [InlineData("{\"v\":[1],\"v\":[2]}", "begin v[ integer:items#0=1|1 ] discard")]
    public void The_rest_of_a_refused_record_is_taken_back(string json, string expected) =>
        Assert.Equal(expected, Recorder.Calls("{ name: v, logicalType: array, items: { logicalType: integer } }", json));

    [Theory]
    [InlineData("u64", "unsigned:d#1=10|10")]
    [InlineData("i64", "integer:d#1=10|10")]
    public void A_derived_number_is_told_in_the_type_of_its_own_column(string format, string expected) => Assert.Equal(
        $"begin timestamp:at#0=2026-03-05T10:00:00Z {expected} commit",
        Recorder.Calls(
            $$"""
            { name: at, logicalType: timestamp, required: true }
            { name: d, logicalType: integer, logicalTypeOptions: { format: {{format}} }, transformSourceObjects: [at], transformLogic: hour(at) }
            """,
            """{"at":"2026-03-05T10:00:00Z"}"""));

    [Theory]
    [InlineData("boolean", "true", "true")]
    [InlineData("boolean", "false", "false")]
    [InlineData("date", "\"2026-11-21\"", "2026-11-21")]
    [InlineData("integer", "-12", "-12")]
    [InlineData("string", "\"x\"", "x")]
    public void A_key_of_the_event_names_a_folder_and_no_column(string type, string value, string folder) => Assert.Equal(
        $"begin partition:0={folder} text:other#0=o|o commit",
        Recorder.Calls(
            $$"""
            { name: v, logicalType: {{type}}, required: true, partitioned: true, partitionKeyPosition: 1 }
            { name: other, logicalType: string }
            """,
            $$"""{"v":{{value}},"other":"o"}"""));

    [Fact]
    public void A_text_of_an_escaped_source_is_told_plainly_where_it_needs_no_escape() => Assert.Equal(
        "begin text:s#0=AB|\\u0041B text:d#1=ab|ab commit",
        Recorder.Calls("""
            { name: s, logicalType: string, required: true }
            { name: d, logicalType: string, transformSourceObjects: [s], transformLogic: lower(s) }
            """, """{"s":"\u0041B"}"""));

    [Fact]
    public void Unknown_fields_are_told_last() => Assert.Equal(
        "begin v[ integer:items#0=1|1 integer:items#0=2|2 ] text:unknown_fields#1={\"x\":\"y\"}|{\\\"x\\\":\\\"y\\\"} commit",
        Recorder.Calls(
            "{ name: v, logicalType: array, logicalTypeOptions: { uniqueItems: true }, items: { logicalType: integer } }",
            """{"x":"y","v":[1,2]}""",
            "[{ property: unknownFields, value: keep }]"));
}
