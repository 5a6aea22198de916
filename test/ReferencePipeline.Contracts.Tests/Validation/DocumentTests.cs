using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using ReferencePipeline.Contracts.Tests.Generators;

namespace ReferencePipeline.Contracts.Tests.Validation;

public class DocumentTests
{
    private const string Properties = """
        { name: id, logicalType: integer, required: true }
        { name: name, logicalType: string }
        """;

    [Theory]
    [InlineData("""{"id":1}""", """{"id":1}""")]
    [InlineData(""" { "id" : 1 , "name" : "x" } """, """{"id":1,"name":"x"}""")]
    [InlineData("""{"name":"x","id":1}""", """{"name":"x","id":1}""")]
    [InlineData("""{"id":1,"name":null}""", """{"id":1}""")]
    [InlineData("""{"\u0069d":1}""", """{"id":1}""")]
    [InlineData("""{"id":null}""", "id: missing")]
    [InlineData("""{}""", "id: missing")]
    [InlineData("", "not-json")]
    [InlineData("  \n ", "not-json")]
    [InlineData("\uFEFF{\"id\":1}", "not-json")]
    [InlineData("""{"id":1}{"id":2}""", "not-json")]
    [InlineData("""{"id":1},""", "not-json")]
    [InlineData("""{"id":NaN}""", "not-json")]
    [InlineData("""{"id":01}""", "not-json")]
    [InlineData("""{"id":1,}""", "not-json")]
    [InlineData("""{'id':1}""", "not-json")]
    [InlineData("""{"id":1 /* one */}""", "not-json")]
    [InlineData("""{"id":"x","name":""", "not-json")]
    [InlineData("""[{"id":1}]""", "not-an-object")]
    [InlineData("null", "not-an-object")]
    [InlineData("\"text\"", "not-an-object")]
    [InlineData("[1", "not-json")]
    [InlineData("""{"id":1,"id":1}""", "id: duplicate-key")]
    [InlineData("""{"id":null,"id":1}""", "id: duplicate-key, id: missing")]
    [InlineData("""{"id":1,"id":[1,{"a":2}],"name":"x"}""", "id: duplicate-key")]
    [InlineData("""{"id":1,"id":"x"}""", "id: duplicate-key")]
    [InlineData("""{"id":1,"x":[1],"y":{"a":1,"a":2}}""", "y.a: duplicate-key")]
    [InlineData("""{"id":1,"x":{"a":1},"y":{"b":1,"b":2}}""", "y.b: duplicate-key")]
    [InlineData("""{"id":1,"x":{"\ud83d":1}}""", "x[\"\\\\ud83d\"]: invalid-utf8")]
    [InlineData("""{"id":[1,2],"name":{"a":[]}}""", "id: wrong-type, name: wrong-type")]
    [InlineData("""{"id":1,"name":"x""", "not-json")]
    [InlineData("""{"id":1,"\u0069d":2}""", "id: duplicate-key")]
    [InlineData("""{"id":1,"x":1,"x":2}""", "x: duplicate-key")]
    [InlineData("""{"id":1,"x":{"a":{"b":1,"\u0062":2}}}""", "x.a.b: duplicate-key")]
    [InlineData("""{"id":1,"x":[{"a":1},{"a":1}]}""", """{"id":1}""")]
    [InlineData("""{"id":1,"x":[0,{"a":1,"a":1}]}""", "x[1].a: duplicate-key")]
    [InlineData("""{"id":{"a":1,"a":2}}""", "id: wrong-type, id.a: duplicate-key")]
    [InlineData("""{"id":"1","name":2}""", "id: wrong-type, name: wrong-type")]
    [InlineData("""{"id":1,"name":"\ud83d\ude00"}""", """{"id":1,"name":"\ud83d\ude00"}""")]
    [InlineData("""{"id":1,"name":"\ud83d"}""", "name: invalid-utf8")]
    [InlineData("""{"id":1,"name":"\ude00\ud83d"}""", "name: invalid-utf8")]
    [InlineData("""{"id":1,"\ud83d":0}""", "[\"\\\\ud83d\"]: invalid-utf8")]
    public void A_record_is_one_json_object_with_each_key_once(string json, string expected) => Assert.Equal(expected, Check.Of(Properties).Record(json));

    [Theory]
    [InlineData(new byte[] { (byte)'{', (byte)'"', 0xFF, (byte)'"', (byte)':', (byte)'1', (byte)'}' })]
    [InlineData(new byte[] { (byte)'"', 0xED, 0xA0, 0x80, (byte)'"' })]
    [InlineData(new byte[] { (byte)'"', 0xC0, 0xAF, (byte)'"' })]
    public void Bytes_that_are_no_utf8_are_refused(byte[] record) => Assert.Equal("invalid-utf8", Check.Of(Properties).Record(record));

    [Fact]
    public void A_record_has_one_mebibyte_at_most()
    {
        var frame = """{"id":1,"name":""}""".Length;
        var record = (int length) => Encoding.UTF8.GetBytes($$"""{"id":1,"name":"{{new string('x', length - frame)}}"}""");
        var check = Check.Of(Properties);

        Assert.StartsWith("{", check.Record(record(1 << 20)), StringComparison.Ordinal);
        Assert.Equal("too-large", check.Record(record((1 << 20) + 1)));
    }

