using System.Globalization;
using System.Text;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Tests.Validation;

/// <summary>What is read or written several bytes at a time, held against what takes them one by one.</summary>
public class BlockReadingTests
{
    [Fact]
    public void Digits_of_every_count_and_end_are_one_number()
    {
        for (var count = 1; count <= 18; count++)
        {
            var digits = "987654321012345678"[..count];
            foreach (var rest in (string[])["", ",", "}", ".", "e", "/", ":", "\"", "         ", ",\"b\":1234567890"])
            {
                ulong value = 0;
                Assert.Equal(count, PlainNumber.Take(Encoding.UTF8.GetBytes(digits + rest), 0, ref value));
                Assert.Equal(ulong.Parse(digits, CultureInfo.InvariantCulture), value);
            }
        }
    }

    [Fact]
    public void A_byte_that_is_no_digit_ends_the_digits_wherever_it_stands()
    {
        for (var unit = 0; unit <= byte.MaxValue; unit++)
        {
            for (var at = 0; at < 20; at++)
            {
                var text = Enumerable.Repeat((byte)'1', 20).ToArray();
                text[at] = (byte)unit;
                ulong value = 0;
                Assert.Equal(char.IsAsciiDigit((char)unit) ? 20 : at, PlainNumber.Take(text, 0, ref value));
            }
        }
    }

    [Theory]
    [InlineData("-0", "0")]
    [InlineData("0", "0")]
    [InlineData("-7", "-7")]
    [InlineData("1e3", "1000")]
    [InlineData("12.0", "12")]
    [InlineData("123456789012345678", "123456789012345678")]
    [InlineData("1234567890123456789", "1234567890123456789")]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    [InlineData("9223372036854775808", "v: width")]
    [InlineData("12345678901234567890123456789012345678901234567890", "v: width")]
    [InlineData("12345678.5", "v: wrong-type")]
    [InlineData("01", "not-json")]
    [InlineData("1.", "not-json")]
    [InlineData("-", "not-json")]
    [InlineData("12345678e", "not-json")]
    public void Whole_numbers_are_written_plainly(string json, string expected) =>
        Assert.Equal(expected, Check.Value("logicalType: integer, logicalTypeOptions: { format: i64 }").With(json));

    [Theory]
    [InlineData("12345678.25", "12345678.25")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("123456789.123456", "v: digits")]
    [InlineData("1234567890.12", "1234567890.12")]
    [InlineData("12345678901234.12", "v: digits")]
    [InlineData("2.5e1", "25.00")]
    public void Digits_behind_the_point_count(string json, string expected) =>
        Assert.Equal(expected, Check.Value("logicalType: number, physicalType: 'decimal(15,2)'").With(json));

