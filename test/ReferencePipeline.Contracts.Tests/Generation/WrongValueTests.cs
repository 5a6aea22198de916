using System.Text;
using System.Text.Json;
using ReferencePipeline.Contracts.Tests.Validation;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Tests.Generation;

/// <summary>The ways in which one field can be bad: reason, what is done, and what stands in the event then.</summary>
public sealed class WrongValueTests
{
    [Theory]
    [InlineData("logicalType: string", "wrong-type another JSON type 7")]
    [InlineData("logicalType: string, logicalTypeOptions: { minLength: 2, maxLength: 3 }", "wrong-type another JSON type 7", "too-short too short \"a\"", "too-long too long \"aaaa\"")]
    [InlineData("logicalType: string, logicalTypeOptions: { minLength: 0, maxLength: 100000 }", "wrong-type another JSON type 7")]
    [InlineData("logicalType: string, logicalTypeOptions: { pattern: '^[a-z]+$' }", "wrong-type another JSON type 7", "pattern not in the pattern \"~\"")]
    [InlineData("logicalType: string, logicalTypeOptions: { pattern: '^[~!]+$', minLength: 3 }", "wrong-type another JSON type 7", "too-short too short \"aa\"", "pattern not in the pattern \"aaa\"")]
    [InlineData("logicalType: string, logicalTypeOptions: { pattern: '^[ -~]+$' }", "wrong-type another JSON type 7", "pattern not in the pattern \"Ä\"")]
    [InlineData("logicalType: string, logicalTypeOptions: { format: byte }", "wrong-type another JSON type 7", "format not in the format \"not=base64!\"")]
    [InlineData("logicalType: string, logicalTypeOptions: { format: email }", "wrong-type another JSON type 7", "format not in the format \"nobody at example.com\"")]
    [InlineData("logicalType: string, logicalTypeOptions: { format: email, maxLength: 21 }", "wrong-type another JSON type 7", "too-long too long \"aaaaaaaaaaaaaaaaaaaaaa\"", "format not in the format \"nobody at example.com\"")]
    [InlineData("logicalType: string, logicalTypeOptions: { format: email, maxLength: 20 }", "wrong-type another JSON type 7", "too-long too long \"aaaaaaaaaaaaaaaaaaaaa\"")]
    [InlineData("logicalType: string, logicalTypeOptions: { format: uuid }", "wrong-type another JSON type 7", "format not in the format \"5f0c6a1e-0b6d-4c58-9a2e-3f1d7c9b8a4g\"")]
    [InlineData("logicalType: string, logicalTypeOptions: { format: uri }", "wrong-type another JSON type 7", "format not in the format \"no scheme, and spaces\"")]
    [InlineData("logicalType: string, logicalTypeOptions: { format: hostname }", "wrong-type another JSON type 7", "format not in the format \"-dash..example.com\"")]
    [InlineData("logicalType: string, logicalTypeOptions: { format: ipv4 }", "wrong-type another JSON type 7", "format not in the format \"192.0.2.256\"")]
    [InlineData("logicalType: string, logicalTypeOptions: { format: ipv6 }", "wrong-type another JSON type 7", "format not in the format \"2001:db8::1::2\"")]
    [InlineData("logicalType: string, logicalTypeOptions: { format: password }", "wrong-type another JSON type 7")]
    public void A_text(string property, params string[] ways) => AreWays(property, ways);

    [Theory]
    [InlineData("format: i8", "width too large for its width 128", "width too small for its width -129")]
    [InlineData("format: u8", "width too large for its width 256", "width too small for its width -1")]
    [InlineData("format: u64", "width too large for its width 18446744073709551616", "width too small for its width -1")]
    [InlineData("format: i8, minimum: 5, maximum: 10", "width too large for its width 128", "width too small for its width -129", "out-of-range below the minimum 4", "out-of-range above the maximum 11")]
    [InlineData("format: i8, exclusiveMinimum: 5, exclusiveMaximum: 10", "width too large for its width 128", "width too small for its width -129", "out-of-range below the minimum 5", "out-of-range above the maximum 10")]
    [InlineData("format: u8, minimum: 0, maximum: 255", "width too large for its width 256", "width too small for its width -1")]
    [InlineData("format: u8, minimum: 1, maximum: 254", "width too large for its width 256", "width too small for its width -1", "out-of-range below the minimum 0", "out-of-range above the maximum 255")]
    [InlineData("format: u8, exclusiveMinimum: 0", "width too large for its width 256", "width too small for its width -1", "out-of-range below the minimum 0")]
    [InlineData("format: i8, multipleOf: 5, minimum: 5", "width too large for its width 128", "width too small for its width -129", "out-of-range below the minimum 4", "multiple-of not a multiple 6")]
    [InlineData("format: i8, multipleOf: 1", "width too large for its width 128", "width too small for its width -129")]
    public void A_whole_number(string options, params string[] ways) =>
        AreWays($"logicalType: integer, logicalTypeOptions: {{ {options} }}", ["wrong-type another JSON type \"7\"", "wrong-type a fraction 1.5", .. ways]);

