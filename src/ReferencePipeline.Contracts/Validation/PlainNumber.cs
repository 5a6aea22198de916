using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ReferencePipeline.Contracts.Validation;

/// <summary>
/// A JSON number's digits as a count, gathered while it is read. It answers for the numbers that most records hold: up to 18 digits and no
/// exponent. False says nothing but "look closer".
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct PlainNumber(ulong digits, int count, int behind, bool isNegative, bool hasExponent)
{
    private const int MaxDigits = 18;

    /// <summary>Digits that a double holds exactly, and so does each power of ten up to the same.</summary>
    private const int ExactDigits = 15;

    private static readonly ulong[] Powers = [.. Enumerable.Range(0, MaxDigits + 1).Select(exponent => (ulong)NumberText.PowerOfTen(exponent))];

    public static long Power(int exponent) => (long)Powers[exponent];

    // -0 is written otherwise than 0, and is a double of its own.
    private bool IsNegativeZero => isNegative && digits == 0;

    /// <summary>A whole number, written as it would be written anew.</summary>
    public bool TryWhole(out long value)
    {
        value = isNegative ? -(long)digits : (long)digits;
        return behind == 0 && count <= MaxDigits && !hasExponent && !IsNegativeZero;
    }

    /// <summary>The value as a count of 10^-scale; false also when it has more digits behind the point.</summary>
    public bool TryScaled(int scale, out long unscaled)
    {
        unscaled = 0;
        if (hasExponent || behind > scale || count + scale - behind > MaxDigits)
            return false;
        unscaled = (long)(digits * Powers[scale - behind]);
        if (isNegative)
            unscaled = -unscaled;
        return true;
    }

    public bool TryDouble(out double value)
    {
        value = 0;
        if (hasExponent || count > ExactDigits || IsNegativeZero)
            return false;
        value = (double)(long)digits / (long)Powers[behind];
        if (isNegative)
            value = -value;
        return true;
    }

    /// <summary>Appends the digits that stand here to <paramref name="digits"/>; where they end. More than 18 of them mean nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Take(ReadOnlySpan<byte> json, int at, ref ulong digits)
    {
        const int atOnce = sizeof(ulong);
        while (json.Length - at >= atOnce)
        {
            // Each byte becomes its digit; what is none has its highest bit set, or gets it when 0x76 is added.
            var block = BinaryPrimitives.ReadUInt64LittleEndian(json[at..]) ^ 0x3030_3030_3030_3030;
            var others = (block | (block + 0x7676_7676_7676_7676)) & 0x8080_8080_8080_8080;
            var length = BitOperations.TrailingZeroCount(others) / 8;
            if (length == 0)
                return at;
            digits = digits * Powers[length] + Eight(block << (64 - length * 8));
            at += length;
            if (length < atOnce)
                return at;
        }

        for (; (uint)at < (uint)json.Length && (uint)(json[at] - '0') is <= 9 and var digit; at++)
            digits = digits * 10 + digit;
        return at;
    }

    /// <summary>Eight digits of a byte each, the last one in the highest byte: neighbours are added up, two, four and eight at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Eight(ulong digits)
    {
        digits = (digits * (10 * 256 + 1) >> 8) & 0x00FF_00FF_00FF_00FF;
        digits = (digits * (100 * 65536UL + 1) >> 16) & 0x0000_FFFF_0000_FFFF;
        return digits * (10_000 * 4_294_967_296UL + 1) >> 32;
    }
}
