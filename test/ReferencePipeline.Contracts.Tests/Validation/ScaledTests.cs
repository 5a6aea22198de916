using System.Globalization;
using System.Text;
using ReferencePipeline.Contracts.Validation;
using ReferencePipeline.Contracts.Validation.Rules;

namespace ReferencePipeline.Contracts.Tests.Validation;

/// <summary>Bounds, steps and values of exact numbers, as counts of 10^-scale.</summary>
public class ScaledTests
{
    private const string Far = "100000000000000000000000000000000000000";

    [Theory]
    [InlineData("none", "none", 0, "-" + Far, Far)]
    [InlineData("5", "10", 0, "5", "10")]
    [InlineData("excluded 5", "excluded 10", 0, "6", "9")]
    [InlineData("5", "10", 2, "500", "1000")]
    [InlineData("excluded 5", "excluded 10", 2, "501", "999")]
    [InlineData("0.5", "1.5", 0, "1", "1")]
    [InlineData("excluded 0.5", "excluded 1.5", 0, "1", "1")]
    [InlineData("-1.5", "-0.5", 0, "-1", "-1")]
    [InlineData("excluded -1.5", "excluded -0.5", 0, "-1", "-1")]
    [InlineData("-7", "excluded -3", 1, "-70", "-31")]
    [InlineData("-1.25", "1.25", 1, "-12", "12")]
    [InlineData("-1.25", "1.25", 2, "-125", "125")]
    [InlineData("4294967295.5", "4294967296.5", 1, "42949672955", "42949672965")]
    [InlineData("18446744073709551616", "18446744073709551617.5", 0, "18446744073709551616", "18446744073709551617")]
    [InlineData("-79228162514264337593543950335", "79228162514264337593543950335", 1, "-792281625142643375935439503350", "792281625142643375935439503350")]
    [InlineData("-79228162514264337593543950335", "79228162514264337593543950335", 38, "-" + Far, Far)]
    public void Bounds_are_the_outermost_counts_within_them(string minimum, string maximum, int scale, string least, string most)
    {
        var range = new Range<decimal>(Number(minimum), Number(maximum), IsExcluded(minimum), IsExcluded(maximum));

        Assert.Equal((Count(least), Count(most)), Scaled.Bounds(range, scale));
    }

    [Theory]
    [InlineData(null, 2, "1")]
    [InlineData("0.05", 2, "5")]
    [InlineData("0.25", 1, "5")]
    [InlineData("0.3", 10, "3000000000")]
    [InlineData("0.001", 2, "1")]
    [InlineData("20", 0, "20")]
    [InlineData("2.50", 0, "5")]
    [InlineData("18446744073709551623", 0, "18446744073709551623")]
    [InlineData("79228162514264337593543950335", 38, Far)]
    public void A_step_is_the_least_count_that_is_a_multiple(string? step, int scale, string expected) =>
        Assert.Equal(Count(expected), Scaled.Step(step is null ? null : Number(step), scale));

    [Theory]
    [InlineData("0", "7", true)]
    [InlineData("-0.0", "0.1", true)]
    [InlineData("0.3", "0.1", true)]
    [InlineData("0.35", "0.1", false)]
    [InlineData("0.5", "0.10", true)]
    [InlineData("0.05", "0.10", false)]
    [InlineData("0.5", "0.25", true)]
    [InlineData("0.6", "0.25", false)]
    [InlineData("40", "20", true)]
    [InlineData("-40", "20", true)]
    [InlineData("50", "20", false)]
    [InlineData("5", "20", false)]
    [InlineData("1e3", "8", true)]
    [InlineData("1e2", "8", false)]
    [InlineData("3e20", "0.7", false)]
    [InlineData("7e20", "0.7", true)]
    [InlineData("1e6", "1000000", true)]
    [InlineData("1e5", "1000000", false)]
    [InlineData("1e300", "4294967296", true)]
    [InlineData("36893488147419103232", "18446744073709551616", true)]
    [InlineData("36893488147419103233", "18446744073709551616", false)]
    [InlineData("12345678901234567890123456789012345678", "2", true)]
    [InlineData("12345678901234567890123456789012345677", "2", false)]
    [InlineData("123456789012345678901234567890123456782", "2", false)]
    public void A_multiple_is_told_by_the_digits(string value, string step, bool expected)
    {
        Assert.True(NumberText.TryRead(Encoding.UTF8.GetBytes(value), out var number));
        Assert.Equal(expected, Scaled.IsMultiple(number, Number(step)!.Value));
    }

    [Theory]
    [InlineData("0", 0, "0")]
    [InlineData("0", 2, "0.00")]
    [InlineData("-7", 0, "-7")]
    [InlineData("-7", 2, "-0.07")]
    [InlineData("120", 2, "1.20")]
    [InlineData("-1234567", 3, "-1234.567")]
    [InlineData("99999999999999999999999999999999999999", 0, "99999999999999999999999999999999999999")]
    [InlineData("99999999999999999999999999999999999999", 37, "9.9999999999999999999999999999999999999")]
    [InlineData("-99999999999999999999999999999999999999", 38, "-0.99999999999999999999999999999999999999")]
    [InlineData("1", 38, "0.00000000000000000000000000000000000001")]
    public void A_count_is_written_with_just_its_scale_behind_the_point(string count, int scale, string expected)
    {
        Span<byte> room = stackalloc byte[64];
        Assert.Equal(expected, Encoding.UTF8.GetString(room[..Scaled.Write(Count(count), scale, room)]));
    }

    private static decimal? Number(string bound) =>
        bound == "none" ? null : decimal.Parse(bound.Replace("excluded ", "", StringComparison.Ordinal), NumberStyles.Number, CultureInfo.InvariantCulture);

    private static bool IsExcluded(string bound) => bound.StartsWith("excluded", StringComparison.Ordinal);

    private static Int128 Count(string digits) => Int128.Parse(digits, CultureInfo.InvariantCulture);
}
