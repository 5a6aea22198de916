using System.Numerics;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Generation;

internal static class WrongNumbers
{
    public static IEnumerable<WrongValue> Of(Field field) => field.Type switch
    {
        IntegerType integer => [.. Widths(integer), .. Bounds(integer.Range, integer.MultipleOf, NumberGrid.Of(integer), value => Fits(integer, value)), .. Unlisted(field, NumberGrid.Of(integer))],
        DecimalType exact => [.. Digits(exact), .. Bounds(exact.Range, exact.MultipleOf, NumberGrid.Of(exact), value => Fits(exact, value)), .. Unlisted(field, NumberGrid.Of(exact))],
        FloatType real => [.. Infinite(real), .. Bounds(real.Range, real.MultipleOf, NumberGrid.Of(real), _ => true), .. Unlisted(field, NumberGrid.Of(real))],
        _ => [],
    };

    private static IEnumerable<WrongValue> Widths(IntegerType type)
    {
        var (low, high) = type.Width.Limits();
        yield return new("a fraction", Reason.WrongType, "1.5");
        yield return new("too large for its width", Reason.Width, $"{high + 1}");
        yield return new("too small for its width", Reason.Width, $"{low - 1}");
    }

    private static IEnumerable<WrongValue> Digits(DecimalType type)
    {
        yield return new("too many digits before the point", Reason.Digits, $"{BigInteger.Pow(10, type.Precision - type.Scale)}");
        yield return new("too many digits behind the point", Reason.Digits, $"0.{new string('0', type.Scale)}1");
    }

    private static IEnumerable<WrongValue> Infinite(FloatType type) =>
        [new("too large for its width", Reason.NotFinite, type.Width == FloatWidth.F32 ? "3.5e38" : "1e309")];

    /// <summary>What lies beyond a bound, where the type itself can say it: below 0 an unsigned number breaks its width first.</summary>
    private static IEnumerable<WrongValue> Bounds(Range<decimal> range, decimal? multipleOf, NumberGrid? grid, Func<BigInteger, bool> fits)
    {
        if (range.Minimum is { } minimum && (range.ExcludesMinimum || fits(Beyond(minimum, -1))))
            yield return new("below the minimum", Reason.OutOfRange, range.ExcludesMinimum ? $"{minimum}" : $"{Beyond(minimum, -1)}");
        if (range.Maximum is { } maximum && (range.ExcludesMaximum || fits(Beyond(maximum, 1))))
            yield return new("above the maximum", Reason.OutOfRange, range.ExcludesMaximum ? $"{maximum}" : $"{Beyond(maximum, 1)}");
        if (multipleOf is not null && grid is { Step: var step, Count: var count } && step > 1 && count > 1)
            yield return new("not a multiple", Reason.MultipleOf, NumberMaker.Text(grid.First + 1, grid.Scale));
    }

    /// <summary>A whole number on the far side of a bound: 2.5 is cut to 2, so 3 lies above it and 1 below.</summary>
    private static BigInteger Beyond(decimal bound, int by) => new BigInteger(decimal.Truncate(bound)) + by;

    private static bool Fits(IntegerType type, BigInteger value) =>
        type.Width.Limits() is var (low, high) && value >= new BigInteger(low) && value <= new BigInteger(high);

    private static bool Fits(DecimalType type, BigInteger value) => BigInteger.Abs(value) < BigInteger.Pow(10, type.Precision - type.Scale);

    private static IEnumerable<WrongValue> Unlisted(Field field, NumberGrid? grid)
    {
        if (field.Enum.Count == 0 || grid is null)
            yield break;
        var listed = field.Enum.Select(text => decimal.Parse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture)).ToHashSet();
        for (var at = 0; at < grid.Count && at <= listed.Count; at++)
        {
            var text = NumberMaker.Text(grid.First + at * grid.Step, grid.Scale);
            if (listed.Contains(decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture)))
                continue;
            yield return new("not listed", Reason.Enum, text);
            yield break;
        }
    }
}