    [Theory]
    [InlineData("decimal(5,2)", "", "digits too many digits before the point 1000", "digits too many digits behind the point 0.001")]
    [InlineData("decimal(5,0)", "", "digits too many digits before the point 100000", "digits too many digits behind the point 0.1")]
    [InlineData("decimal(5,2)", "minimum: -1.5, maximum: 2.5", "digits too many digits before the point 1000", "digits too many digits behind the point 0.001", "out-of-range below the minimum -2", "out-of-range above the maximum 3")]
    [InlineData("decimal(5,2)", "exclusiveMinimum: -1.5, exclusiveMaximum: 2.5", "digits too many digits before the point 1000", "digits too many digits behind the point 0.001", "out-of-range below the minimum -1.5", "out-of-range above the maximum 2.5")]
    [InlineData("decimal(5,2)", "minimum: -999.5, maximum: 999.5", "digits too many digits before the point 1000", "digits too many digits behind the point 0.001")]
    [InlineData("decimal(5,2)", "multipleOf: 0.05", "digits too many digits before the point 1000", "digits too many digits behind the point 0.001", "multiple-of not a multiple 0.01")]
    [InlineData("decimal(5,2)", "multipleOf: 0.01", "digits too many digits before the point 1000", "digits too many digits behind the point 0.001")]
    public void An_exact_number(string physical, string options, params string[] ways) =>
        AreWays($"logicalType: number, physicalType: '{physical}', logicalTypeOptions: {{ {options} }}", ["wrong-type another JSON type \"7\"", .. ways]);

    [Theory]
    [InlineData("format: f64", "not-finite too large for its width 1e309")]
    [InlineData("format: f32", "not-finite too large for its width 3.5e38")]
    [InlineData("format: f64, minimum: 0.5, exclusiveMaximum: 2.5, multipleOf: 0.5", "not-finite too large for its width 1e309", "out-of-range below the minimum -1", "out-of-range above the maximum 2.5", "multiple-of not a multiple 0.5001")]
    public void A_floating_point_number(string options, params string[] ways) =>
        AreWays($"logicalType: number, logicalTypeOptions: {{ {options} }}", ["wrong-type another JSON type \"7\"", .. ways]);

    [Theory]
    [InlineData("logicalType: boolean", "wrong-type another JSON type \"true\"")]
    [InlineData("logicalType: integer, logicalTypeOptions: { format: u8 }, enum: [{ value: 0 }, { value: 1 }, { value: 3 }]",
        "wrong-type another JSON type \"7\"", "wrong-type a fraction 1.5", "width too large for its width 256", "width too small for its width -1", "enum not listed 2")]
    [InlineData("logicalType: number, physicalType: 'decimal(3,1)', logicalTypeOptions: { minimum: 1, maximum: 2, multipleOf: 0.5 }, enum: [{ value: 1 }, { value: 1.5 }, { value: 2.0 }]",
        "wrong-type another JSON type \"7\"", "digits too many digits before the point 100", "digits too many digits behind the point 0.01", "out-of-range below the minimum 0", "out-of-range above the maximum 3", "multiple-of not a multiple 1.1")]
    public void A_closed_set(string property, params string[] ways) => AreWays(property, ways);

