using System.Numerics;

namespace ReferencePipeline.Contracts.Validation.Rules;

/// <summary>What a contract asks of an exact number, as counts of 10^-scale: then every check is one of whole numbers.</summary>
internal static class Scaled
{
    /// <summary>Above any count that a column of 38 digits holds, so that only zero is a multiple of it.</summary>
    private static readonly BigInteger Beyond = BigInteger.Pow(10, DecimalType.MaxPrecision);

    /// <summary>The least and the greatest count within the bounds, both included.</summary>
    public static (Int128 Least, Int128 Most) Bounds(Range<decimal> range, int scale)
    {
        var least = range.Minimum is { } low ? Round(low, scale, up: true, excluded: range.ExcludesMinimum) : -Beyond;
        var most = range.Maximum is { } high ? Round(high, scale, up: false, excluded: range.ExcludesMaximum) : Beyond;
        return ((Int128)BigInteger.Clamp(least, -Beyond, Beyond), (Int128)BigInteger.Clamp(most, -Beyond, Beyond));
    }

    /// <summary>The least count that is a multiple of <paramref name="step"/>; 1 when every count is, or none is asked.</summary>
    public static Int128 Step(decimal? step, int scale)
    {
        if (step is not { } asked)
            return 1;
        var (digits, stepScale) = Parts(asked);
        var (numerator, denominator) = (digits * BigInteger.Pow(10, scale), BigInteger.Pow(10, stepScale));
        return (Int128)BigInteger.Min(numerator / BigInteger.GreatestCommonDivisor(numerator, denominator), Beyond);
    }

    /// <summary>Whether the number, by its digits, is a multiple; exact also where a double is not.</summary>
    public static bool IsMultiple(in NumberText number, decimal step)
    {
        if (number.DigitCount == 0)
            return true;
        var (digits, scale) = Parts(step);
        var shift = number.Exponent + scale;
        if (shift < 0 || number.DigitCount > NumberText.MaxDigits)
            return false;
        var divisor = (UInt128)digits;
        var rest = number.Digits % divisor;
        for (; shift > 0 && rest != 0; shift--)
            rest = rest * 10 % divisor;
        return rest == 0;
    }

    /// <summary>Writes a count of 10^-scale as JSON text.</summary>
    public static int Write(Int128 unscaled, int scale, Span<byte> text)
    {
        var magnitude = (UInt128)Int128.Abs(unscaled);
        Span<byte> digits = stackalloc byte[NumberText.MaxDigits + 2];
        var start = digits.Length;
        for (var written = 0; magnitude != 0 || written <= scale; written++)
        {
            if (written == scale && scale > 0)
                digits[--start] = (byte)'.';
            digits[--start] = (byte)('0' + (int)(magnitude % 10));
            magnitude /= 10;
        }

        var length = digits.Length - start;
        var sign = unscaled < 0 ? 1 : 0;
        if (sign == 1)
            text[0] = (byte)'-';
        digits[start..].CopyTo(text[sign..]);
        return length + sign;
    }

    private static BigInteger Round(decimal bound, int scale, bool up, bool excluded)
    {
        var (digits, boundScale) = Parts(bound);
        var floor = BigInteger.DivRem(digits * BigInteger.Pow(10, scale), BigInteger.Pow(10, boundScale), out var rest);
        if (rest.Sign < 0)
            floor--;
        if (rest.IsZero && excluded)
            return up ? floor + 1 : floor - 1;
        return !rest.IsZero && up ? floor + 1 : floor;
    }

    private static (BigInteger Digits, int Scale) Parts(decimal value) => (Digits(value), value.Scale);

    private static BigInteger Digits(decimal value)
    {
        var bits = decimal.GetBits(value);
        var magnitude = ((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0];
        return bits[3] < 0 ? -magnitude : magnitude;
    }
}
