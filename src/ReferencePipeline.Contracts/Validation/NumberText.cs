using System.Runtime.InteropServices;

namespace ReferencePipeline.Contracts.Validation;

/// <summary>
/// A JSON number by its digits: <see cref="Digits"/> × 10^<see cref="Exponent"/>, with no trailing zero in the digits, so that <c>1.50</c>,
/// <c>1.5</c> and <c>15e-1</c> are one value. No digit passes through a double.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct NumberText
{
    /// <summary>More digits than any column holds; a value that has them fits none.</summary>
    public const int MaxDigits = 38;
    private const int ExponentLimit = 100_000;

    private NumberText(bool negative, UInt128 digits, int digitCount, int exponent)
    {
        Negative = negative;
        Digits = digits;
        DigitCount = digitCount;
        Exponent = exponent;
    }

    public bool Negative { get; }
    public UInt128 Digits { get; }

    /// <summary>How many significant digits there are; above <see cref="MaxDigits"/> the value of <see cref="Digits"/> means nothing.</summary>
    public int DigitCount { get; }
    public int Exponent { get; }

    /// <summary>Digits behind the decimal point.</summary>
    public int Scale => Math.Max(0, -Exponent);

    /// <summary>Reads JSON's grammar of a number and nothing else.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out NumberText number)
    {
        number = default;
        var negative = !text.IsEmpty && text[0] == '-';
        var at = negative ? 1 : 0;
        var reading = new Accumulator();
        var whole = reading.Take(text, ref at);
        if (whole == 0 || whole > 1 && text[at - whole] == '0')
            return false;

        var exponent = 0;
        if (at < text.Length && text[at] == '.')
        {
            at++;
            exponent = -reading.Take(text, ref at);
            if (exponent == 0)
                return false;
        }

        if (at < text.Length && text[at] is (byte)'e' or (byte)'E')
        {
            at++;
            if (!TryReadExponent(text, ref at, out var shift))
                return false;
            exponent += shift;
        }

        number = new(negative && reading.Count > 0, reading.Digits, reading.Count, reading.Count == 0 ? 0 : exponent + reading.TrailingZeros);
        return at == text.Length;
    }

    /// <summary>The value × 10^<paramref name="scale"/>, when that is whole and has at most <see cref="MaxDigits"/> digits.</summary>
    public bool TryScale(int scale, out Int128 scaled)
    {
        scaled = 0;
        var shift = (long)Exponent + scale;
        if (shift < 0 || DigitCount + shift > MaxDigits)
            return DigitCount == 0;
        scaled = (Int128)(Digits * PowerOfTen((int)shift));
        if (Negative)
            scaled = -scaled;
        return true;
    }

    internal static UInt128 PowerOfTen(int exponent)
    {
        UInt128 power = 1;
        for (; exponent > 0; exponent--)
            power *= 10;
        return power;
    }

    private static bool TryReadExponent(ReadOnlySpan<byte> text, ref int at, out int exponent)
    {
        var negative = at < text.Length && text[at] == '-';
        if (at < text.Length && text[at] is (byte)'-' or (byte)'+')
            at++;
        var start = at;
        exponent = 0;
        for (; at < text.Length && char.IsAsciiDigit((char)text[at]); at++)
            exponent = Math.Min(exponent * 10 + (text[at] - '0'), ExponentLimit);
        if (negative)
            exponent = -exponent;
        return at > start;
    }

    /// <summary>Gathers significant digits and holds zeros back until a digit follows them.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct Accumulator
    {
        public UInt128 Digits;
        public int Count;
        public int TrailingZeros;

        public int Take(ReadOnlySpan<byte> text, ref int at)
        {
            var start = at;
            for (; at < text.Length && char.IsAsciiDigit((char)text[at]); at++)
            {
                if (text[at] != '0')
                    Append(text[at] - '0');
                else if (Count > 0)
                    TrailingZeros++;
            }

            return at - start;
        }

        private void Append(int digit)
        {
            Count = Math.Min(Count + TrailingZeros + 1, MaxDigits + 1);
            if (Count <= MaxDigits)
                Digits = Digits * PowerOfTen(TrailingZeros + 1) + (UInt128)digit;
            TrailingZeros = 0;
        }
    }
}
