using System.Numerics;

namespace ReferencePipeline.Contracts.Generation;

/// <summary>The values that a number field takes: <c>(First + k * Step) / 10^Scale</c> for k below <c>Count</c>. No binary fraction is ever involved.</summary>
internal sealed record NumberGrid(BigInteger First, BigInteger Step, BigInteger Count, int Scale)
{
    private const int FloatScale = 4;
    private static readonly BigInteger Usual = 1_000_000;

    public static NumberGrid? Of(IntegerType type)
    {
        var (low, high) = type.Width.Limits();
        return Fit(type.Range, type.MultipleOf, 0, (BigInteger)low, (BigInteger)high, Usual);
    }

    public static NumberGrid? Of(DecimalType type)
    {
        var limit = BigInteger.Pow(10, type.Precision) - 1;
        return Fit(type.Range, type.MultipleOf, type.Scale, -limit, limit, 100_000 * BigInteger.Pow(10, type.Scale));
    }

    public static NumberGrid? Of(FloatType type)
    {
        // Six digits survive 32 bits, whatever they are.
        var least = type.Width == FloatWidth.F32 ? 2 : FloatScale;
        var scale = new[] { type.Range.Minimum, type.Range.Maximum, type.MultipleOf }.Max(bound => bound?.Scale ?? 0);
        for (var digits = Math.Max(least, scale); digits <= 28; digits++)
        {
            var limit = 1_000_000_000 * BigInteger.Pow(10, digits);
            var grid = Fit(type.Range, type.MultipleOf, digits, -limit, limit, 10_000 * BigInteger.Pow(10, least) * BigInteger.Pow(10, digits - least));
            if (grid is not null)
                return grid;
        }

        return null;
    }

    private static NumberGrid? Fit(Range<decimal> range, decimal? multipleOf, int scale, BigInteger low, BigInteger high, BigInteger usual)
    {
        var least = range.Minimum is { } minimum ? BigInteger.Max(low, Ceiling(minimum, scale, range.ExcludesMinimum)) : (BigInteger?)null;
        var most = range.Maximum is { } maximum ? BigInteger.Min(high, -Ceiling(-maximum, scale, range.ExcludesMaximum)) : (BigInteger?)null;
        var step = StepOf(multipleOf, scale);

        // Where the contract leaves a side open, values stay of an everyday size.
        var from = least ?? (most < 0 ? BigInteger.Max(low, most.Value - BigInteger.Max(usual, step)) : BigInteger.Max(low, 0));
        var to = most ?? BigInteger.Min(high, from + BigInteger.Max(usual, step));
        return Between(from, to, step, scale) ?? Between(least ?? low, most ?? high, step, scale);
    }

    private static NumberGrid? Between(BigInteger from, BigInteger to, BigInteger step, int scale)
    {
        var first = -Floor(-from, step) * step;
        return first > to ? null : new NumberGrid(first, step, (to - first) / step + 1, scale);
    }

    /// <summary>The distance of two neighbours: the smallest common multiple of <paramref name="multipleOf"/> and one unit.</summary>
    private static BigInteger StepOf(decimal? multipleOf, int scale)
    {
        if (multipleOf is not { } step || step == 0)
            return 1;
        var (digits, decimals) = Digits(step);
        var common = Math.Max(decimals, scale);
        var inner = digits * BigInteger.Pow(10, common - decimals);
        var unit = BigInteger.Pow(10, common - scale);
        return inner / BigInteger.GreatestCommonDivisor(inner, unit);
    }

    private static BigInteger Ceiling(decimal bound, int scale, bool excluded)
    {
        var (digits, decimals) = Digits(bound);
        if (decimals <= scale)
            return digits * BigInteger.Pow(10, scale - decimals) + (excluded ? 1 : 0);
        return -Floor(-digits, BigInteger.Pow(10, decimals - scale)) + (excluded && digits % BigInteger.Pow(10, decimals - scale) == 0 ? 1 : 0);
    }

    private static BigInteger Floor(BigInteger value, BigInteger by) => BigInteger.DivRem(value, by, out var rest) - (rest.Sign < 0 ? 1 : 0);

    private static (BigInteger Digits, int Decimals) Digits(decimal value)
    {
        var bits = decimal.GetBits(value);
        var digits = ((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0];
        return (value < 0 ? -digits : digits, value.Scale);
    }
}