    [Theory]
    [InlineData("date", "", "wrong-type another JSON type 20260101", "not-a-date no day of the calendar \"2026-02-30T25:61:00Z\"")]
    [InlineData("date", "format: dd.MM.yyyy, minimum: '10.01.2026'", "wrong-type another JSON type 20260101", "not-a-date not in the format \"yesterday\"", "out-of-range before the minimum \"09.01.2026\"")]
    [InlineData("date", "minimum: '2026-01-01', maximum: '2026-12-31'", "wrong-type another JSON type 20260101", "not-a-date no day of the calendar \"2026-02-30T25:61:00Z\"", "out-of-range before the minimum \"2025-12-31\"", "out-of-range after the maximum \"2027-01-01\"")]
    [InlineData("date", "exclusiveMinimum: '2026-01-01', exclusiveMaximum: '2026-12-31'", "wrong-type another JSON type 20260101", "not-a-date no day of the calendar \"2026-02-30T25:61:00Z\"", "out-of-range before the minimum \"2026-01-01\"", "out-of-range after the maximum \"2026-12-31\"")]
    [InlineData("date", "minimum: '0001-01-01', maximum: '9999-12-31'", "wrong-type another JSON type 20260101", "not-a-date no day of the calendar \"2026-02-30T25:61:00Z\"")]
    [InlineData("time", "", "wrong-type another JSON type 930", "not-a-time no day of the calendar \"2026-02-30T25:61:00Z\"")]
    [InlineData("time", "minimum: '00:01:00', maximum: '23:58:59'", "wrong-type another JSON type 930", "not-a-time no day of the calendar \"2026-02-30T25:61:00Z\"", "out-of-range before the minimum \"00:00:00\"", "out-of-range after the maximum \"23:59:59\"")]
    [InlineData("time", "minimum: '00:00:59', maximum: '23:59:00'", "wrong-type another JSON type 930", "not-a-time no day of the calendar \"2026-02-30T25:61:00Z\"")]
    [InlineData("time", "format: 'HH:mm', minimum: '06:00', maximum: '22:00'", "wrong-type another JSON type 930", "not-a-time not in the format \"yesterday\"", "out-of-range before the minimum \"05:59\"", "out-of-range after the maximum \"22:01\"")]
    [InlineData("timestamp", "timezone: true", "wrong-type another JSON type 1767225600", "not-a-timestamp no day of the calendar \"2026-02-30T25:61:00Z\"", "not-a-timestamp without its offset \"2026-01-01T00:00:00\"")]
    [InlineData("timestamp", "timezone: true, minimum: '2026-01-01T00:00:00Z', maximum: '2027-01-01T00:00:00Z'", "wrong-type another JSON type 1767225600", "not-a-timestamp no day of the calendar \"2026-02-30T25:61:00Z\"",
        "out-of-range before the minimum \"2025-01-01T00:00:00Z\"", "out-of-range after the maximum \"2028-01-01T00:00:00Z\"", "not-a-timestamp without its offset \"2026-01-01T00:00:00\"")]
    [InlineData("timestamp", "timezone: false, defaultTimezone: Europe/Berlin", "wrong-type another JSON type 1767225600", "not-a-timestamp no day of the calendar \"2026-02-30T25:61:00Z\"",
        "ambiguous-time a local time that its zone skips or repeats \"2026-03-29T02:00:00\"")]
    [InlineData("timestamp", "timezone: false, format: 'dd.MM.yyyy HH:mm', defaultTimezone: America/New_York", "wrong-type another JSON type 1767225600", "not-a-timestamp not in the format \"yesterday\"",
        "ambiguous-time a local time that its zone skips or repeats \"08.03.2026 02:00\"")]
    public void A_day_or_time(string type, string options, params string[] ways) =>
        AreWays($"logicalType: {type}, logicalTypeOptions: {{ {options} }}", ways);

    [Theory]
    [InlineData("seconds", "maximum: '2026-01-01T00:00:00Z'", "not-a-timestamp no moment of the calendar 1e300", "out-of-range after the maximum 1798761600")]
    [InlineData("seconds", "", "not-a-timestamp no moment of the calendar 1e300")]
    [InlineData("milliseconds", "minimum: '2026-01-01T00:00:00Z'", "not-a-timestamp no moment of the calendar 1e300", "out-of-range before the minimum 1735689600000")]
    public void An_epoch(string unit, string options, params string[] ways) => AreWays(
        $"logicalType: timestamp, logicalTypeOptions: {{ {options} }}, customProperties: [{{ property: epochUnit, value: {unit} }}]",
        ["wrong-type another JSON type \"1767225600\"", .. ways]);