    [Theory]
    [InlineData(63, """{"id":1}""")]
    [InlineData(64, "too-deep")]
    [InlineData(65, "too-deep")]
    [InlineData(3000, "too-deep")]
    public void Objects_and_lists_nest_64_deep_at_most(int below, string expected)
    {
        var check = Check.Of(Properties);

        Assert.Equal(expected, check.Record($$"""{"id":1,"x":{{new string('[', below)}}{{new string(']', below)}}}"""));
        Assert.Equal(expected, check.Record($$"""{"id":1,"x":{{string.Concat(Enumerable.Repeat("{\"a\":", below))}}0{{new string('}', below)}}}"""));
    }

    [Fact]
    public void A_report_lists_a_hundred_violations_at_most()
    {
        var check = Check.Value("logicalType: array, items: { logicalType: integer }");
        var result = check.With($"[{string.Join(',', Enumerable.Repeat("true", 5000))}]");

        Assert.Equal(100, result.Split(", ").Length);
        Assert.EndsWith("v[99]: wrong-type", result, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_has_no_room_for_one_more_at_the_records_end_either()
    {
        var check = Check.Of(
            """
            { name: at, logicalType: timestamp, required: true }
            { name: v, logicalType: array, items: { logicalType: integer } }
            """,
            "[{ property: eventTimeField, value: at }, { property: eventTimeMaxLate, value: 2 d }, { property: eventTimeMaxEarly, value: 1 h }]");
        var record = (int bad) => check.Record($$"""{"at":"2020-01-01T00:00:00Z","v":[{{string.Join(',', Enumerable.Repeat("true", bad))}}]}""").Split(", ");

        Assert.Equal("at: event-time-late", record(99)[^1]);
        Assert.Equal(100, record(99).Length);
        Assert.Equal("v[99]: wrong-type", record(100)[^1]);
        Assert.Equal(100, record(100).Length);
    }

    [Theory]
    [InlineData("", "[\"\"]")]
    [InlineData("a-b_9", "a-b_9")]
    [InlineData("a.b", "[\"a.b\"]")]
    [InlineData("é", "[\"é\"]")]
    [InlineData("\\u0007x", "[\"\uFFFDx\"]")]
    [InlineData("\\\"\\\\", "[\"\\\"\\\\\"]")]
    [InlineData("\\u0078", "x")]
    public void A_key_that_is_no_word_stands_quoted_in_the_path(string key, string path) => Assert.Equal(
        $"{path}: unknown-field, o.{path}: unknown-field".Replace("o.[", "o[", StringComparison.Ordinal),
        Check.Of("{ name: o, logicalType: object, properties: [{ name: p, logicalType: integer }] }", "[{ property: unknownFields, value: refuse }]")
            .Record($$"""{"{{key}}":1,"o":{"{{key}}":2} }"""));

    /// <summary>As one that the contract does not name.</summary>
    [Theory]
    [InlineData("a.b", "[\"a.b\"]")]
    [InlineData("a b", "[\"a b\"]")]
    [InlineData("kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk", "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk…")]
    public void So_does_a_field_of_the_contract(string name, string path) =>
        Assert.Equal($"{path}: wrong-type", Check.Of($"{{ name: \"{name}\", physicalName: v, logicalType: integer }}").Record($$"""{"{{name}}":"x"}"""));

    [Theory]
    [InlineData(64, "")]
    [InlineData(65, "…")]
    [InlineData(5000, "…")]
    public void A_path_shows_64_characters_of_a_key_at_most(int length, string end)
    {
        var check = Check.Of(Properties, "[{ property: unknownFields, value: refuse }]");

        Assert.Equal($"{new string('k', 64)}{end}: unknown-field", check.Record($$"""{"id":1,"{{new string('k', length)}}":0}"""));
        Assert.Equal($"[\"{new string('é', 64)}\"]: unknown-field", check.Record($$"""{"id":1,"{{new string('é', length)}}":0}"""));
    }

    [Fact]
    public void A_report_is_used_again_after_any_record()
    {
        var check = Check.Of(Properties);
        foreach (var bad in new[] { "{", """{"id":"x","y":1}""", $"{new string('[', 70)}", """{"id":1,"x":{"a":[1,{"b":""" })
        {
            check.Record(bad);
            Assert.Equal("""{"id":2}""", check.Record("""{"id":2}"""));
            Assert.Equal(0, check.UnknownFields);
        }
    }

    [Fact]
    public void What_is_json_is_decided_as_the_platform_decides()
    {
        var check = Check.Of("{ name: none, logicalType: string }");
        string[] seeds = ["""{"a":[1,2.5e-3,true,false,null,{"b":"\u00e9\n"}],"c":{}}""", """{"d":-0,"e":1E+2,"f":""}"""];
        Prop.ForAll<PositiveInt, PositiveInt, char>((seed, position, with) =>
        {
            var text = seeds[seed.Get % seeds.Length];
            var at = position.Get % text.Length;
            var broken = Encoding.UTF8.GetBytes(text[..at] + with + text[Math.Min(text.Length, at + seed.Get % 3)..]);
            var isJson = true;
            try
            {
                using var document = JsonDocument.Parse(broken);
            }
            catch (JsonException)
            {
                isJson = false;
            }

            return isJson == (check.Record(broken) != "not-json");
        }).Check(PropertyChecks.Config);
    }
}
