namespace ReferencePipeline.Contracts.Validation;

/// <summary>The numbers that most records hold: up to 18 digits and no exponent. False says nothing but "look closer".</summary>
internal static class PlainNumber
{
    private const int MaxDigits = 18;

    /// <summary>Digits that a double holds exactly, and so does each power of ten up to the same.</summary>
    private const int ExactDigits = 15;

    private static readonly long[] Powers = [.. Enumerable.Range(0, MaxDigits + 1).Select(exponent => (long)NumberText.PowerOfTen(exponent))];

    public static bool TryRead(ReadOnlySpan<byte> json, out long value)
    {
        value = 0;
        var at = json[0] == '-' ? 1 : 0;
        if (json.Length - at > MaxDigits)
            return false;
        foreach (var unit in json[at..])
        {
            var digit = (uint)(unit - '0');
            if (digit > 9)
                return false;
            value = value * 10 + digit;
        }

        if (at == 1)
            value = -value;
        return true;
    }

    /// <summary>The value as a count of 10^-scale; false also when it has more digits behind the point.</summary>
    public static bool TryReadScaled(ReadOnlySpan<byte> json, int scale, out long unscaled)
    {
        if (!TryReadDigits(json, out unscaled, out var behind) || behind > scale || json.Length + scale - behind > MaxDigits)
            return false;
        unscaled *= Powers[scale - behind];
        return true;
    }

    public static bool TryReadDouble(ReadOnlySpan<byte> json, out double value)
    {
        value = 0;
        if (json.Length > ExactDigits || !TryReadDigits(json, out var digits, out var behind))
            return false;
        value = (double)digits / Powers[behind];

        // -0 is a double of its own.
        return digits != 0 || json[0] != '-';
    }

    private static bool TryReadDigits(ReadOnlySpan<byte> json, out long digits, out int behind)
    {
        (digits, behind) = (0, 0);
        var at = json[0] == '-' ? 1 : 0;
        if (json.Length - at > MaxDigits)
            return false;
        var point = json.Length;
        for (var i = at; i < json.Length; i++)
        {
            var digit = (uint)(json[i] - '0');
            if (digit <= 9)
                digits = digits * 10 + digit;
            else if (json[i] == '.')
                point = i;
            else
                return false;
        }

        if (at == 1)
            digits = -digits;
        behind = Math.Max(0, json.Length - point - 1);
        return true;
    }
}
