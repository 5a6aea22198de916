using System.Text;
using ReferencePipeline.Contracts.Generation;
using ReferencePipeline.Contracts.Tests.Validation;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Tests.Generation;

/// <summary>Where an event can be bad, and how records are bad as a whole.</summary>
public sealed class WaysTests
{
    private const string Nested = """
        { name: id, logicalType: boolean, required: true }
        { name: at, logicalType: timestamp, required: true, logicalTypeOptions: { timezone: true } }
        { name: place, logicalType: string, required: true, partitioned: true, partitionKeyPosition: 1 }
        { name: d, logicalType: object, properties: [{ name: 'a b', logicalType: boolean, required: true }, { name: c, logicalType: boolean }] }
        { name: l, logicalType: array, items: { logicalType: boolean, required: true } }
        { name: m, logicalType: map, map: { key: { logicalType: string, examples: ['k"\1', l] }, value: { logicalType: boolean } } }
        { name: none, logicalType: array, logicalTypeOptions: { maxItems: 0 }, items: { logicalType: boolean, required: true } }
        { name: empty, logicalType: map, logicalTypeOptions: { maxProperties: 0 }, map: { key: { logicalType: string }, value: { logicalType: boolean } } }
        """;

    private const string Custom = "[{ property: unknownFields, value: refuse }, { property: eventTimeField, value: at }, { property: eventTimeMaxLate, value: 2 d }, { property: eventTimeMaxEarly, value: 1 h }]";

    [Fact]
    public void Each_place_of_a_record_is_bad_in_each_way_of_its_own()
    {
        string[] expected =
        [
            "id: left out", "id: null", "id: twice", "id: another JSON type",
            "at: left out", "at: null", "at: twice", "at: another JSON type", "at: no day of the calendar", "at: without its offset", "at: too late", "at: too early",
            "place: left out", "place: null", "place: twice", "place: another JSON type", "place: no name for a folder",
            "d: twice", "d: another JSON type", "d[\"a b\"]: left out", "d[\"a b\"]: null", "d[\"a b\"]: twice", "d[\"a b\"]: another JSON type", "d.c: twice", "d.c: another JSON type",
            "l: twice", "l: another JSON type", "l[0]: a null item", "l[0]: another JSON type",
            "m: twice", "m: another JSON type", "m[\"k\\\"\\\\1\"]: another JSON type",
            "none: twice", "none: another JSON type", "none: too many items",
            "empty: twice", "empty: another JSON type", "empty: too many entries",
            "not_in_the_contract: not in the contract",
            "nothing at all", "cut off", "followed by more", "a list instead of an object", "NaN for a number", "no UTF-8", "nested too deep", "too large",
        ];
        var (generator, judge) = (Made.Generator(Nested, custom: Custom), new Judge(Check.Dataset(Nested, Custom)));

        Assert.Equal(expected.Order(StringComparer.Ordinal), generator.Ways.Select(way => way.ToString()).Order(StringComparer.Ordinal));
        foreach (var way in generator.Ways)
        {
            for (var round = 0; round < 20; round++)
                Assert.Contains(new Violation(way.Reason, way.Path), judge.Violations(generator, way));
        }
    }

    [Fact]
    public void Reasons_take_turns()
    {
        var reasons = Made.Generator(Nested, custom: Custom).Ways.Select(way => way.Reason).ToList();
        var rounds = reasons.Select((reason, i) => reasons.Take(i).Count(before => before == reason)).ToList();

        Assert.Equal(rounds.Order(), rounds);
        Assert.True(rounds[^1] > 0);
    }

    [Fact]
    public void An_unknown_field_has_a_name_that_the_contract_does_not_have()
    {
        var generator = Made.Generator("{ name: not_in_the_contract, logicalType: boolean, required: true }", custom: "[{ property: unknownFields, value: refuse }]");

        Assert.Matches("""^{"not_in_the_contract":(true|false),"not_in_the_contract_":1}$""", Made.Bad(generator, "not_in_the_contract_: not in the contract"));
        Assert.DoesNotContain(Made.Generator("{ name: a, logicalType: boolean }").Ways, way => way.Reason == Reason.UnknownField);
    }

