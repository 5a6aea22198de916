using System.Text;
using System.Text.Json;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Tests.Generation;

/// <summary>Which texts events carry.</summary>
public sealed class TextMakerTests
{
    [Theory]
    [InlineData("^(a|bc)d?$", "a ad bc bcd")]
    [InlineData("^[x-z]{2}$", "xx xy xz yx yy yz zx zy zz")]
    [InlineData("^(?:p|q)\\.r$", "p.r q.r")]
    [InlineData("^(?<name>u|v)w$", "uw vw")]
    [InlineData("^\\x41\\u0042[\\x43-\\u0044]$", "ABC ABD")]
    [InlineData("^a{2}b{1,3}$", "aab aabb aabbb")]
    [InlineData("^[\\]a]$", "] a")]
    [InlineData("^[^!-y]z$", " z zz {z |z }z ~z")]
    [InlineData("^(é|ü+?ö{2}?)$", "é")]
    [InlineData("^(a|b)(c|d)*?x$", "ax")]
    [InlineData("^\\p{Lu}$", "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z")]
    [InlineData("^[é-ì]$", "é ê ë ì")]
    [InlineData("^[\\x01-\\x03]b$", "\u0001b \u0002b \u0003b")]
    [InlineData("^\U0001F600?a$", "a \U0001F600a")]
    [InlineData("^[0-9]$|^ab$", "0 1 2 3 4 5 6 7 8 9 ab")]
    [InlineData("^\\d\\.\\$$", "0.$ 1.$ 2.$ 3.$ 4.$ 5.$ 6.$ 7.$ 8.$ 9.$")]
    public void A_pattern_is_spelled_out_in_every_way(string pattern, string expected)
    {
        var texts = Made.Values($"logicalType: string, logicalTypeOptions: {{ pattern: '{pattern}', maxLength: 5 }}", 1000).Select(json => JsonSerializer.Deserialize<string>(json)!).Distinct().Order(StringComparer.Ordinal).ToList();

        // What repeats without end is found in its shortest form, among others.
        if (pattern.Contains('+', StringComparison.Ordinal) || pattern.Contains('*', StringComparison.Ordinal))
            Assert.Contains(expected, texts);
        else
            Assert.Equal(expected, string.Join(' ', texts));
        Assert.True(EcmaPattern.TryParse(pattern, out var accepted, out _));
        Assert.All(texts, text => Assert.True(accepted.Matches(text), text));
    }

    [Theory]
    [InlineData("^a*$", 0, 20)]
    [InlineData("^a+$", 1, 20)]
    [InlineData("^(ab){3,}$", 6, 20)]
    [InlineData("^(a{2,}b){1,3}$", 3, 20)]
    public void What_repeats_without_end_is_short_and_long(string pattern, int shortest, int longest)
    {
        var lengths = Made.Values($"logicalType: string, logicalTypeOptions: {{ pattern: '{pattern}', maxLength: {longest} }}", 1000).Select(json => json.Length - 2).ToList();

        Assert.Equal(shortest, lengths.Min());
        Assert.InRange(lengths.Max(), shortest + 4, longest);
    }

    [Fact]
    public void Of_letters_that_are_not_ascii_a_few_are_enough() =>
        Assert.Equal(64, Made.Values("logicalType: string, logicalTypeOptions: { pattern: '^[^ -~]$' }", 2000).Distinct().Count());

    [Fact]
    public void A_pattern_without_its_end_is_followed_by_letters_where_it_is_too_short() =>
        Assert.All(Made.Values("logicalType: string, logicalTypeOptions: { pattern: '^x', minLength: 7 }", 50), json => Assert.Matches("^\"x[a-z]{6,}\"$", json));

