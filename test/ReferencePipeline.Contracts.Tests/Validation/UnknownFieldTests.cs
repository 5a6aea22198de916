namespace ReferencePipeline.Contracts.Tests.Validation;

public class UnknownFieldTests
{
    private const string Properties = """
        { name: id, logicalType: integer }
        { name: at, logicalType: timestamp, required: true }
        { name: day, logicalType: date, transformSourceObjects: [at], transformLogic: date(at) }
        { name: device, logicalType: object, properties: [{ name: os, logicalType: string }] }
        """;

    private const string At = "\"at\":\"2026-11-21T09:30:00Z\"";

    [Theory]
    [InlineData("drop", """{"x":1,"id":2,"y":{"z":[1]},#}""", """{"id":2,#,"day":"2026-11-21"}""", 2)]
    [InlineData("drop", """{"device":{"os":"a","v":1},#}""", """{"device":{"os":"a"},#,"day":"2026-11-21"}""", 1)]
    [InlineData("drop", """{"day":"2020-01-01",#}""", """{#,"day":"2026-11-21"}""", 1)]
    [InlineData("drop", """{"ID":1,#}""", """{#,"day":"2026-11-21"}""", 1)]
    [InlineData("refuse", """{"x":1,"id":2,#}""", "x: unknown-field", 1)]
    [InlineData("refuse", """{"device":{"v":1},"day":"2020-01-01",#}""", "device.v: unknown-field, day: unknown-field", 2)]
    [InlineData("refuse", """{"\u0078":1,#}""", "x: unknown-field", 1)]
    [InlineData("refuse", """{"id":2,#}""", """{"id":2,#,"day":"2026-11-21"}""", 0)]
    [InlineData("keep", """{"id":2,#}""", """{"id":2,#,"day":"2026-11-21"}""", 0)]
    [InlineData("keep", """{"x":1,"id":2,"y\n":{ "z":["\u0041"]},#}""", """{"id":2,#,"day":"2026-11-21","unknown_fields":"{\"x\":1,\"y\\n\":{ \"z\":[\"\\u0041\"]}}"}""", 2)]
    [InlineData("keep", """{"x":"a","y":-1.50,#}""", """{#,"day":"2026-11-21","unknown_fields":"{\"x\":\"a\",\"y\":-1.50}"}""", 2)]
    [InlineData("keep", """{"device":{"v":null},#}""", """{"device":{},#,"day":"2026-11-21","unknown_fields":"{\"device.v\":null}"}""", 1)]
    public void Unknown_fields_are_dropped_refused_or_kept(string mode, string json, string expected, int count)
    {
        var check = Check.Of(Properties, $"[{{ property: unknownFields, value: {mode} }}]");

        Assert.Equal(expected.Replace("#", At, StringComparison.Ordinal), check.Record(json.Replace("#", At, StringComparison.Ordinal)));
        Assert.Equal(count, check.UnknownFields);
    }

    [Fact]
    public void What_one_record_brought_is_not_kept_for_the_next_one()
    {
        var check = Check.Of("{ name: id, logicalType: integer }", "[{ property: unknownFields, value: keep }]");

        Assert.Equal("""{"id":1,"unknown_fields":"{\"x\":1}"}""", check.Record("""{"id":1,"x":1}"""));
        Assert.Equal("""{"id":2,"unknown_fields":"{\"y\":2}"}""", check.Record("""{"id":2,"y":2}"""));
        Assert.Equal("""{"id":3}""", check.Record("""{"id":3}"""));
    }
}