    [Theory]
    [InlineData("", "a/b")]
    [InlineData(", logicalTypeOptions: { pattern: '^x[=_]1$' }", "x=1")]
    [InlineData(", logicalTypeOptions: { minLength: 2, maxLength: 2 }", "a/")]
    public void A_text_that_names_a_folder_may_be_one_that_cannot(string options, string value)
    {
        var generator = Made.Generator($"{{ name: v, logicalType: string, required: true, partitioned: true, partitionKeyPosition: 1{options} }}\n{{ name: w, logicalType: boolean, required: true }}");

        Assert.StartsWith($$"""{"v":"{{value}}","w":""", Made.Bad(generator, "v: no name for a folder"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_is_two_days_later_or_earlier_than_may_be()
    {
        var generator = Made.Generator(Nested, new() { Start = new(2026, 5, 5, 6, 7, 8, DateTimeKind.Utc) }, Custom);

        Assert.Contains("\"at\":\"2026-05-01T06:07:08Z\"", Made.Bad(generator, "at: too late"), StringComparison.Ordinal);
        Assert.Contains("\"at\":\"2026-05-07T07:07:08.001Z\"", Made.Bad(generator, "at: too early"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_is_bad_as_a_whole()
    {
        var generator = Made.Generator("{ name: id, logicalType: string, required: true, enum: [{ value: é }] }\n{ name: n, logicalType: boolean }");

        for (var round = 0; round < 50; round++)
        {
            Assert.Equal("", Made.Bad(generator, "nothing at all"));
            Assert.Matches("^{\"id\":\"é\"(,\"n\":(true|false))?}{}$", Made.Bad(generator, "followed by more"));
            Assert.Equal("[1]", Made.Bad(generator, "a list instead of an object"));
            Assert.Matches("^{\"id\":\"é\"(,\"n\":(true|false))?,\"not_a_number\":NaN}$", Made.Bad(generator, "NaN for a number"));
            Assert.Matches("^{\"id\":\"é\"(,\"n\":(true|false))?,\"deep\":\\[{65}]{65}}$", Made.Bad(generator, "nested too deep"));
            var latin = generator.Next(generator.Ways.Single(way => way.Name == "no UTF-8"));
            Assert.True(latin.EndsWith((ReadOnlySpan<byte>)[.. ",\"latin1\":\"caf"u8, 0xE9, .. "\"}"u8]));
        }

        var large = Made.Bad(generator, "too large");
        Assert.Equal((1 << 20) + 1, Encoding.UTF8.GetByteCount(large));
        Assert.Matches("^{\"id\":\"é\"(,\"n\":(true|false))? +}$", large);
    }

    [Fact]
    public void A_record_without_members_can_get_one_that_is_bad()
    {
        var generator = Made.Generator("{ name: n, logicalType: boolean }");
        var records = Enumerable.Range(0, 200).Select(_ => Made.Bad(generator, "NaN for a number")).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(["""{"n":false,"not_a_number":NaN}""", """{"n":true,"not_a_number":NaN}""", """{"not_a_number":NaN}"""], records.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_record_is_cut_in_half_and_never_within_a_letter()
    {
        for (var letters = 1; letters < 12; letters++)
        {
            var text = string.Concat(Enumerable.Repeat("é€", letters));
            var generator = Made.Generator($"{{ name: id, logicalType: string, required: true, enum: [{{ value: {text} }}] }}");
            var (whole, cut) = ($$"""{"id":"{{text}}"}""", Made.Bad(generator, "cut off"));

            Assert.StartsWith(cut, whole, StringComparison.Ordinal);
            Assert.InRange(Encoding.UTF8.GetByteCount(cut), Encoding.UTF8.GetByteCount(whole) / 2 - 2, Encoding.UTF8.GetByteCount(whole) / 2);
        }
    }

    [Fact]
    public void A_way_says_its_place_before_what_is_done()
    {
        var ways = Made.Generator("{ name: n, logicalType: boolean }").Ways;

        Assert.Contains("n: another JSON type", ways.Select(way => way.ToString()));
        Assert.Equal("cut off", ways.Single(way => way is { Name: "cut off", Path: "", Reason: Reason.NotJson }).ToString());
        Assert.All(ways, way => Assert.IsType<Mutation>(way));
    }
}