    [Theory]
    [InlineData("email", "", "^[a-z]{1,24}@example\\.(com|org|net)$")]
    [InlineData("email", ", maxLength: 15", "^[a-z]{1,3}@example\\.(com|org|net)$")]
    [InlineData("uri", "", "^https://example\\.(com|org|net)/[a-z]{1,16}$")]
    [InlineData("hostname", "", "^[a-z]{1,24}\\.example\\.(com|org|net)$")]
    [InlineData("hostname", ", minLength: 90", "^[a-z]{63}\\.example\\.(com|org|net)$")]
    [InlineData("ipv4", "", "^(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.[0-9]{1,3}$")]
    [InlineData("ipv6", "", "^2001:db8::[0-9a-f]{1,4}:[0-9a-f]{1,4}$")]
    [InlineData("uuid", "", "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    [InlineData("byte", "", "^([A-Za-z0-9+/]{4}){0,9}$")]
    public void A_format_is_filled_under_names_that_are_reserved(string format, string options, string form)
    {
        if (options.Contains("90", StringComparison.Ordinal))
        {
            Assert.Contains("properties.v: no text was found", Made.Refusal($"{{ name: v, logicalType: string, logicalTypeOptions: {{ format: {format}{options} }} }}"), StringComparison.Ordinal);
            return;
        }

        var texts = Made.Values($"logicalType: string, logicalTypeOptions: {{ format: {format}{options} }}", 500).Select(json => json.Trim('"')).ToList();

        Assert.All(texts, text => Assert.Matches(form, text));
        Assert.All(texts, text => Assert.True(StringFormats.Matches(Enum.Parse<StringFormat>(format, ignoreCase: true), Encoding.UTF8.GetBytes(text)), text));
        Assert.InRange(texts.Distinct().Count(), 150, 500);
        if (form.Contains("(com|org|net)", StringComparison.Ordinal))
            Assert.Equal(3, texts.Select(text => System.Text.RegularExpressions.Regex.Match(text, "example\\.([a-z]+)").Value).Distinct().Count());
    }

    [Theory]
    [InlineData("", 3, 24)]
    [InlineData("maxLength: 2", 2, 2)]
    [InlineData("maxLength: 5", 3, 5)]
    [InlineData("minLength: 30", 30, 30)]
    [InlineData("minLength: 6, maxLength: 9", 6, 9)]
    [InlineData("format: password", 3, 36)]
    public void Free_text_is_words_of_some_length(string options, int shortest, int longest)
    {
        var texts = Made.Values($"logicalType: string, logicalTypeOptions: {{ {options} }}", 1000).Select(json => json.Trim('"')).ToList();

        Assert.Equal((shortest, longest), (texts.Min(text => text.Length), texts.Max(text => text.Length)));
        Assert.All(texts, text => Assert.Matches("^[a-z]{1,3}$|^[a-z]+( [a-z]+)*$", text));
        Assert.Equal(longest > 4, texts.Exists(text => text.Contains(' ', StringComparison.Ordinal)));
    }

    [Fact]
    public void A_text_that_names_a_folder_is_one_word() => Assert.All(
        Made.Values("logicalType: string, partitioned: true, partitionKeyPosition: 1 }\n{ name: w, logicalType: boolean", 200),
        json => Assert.Matches("^\"[a-z]{3,24}\"$", json));

    [Theory]
    [InlineData("examples: [red, green]", "green red")]
    [InlineData("examples: [ab, cd], logicalTypeOptions: { pattern: '^[a-c][b-d]$' }", "ab ac ad bb bc bd cb cc cd")]
    [InlineData("examples: [red], quality: [{ metric: invalidValues, mustBe: 0, arguments: { validValues: [blue, teal] } }]", "blue teal")]
    [InlineData("enum: [{ value: x }, { value: 'y z' }]", "x y z")]
    public void What_the_contract_shows_comes_first(string property, string expected) => Assert.Equal(expected, Made.All($"logicalType: string, {property}"));

    [Fact]
    public void An_example_is_about_half_of_what_has_a_pattern()
    {
        var values = Made.Values("logicalType: string, examples: [zz99], logicalTypeOptions: { pattern: '^[a-z]{2}[0-9]{2}$' }", 2000);

        Assert.InRange(values.Count(json => json == "\"zz99\""), 900, 1100);
    }

    [Theory]
    [InlineData("", "^[a-z]{16}$")]
    [InlineData("maxLength: 4", "^[a-z]{4}$")]
    [InlineData("minLength: 20", "^[a-z]{20}$")]
    [InlineData("format: email", "^[a-z]{16}@example\\.com$")]
    [InlineData("format: hostname", "^[a-z]{16}\\.example\\.com$")]
    [InlineData("format: uri", "^https://example\\.com/[a-z]{16}$")]
    [InlineData("format: uuid", "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    [InlineData("pattern: '^K-[A-F]{5}(x|y)?$'", "^K-[A-F]{5}[xy]?$")]
    [InlineData("pattern: '^[a-z]{2}-[0-9]{3,}$'", "^[a-z]{2}-[0-9]{3}$")]
    public void Unique_texts_are_of_one_shape_and_all_different(string options, string form)
    {
        var texts = Made.Values($"logicalType: string, unique: true, logicalTypeOptions: {{ {options} }}", 2000).Select(json => json.Trim('"')).ToList();

        Assert.All(texts, text => Assert.Matches(form, text));
        Assert.InRange(texts.Distinct().Count(), options.StartsWith("pattern: '^K", StringComparison.Ordinal) ? 700 : 2000, 2000);
    }

    [Theory]
    [InlineData("logicalType: string, logicalTypeOptions: { pattern: '^a{9}$', maxLength: 3 }", "properties.v: no text was found that has this pattern, these lengths and this format together; give 'examples'")]
    [InlineData("logicalType: integer, logicalTypeOptions: { minimum: 1, maximum: 5, multipleOf: 7 }", "properties.v: no number lies within these bounds and is such a multiple; widen them")]
    [InlineData("logicalType: time, logicalTypeOptions: { exclusiveMinimum: '23:59:59' }", "properties.v: no minute of the day lies within these bounds; widen them, or list the values in 'enum'")]
    [InlineData("logicalType: array, logicalTypeOptions: { uniqueItems: true, minItems: 3 }, items: { logicalType: boolean }", "properties.v: 3 different items are asked for and 2 were found; lower minItems")]
    [InlineData("logicalType: map, logicalTypeOptions: { minProperties: 3 }, map: { key: { logicalType: string, enum: [{ value: a }, { value: b }] }, value: { logicalType: boolean } }", "properties.v: 3 different keys are asked for and 2 were found; give the key 'examples'")]
    public void What_cannot_be_made_is_said_in_full(string property, string said) => Assert.EndsWith(said, Made.Refusal($"{{ name: v, {property} }}"), StringComparison.Ordinal);
}
