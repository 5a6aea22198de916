namespace ReferencePipeline.Contracts.Validation;

/// <summary>IPv6 addresses as RFC 4291 writes them: no zone, no brackets, no prefix length.</summary>
internal static class Ipv6
{
    private const int Groups = 8;

    public static bool IsAddress(ReadOnlySpan<byte> text)
    {
        var gap = text.IndexOf("::"u8);
        if (gap < 0)
            return CountGroups(text, mayEndInIpv4: true) == Groups;

        var before = text[..gap];
        var after = text[(gap + 2)..];
        var left = before.IsEmpty ? 0 : CountGroups(before, mayEndInIpv4: false);
        var right = after.IsEmpty ? 0 : CountGroups(after, mayEndInIpv4: true);
        return left >= 0 && right >= 0 && left + right < Groups;
    }

    /// <summary>How many groups of 16 bits there are; -1 when one is none.</summary>
    private static int CountGroups(ReadOnlySpan<byte> text, bool mayEndInIpv4)
    {
        for (var count = 1; ; count++)
        {
            var colon = text.IndexOf((byte)':');
            if (colon < 0 && mayEndInIpv4 && StringFormats.IsIpv4(text))
                return count + 1;
            if (!IsGroup(colon < 0 ? text : text[..colon]))
                return -1;
            if (colon < 0)
                return count;
            text = text[(colon + 1)..];
        }
    }

    private static bool IsGroup(ReadOnlySpan<byte> text)
    {
        foreach (var unit in text)
        {
            if (!char.IsAsciiHexDigit((char)unit))
                return false;
        }

        return text.Length is >= 1 and <= 4;
    }
}