    [Theory]
    [InlineData("logicalType: object, properties: [{ name: a, logicalType: boolean }]", "wrong-type another JSON type [0]")]
    [InlineData("logicalType: object, logicalTypeOptions: { minProperties: 2 }, properties: [{ name: a, logicalType: boolean, required: true }, { name: b, logicalType: boolean }]",
        "wrong-type another JSON type [0]", "properties too few properties {1}")]
    [InlineData("logicalType: object, logicalTypeOptions: { minProperties: 1, maxProperties: 1 }, properties: [{ name: a, logicalType: boolean, required: true }, { name: b, logicalType: boolean }]",
        "wrong-type another JSON type [0]", "properties too many properties {2}")]
    [InlineData("logicalType: object, logicalTypeOptions: { maxProperties: 2 }, properties: [{ name: a, logicalType: boolean }, { name: b, logicalType: boolean }]", "wrong-type another JSON type [0]")]
    [InlineData("logicalType: array, items: { logicalType: boolean }", "wrong-type another JSON type {0}")]
    [InlineData("logicalType: array, logicalTypeOptions: { minItems: 2, maxItems: 3 }, items: { logicalType: boolean }", "wrong-type another JSON type {0}", "items too few items [1]", "items too many items [4]")]
    [InlineData("logicalType: array, logicalTypeOptions: { maxItems: 1000 }, items: { logicalType: boolean }", "wrong-type another JSON type {0}")]
    [InlineData("logicalType: array, logicalTypeOptions: { uniqueItems: true, minItems: 3, maxItems: 5 }, items: { logicalType: integer }",
        "wrong-type another JSON type {0}", "items too few items [2]", "items too many items [6]", "unique-items[1] an item twice [3]")]
    [InlineData("logicalType: array, logicalTypeOptions: { uniqueItems: true, maxItems: 1 }, items: { logicalType: integer }", "wrong-type another JSON type {0}", "items too many items [2]")]
    [InlineData("logicalType: array, logicalTypeOptions: { uniqueItems: true }, items: { logicalType: integer }", "wrong-type another JSON type {0}", "unique-items[1] an item twice [2]")]
    [InlineData("logicalType: map, logicalTypeOptions: { minProperties: 2, maxProperties: 3 }, map: { key: { logicalType: string }, value: { logicalType: boolean } }",
        "wrong-type another JSON type [0]", "properties too few entries {1}", "properties too many entries {4}")]
    [InlineData("logicalType: map, logicalTypeOptions: { maxProperties: 2 }, map: { key: { logicalType: string, examples: [a, b] }, value: { logicalType: boolean } }", "wrong-type another JSON type [0]")]
    [InlineData("logicalType: map, logicalTypeOptions: { maxProperties: 1 }, map: { key: { logicalType: string, examples: [a, b] }, value: { logicalType: boolean } }", "wrong-type another JSON type [0]", "properties too many entries {2}")]
    public void A_struct_list_or_map(string property, params string[] ways) => AreWays(property, ways);

    [Theory]
    [InlineData("logicalType: string, enum: [{ value: AT }, { value: DE }]")]
    [InlineData("logicalType: string, logicalTypeOptions: { pattern: '^[AB]$' }, enum: [{ value: A }]")]
    public void A_text_that_is_not_listed(string property)
    {
        var generator = Made.Generator($"{{ name: v, {property} }}");

        Assert.Contains(new Violation(Reason.Enum, "v"), new Judge(Check.Dataset($"{{ name: v, {property} }}")).Violations(Encoding.UTF8.GetBytes(Made.Bad(generator, "v: not listed")), generator.LastTime));
    }

    /// <summary>The ways of <c>v</c> itself, but for the one that any field has.</summary>
    private static void AreWays(string property, string[] expected)
    {
        var dataset = Check.Dataset($"{{ name: v, {property} }}");
        var (generator, judge) = (new Contracts.Generation.EventGenerator(dataset, new()), new Judge(dataset));
        var found = new List<string>();
        foreach (var way in generator.Ways.Where(way => way.Path is "v" or "v[1]" && way.Name is not ("twice" or "an item") && !IsOfItems(way.Path, way.Reason)))
        {
            var json = generator.Next(way).ToArray();
            Assert.Contains(new Violation(way.Reason, way.Path), judge.Violations(json, generator.LastTime));
            found.Add($"{way.Reason.Code()}{way.Path[1..]} {way.Name} {Told(JsonElement.Parse(json).GetProperty("v"))}");
        }

        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    private static bool IsOfItems(string path, Reason reason) => path == "v[1]" && reason != Reason.UniqueItems;

    private static string Told(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => $"[{value.GetArrayLength()}]",
        JsonValueKind.Object => $"{{{value.GetPropertyCount()}}}",
        _ => value.GetRawText(),
    };
}