    [Theory]
    [InlineData("1.5")]
    [InlineData("-1.5")]
    [InlineData("-0.0")]
    [InlineData("0.1")]
    [InlineData("123456789012345")]
    [InlineData("12345678901234.5")]
    [InlineData("0.123456789012345678")]
    [InlineData("5e-324")]
    public void Floats_are_what_the_platform_reads(string json)
    {
        var cursor = new JsonCursor(Encoding.UTF8.GetBytes(json));
        Assert.True(cursor.Read());
        var expected = double.Parse(json, CultureInfo.InvariantCulture);
        if (cursor.Number.TryDouble(out var value))
            Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(value));
        else
            Assert.True(json.Length > 15 || json.StartsWith('-') || json.Contains('e', StringComparison.Ordinal), json);
    }

    [Fact]
    public void Every_second_of_the_day_is_written_and_read_back()
    {
        var text = new byte[ClockText.Length];
        for (var second = 0; second < 24 * 60 * 60; second++)
        {
            ClockText.Write(text, second);
            Assert.Equal(TimeSpan.FromSeconds(second).ToString("hh\\:mm\\:ss", CultureInfo.InvariantCulture), Encoding.ASCII.GetString(text));
            Assert.True(ClockText.TryRead(text, out var read));
            Assert.Equal(second, read);
        }
    }

    [Fact]
    public void A_clock_with_any_other_byte_is_none()
    {
        for (var at = 0; at < ClockText.Length; at++)
        {
            for (var unit = 0; unit <= byte.MaxValue; unit++)
            {
                var text = "12:34:56"u8.ToArray();
                text[at] = (byte)unit;
                var isTime = TimeOnly.TryParseExact(Encoding.Latin1.GetString(text), "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
                Assert.True(isTime == ClockText.TryRead(text, out _), Encoding.Latin1.GetString(text));
            }
        }
    }

    [Theory]
    [InlineData("2026-11-21T09:30:00Z", "2026-11-21T09:30:00Z")]
    [InlineData("2026-11-21T23:59:59.250Z", "2026-11-21T23:59:59.25Z")]
    [InlineData("2024-02-29T00:00:00.1234567Z", "2024-02-29T00:00:00.123456Z")]
    [InlineData("2026-02-29T00:00:00Z", "v: not-a-timestamp")]
    [InlineData("2026-11-21T09:30:00.Z", "v: not-a-timestamp")]
    [InlineData("2026-11-21T09:30:00ZZ", "v: not-a-timestamp")]
    [InlineData("2026-11-21T09:30:00.1234567891Z", "v: not-a-timestamp")]
    [InlineData("2026-11-21 09:30:00Z", "v: not-a-timestamp")]
    [InlineData("\\u0000\\u0000\\u0000\\u0000\\u0000\\u0000\\u0000\\u0000\\u0000\\u0000T00:00:00Z", "v: not-a-timestamp")]
    public void A_day_is_remembered_only_when_it_is_one(string text, string expected)
    {
        var check = Check.Value("logicalType: timestamp");
        expected = expected.StartsWith('2') ? $"\"{expected}\"" : expected;

        Assert.Equal(expected, check.With($"\"{text}\""));
        Assert.Equal("\"1999-12-31T00:00:00Z\"", check.With("\"1999-12-31T00:00:00Z\""));
        Assert.Equal(expected, check.With($"\"{text}\""));
        Assert.Equal(expected, check.With($"\"{text}\""));
    }

    [Theory]
    [InlineData(27)]
    [InlineData(28)]
    [InlineData(29)]
    [InlineData(30)]
    [InlineData(63)]
    public void A_key_of_any_length_is_found_in_any_place(int length)
    {
        var name = new string('n', length);
        var check = Check.Of($"{{ name: {name}, logicalType: string }}\n{{ name: {name}2, logicalType: string }}");

        Assert.Equal($$"""{"{{name}}":"a"}""", check.Record($$"""{"{{name}}":"a"}"""));
        Assert.Equal($$"""{"{{name}}2":"{{name}}"}""", check.Record($$"""{"{{name}}2":"{{name}}"}"""));
        Assert.Equal($$"""{"{{name}}2":"b","{{name}}":"a"}""", check.Record($$"""{"{{name}}2":"b","{{name}}":"a"}"""));
        Assert.Equal(1, Unknown(check, $$"""{"{{name}}3":"{{name}}{{name}}"}"""));
        Assert.Equal(1, Unknown(check, $$"""{"{{name[..^1]}}":"{{name}}{{name}}"}"""));
    }

    [Fact]
    public void Any_number_of_absent_members_may_lie_between_two()
    {
        var names = Enumerable.Range(0, 200).Select(i => $"m{i}").ToArray();
        var check = Check.Of(string.Join('\n', names.Select(name => $"{{ name: {name}, logicalType: integer, required: {(name == "m130" ? "true" : "false")} }}")));

        for (var step = 1; step <= 8; step++)
        {
            var present = names.Where((_, i) => i % step == 0 || i == 130).Select((name, i) => $"\"{name}\":{i}");
            Assert.Equal($"{{{string.Join(',', present)}}}", check.Record($"{{{string.Join(',', present)}}}"));
        }

        Assert.Equal("m130: missing", check.Record("""{"m129":1,"m131":1}"""));
        Assert.Equal("m130: missing", check.Record("""{"m130":null}"""));
        Assert.Equal("m199: duplicate-key", check.Record("""{"m130":1,"m199":1,"m199":null}"""));
    }

    private static int Unknown(Check check, string json)
    {
        Assert.Equal("{}", check.Record(json));
        return check.UnknownFields;
    }
}
