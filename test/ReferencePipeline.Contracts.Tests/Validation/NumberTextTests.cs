using System.Globalization;
using System.Text;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Tests.Validation;

public class NumberTextTests
{
    [Theory]
    [InlineData("0", "0e0", 0)]
    [InlineData("-0", "0e0", 0)]
    [InlineData("0.000", "0e0", 0)]
    [InlineData("0e5", "0e0", 0)]
    [InlineData("1", "1e0", 1)]
    [InlineData("-1.50", "-15e-1", 2)]
    [InlineData("15e-1", "15e-1", 2)]
    [InlineData("1001", "1001e0", 4)]
    [InlineData("100200", "1002e2", 4)]
    [InlineData("0.00120", "12e-4", 2)]
    [InlineData("12.5E+3", "125e2", 3)]
    [InlineData("1e-7", "1e-7", 1)]
    [InlineData("1e999999999", "1e100000", 1)]
    [InlineData("99999999999999999999999999999999999999", "99999999999999999999999999999999999999e0", 38)]
    [InlineData("0.10000000000000000000000000000000000009", "10000000000000000000000000000000000009e-38", 38)]
    public void A_number_is_its_digits_without_zeros_at_the_end_and_an_exponent(string text, string expected, int digits)
    {
        Assert.True(NumberText.TryRead(Encoding.UTF8.GetBytes(text), out var number));
        Assert.Equal(expected, $"{(number.Negative ? "-" : "")}{number.Digits.ToString(CultureInfo.InvariantCulture)}e{number.Exponent.ToString(CultureInfo.InvariantCulture)}");
        Assert.Equal(digits, number.DigitCount);
    }

    [Theory]
    [InlineData("100000000000000000000000000000000000009")]
    [InlineData("123456789012345678901234567890123456789012345")]
    [InlineData("0.123456789012345678901234567890123456789")]
    public void More_than_38_digits_are_counted_as_too_many(string text)
    {
        Assert.True(NumberText.TryRead(Encoding.UTF8.GetBytes(text), out var number));
        Assert.Equal(NumberText.MaxDigits + 1, number.DigitCount);
        Assert.False(number.TryScale(0, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("+1")]
    [InlineData("00")]
    [InlineData("01")]
    [InlineData("-01")]
    [InlineData(".5")]
    [InlineData("1.")]
    [InlineData("1.e5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1e-")]
    [InlineData("1e5x")]
    [InlineData("1.5 ")]
    [InlineData("1,5")]
    [InlineData("NaN")]
    [InlineData("0x1")]
    [InlineData("--1")]
    public void What_json_does_not_call_a_number_is_none(string text) => Assert.False(NumberText.TryRead(Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData("1.5", 1, "15")]
    [InlineData("1.5", 0, null)]
    [InlineData("-1.5", 3, "-1500")]
    [InlineData("0", 38, "0")]
    [InlineData("0e9", 0, "0")]
    [InlineData("1e37", 0, "10000000000000000000000000000000000000")]
    [InlineData("1e38", 0, null)]
    [InlineData("1e36", 1, "10000000000000000000000000000000000000")]
    [InlineData("1e36", 2, null)]
    [InlineData("1e-38", 38, "1")]
    public void A_number_is_counted_at_a_scale_where_it_is_whole_and_has_38_digits_at_most(string text, int scale, string? expected)
    {
        Assert.True(NumberText.TryRead(Encoding.UTF8.GetBytes(text), out var number));
        var isScaled = number.TryScale(scale, out var scaled);
        Assert.Equal(expected, isScaled ? scaled.ToString(CultureInfo.InvariantCulture) : null);
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-5", "-5")]
    [InlineData("-0", null)]
    [InlineData("999999999999999999", "999999999999999999")]
    [InlineData("-999999999999999999", "-999999999999999999")]
    [InlineData("1000000000000000000", null)]
    [InlineData("1.0", null)]
    [InlineData("1e0", null)]
    public void A_whole_number_of_18_digits_is_read_at_one_stroke(string json, string? expected) =>
        Assert.Equal(expected, Read(json).TryWhole(out var value) ? value.ToString(CultureInfo.InvariantCulture) : null);

    [Theory]
    [InlineData("1.25", 2, "125")]
    [InlineData("-1.2", 2, "-120")]
    [InlineData("1.25", 1, null)]
    [InlineData("-7", 3, "-7000")]
    [InlineData("12345678901234567", 1, "123456789012345670")]
    [InlineData("123456789012345678", 1, null)]
    [InlineData("1234567890123456.78", 2, "123456789012345678")]
    [InlineData("1234567890123456.78", 3, null)]
    [InlineData("0", 17, "0")]
    [InlineData("0", 18, null)]
    [InlineData("1e1", 2, null)]
    public void A_decimal_of_18_digits_is_counted_at_one_stroke(string json, int scale, string? expected) =>
        Assert.Equal(expected, Read(json).TryScaled(scale, out var unscaled) ? unscaled.ToString(CultureInfo.InvariantCulture) : null);

    private static PlainNumber Read(string json)
    {
        var cursor = new JsonCursor(Encoding.UTF8.GetBytes(json));
        Assert.True(cursor.Read());
        return cursor.Number;
    }
}
