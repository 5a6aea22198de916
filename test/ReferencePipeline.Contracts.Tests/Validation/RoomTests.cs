using System.Text;
using ReferencePipeline.Contracts.Tests.Dialects;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Tests.Validation;

/// <summary>What a record needs is made while it is read, and kept for the next one.</summary>
public class RoomTests
{
    private const string LongName = "a_column_name_of_more_than_thirty_two_bytes";

    [Fact]
    public void A_line_is_written_whole_wherever_the_room_ends()
    {
        var check = Check.Of($$"""
            { name: s, logicalType: string }
            { name: n, logicalType: integer }
            { name: {{LongName}}, logicalType: boolean }
            { name: m, logicalType: map, map: { key: { logicalType: string }, value: { logicalType: string } } }
            { name: at, logicalType: timestamp }
            { name: on, logicalType: date }
            { name: l, logicalType: array, items: { logicalType: time } }
            """);
        for (var length = 3800; length < 4120; length++)
        {
            var json = $$"""{"s":"{{new string('x', length)}}","n":-12345,"{{LongName}}":false,"m":{"k":"","abcdefghijkl":"x"},"at":"2026-11-21T09:30:00.123456Z","on":"2026-11-21","l":["09:30:00.5"]}""";
            Assert.Equal(json, check.Record(json));
        }
    }

    [Theory]
    [InlineData("""{"s":"#"}""")]
    [InlineData("""{"n":1,"s":"#"}""")]
    [InlineData("""{"m":{"#":"y"}}""")]
    [InlineData("""{"m":{"k":"#"},"n":12}""")]
    public void A_line_is_written_whole_at_each_edge(string form)
    {
        // A fresh writer for each, since room that was made stays.
        for (var length = 4050; length < 4100; length++)
        {
            var json = form.Replace("#", new string('x', length), StringComparison.Ordinal);
            Assert.Equal(json, Check.Of("""
                { name: s, logicalType: string }
                { name: n, logicalType: integer }
                { name: m, logicalType: map, map: { key: { logicalType: string }, value: { logicalType: string } } }
                """).Record(json));
        }
    }

    [Fact]
    public void Escaped_texts_are_kept_until_what_is_derived_from_them_is_written()
    {
        for (var length = 480; length < 1100; length += 31)
        {
            var check = Check.Of("""
                { name: s, logicalType: string, required: true }
                { name: t, logicalType: string, required: true }
                { name: d, logicalType: string, transformSourceObjects: [s], transformLogic: lower(s) }
                { name: e, logicalType: string, transformSourceObjects: [t], transformLogic: lower(t) }
                """);
            var (s, t) = (new string('S', length), new string('T', length));
            Assert.Equal(
                $$"""{"s":"\u0041{{s}}","t":"\u0042{{t}}","d":"a{{s.ToLowerInvariant()}}","e":"b{{t.ToLowerInvariant()}}"}""",
                check.Record($$"""{"s":"\u0041{{s}}","t":"\u0042{{t}}"}"""));
        }
    }

    [Fact]
    public void Unknown_fields_are_kept_whole_wherever_the_room_ends()
    {
        for (var length = 900; length < 1040; length++)
        {
            var check = Check.Of("{ name: o, logicalType: object, properties: [{ name: id, logicalType: integer }] }", "[{ property: unknownFields, value: keep }]");
            var text = new string('x', length);
            Assert.Equal(
                $$"""{"o":{"id":1},"unknown_fields":"{\"o[\\\"a b\\\"]\":\"{{text}}\",\"o.an_unknown_name\":[{}]}"}""",
                check.Record($$"""{"o":{"a b":"{{text}}","an_unknown_name":[{}],"id":1} }"""));
        }
    }

    [Fact]
    public void An_object_of_thousands_of_members_keeps_its_place_while_one_inside_is_read()
    {
        var number = Make.Integer(IntegerWidth.I32);
        var check = new Check(Make.Dataset([
            .. Enumerable.Range(0, 2100).Select(i => Make.Field($"f{i}", number, required: i is 0 or 1000 or 2099)),
            Make.Field("inner", Make.Object(Make.Field("a", number, required: true), Make.Field("b", number))),
        ]));

        Assert.Equal("""{"f0":1,"inner":{"a":1},"f2099":2,"f1000":3}""", check.Record("""{"f0":1,"inner":{"a":1},"f2099":2,"f1000":3}"""));
        Assert.Equal("inner.a: missing, f1000: missing, f2099: missing", check.Record("""{"f0":1,"inner":{"b":1}}"""));
        Assert.Equal("f0: duplicate-key", check.Record("""{"f0":1,"f1000":1,"f2099":1,"inner":{"a":1},"f0":1}"""));
    }

    [Fact]
    public void Structs_in_a_list_and_maps_use_the_same_room_again()
    {
        var validator = RecordValidator.Compile(Check.Dataset("""
            { name: l, logicalType: array, items: { logicalType: object, properties: [{ name: a, logicalType: integer }] } }
            { name: m, logicalType: map, map: { key: { logicalType: string }, value: { logicalType: integer } } }
            """), Salts.None);
        var list = string.Join(',', Enumerable.Repeat("{\"a\":1}", 300));
        var map = string.Join(',', Enumerable.Range(0, 30).Select(i => $"\"k{i}\":{i}"));
        var record = Encoding.UTF8.GetBytes($$"""{"m":{ {{map}} },"l":[{{list}}]}""");
        var (report, writer) = (new RecordReport(), new JsonRecordWriter(validator));
        Assert.True(validator.Validate(record, null, ref writer, report));

        var before = GC.GetAllocatedBytesForCurrentThread();
        writer.Clear();
        Assert.True(validator.Validate(record, null, ref writer, report));
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Bytes_grow_and_are_closed_over_their_last_comma()
    {
        var bytes = new ByteWriter();
        bytes.Close((byte)'}');
        Assert.Equal("}", Encoding.UTF8.GetString(bytes.Written));
        bytes.Append((byte)',');
        bytes.Close((byte)']');
        bytes.Close((byte)'}');
        Assert.Equal("}]}", Encoding.UTF8.GetString(bytes.Written));

        bytes.Clear();
        bytes.Close((byte)'>');
        Assert.Equal(">", Encoding.UTF8.GetString(bytes.Written));
        bytes.CutTo(0);
        for (var i = 0; i < 3000; i++)
            bytes.Append((byte)('a' + i % 26));
        bytes.Append(new byte[5000]);
        Assert.Equal(8000, bytes.Length);
        Assert.Equal((byte)'a' + 2999 % 26, bytes.Written[2999]);
    }
}
