using System.Buffers;
using System.Buffers.Text;
using System.Runtime.Intrinsics;

namespace ReferencePipeline.Contracts.Validation;

/// <summary>
/// The string formats, on UTF-8: email and hostname as RFC 5321 and 1123 in ASCII, uri as RFC 3986 with a scheme, addresses without
/// shorthand, byte as padded base64. <c>password</c> and <c>binary</c> say how a text is treated, not what it looks like.
/// </summary>
internal static class StringFormats
{
    private const int MaxHostname = 253;
    private const int MaxLabel = 63;
    private const int MaxMailbox = 64;
    private const int MaxEmail = 254;

    private static readonly SearchValues<byte> Hexadecimal = SearchValues.Create("0123456789ABCDEFabcdef"u8);
    private static readonly SearchValues<byte> Host = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-."u8);
    private static readonly SearchValues<byte> Atom =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+/=?^_`{|}~-."u8);

    private static readonly SearchValues<byte> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?[]@!$&'()*+,;="u8);

    private static readonly SearchValues<byte> Uri =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%"u8);

    public static bool Matches(StringFormat format, ReadOnlySpan<byte> text) => format switch
    {
        StringFormat.None or StringFormat.Password or StringFormat.Binary => true,
        StringFormat.Byte => text.Length % 4 == 0 && !text.ContainsAny(" \t\r\n"u8) && Base64.IsValid(text),
        StringFormat.Email => IsEmail(text),
        StringFormat.Uuid => IsUuid(text),
        StringFormat.Uri => IsUri(text),
        StringFormat.Hostname => IsHostname(text),
        StringFormat.Ipv4 => IsIpv4(text),
        StringFormat.Ipv6 => Ipv6.IsAddress(text),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a string format."),
    };

    internal static bool IsIpv4(ReadOnlySpan<byte> text)
    {
        var at = 0;
        for (var part = 0; part < 4; part++)
        {
            if (part > 0 && (at >= text.Length || text[at++] != '.'))
                return false;
            var (start, value) = (at, 0u);
            for (; at < text.Length && at - start <= 3 && (uint)(text[at] - '0') is <= 9 and var digit; at++)
                value = value * 10 + digit;
            if (at == start || at - start > 3 || value > byte.MaxValue || at - start > 1 && text[start] == '0')
                return false;
        }

        return at == text.Length;
    }

    // 8-4-4-4-12: hyphens at 8, 13, 18 and 23, seen in three blocks that overlap.
    private static bool IsUuid(ReadOnlySpan<byte> text) =>
        text.Length == 36 && IsHexadecimalBut(text, (1 << 8) | (1 << 13)) &&
        IsHexadecimalBut(text[16..], (1 << 2) | (1 << 7)) && IsHexadecimalBut(text[20..], 1 << 3);

    /// <summary>Whether the 16 bytes are hexadecimal digits, but for hyphens where the bits say.</summary>
    private static bool IsHexadecimalBut(ReadOnlySpan<byte> text, uint hyphens)
    {
        var block = Vector128.Create(text[..Vector128<byte>.Count]);
        var digits = Vector128.LessThanOrEqual(block - Vector128.Create((byte)'0'), Vector128.Create((byte)9));
        var letters = Vector128.LessThanOrEqual((block | Vector128.Create((byte)0x20)) - Vector128.Create((byte)'a'), Vector128.Create((byte)5));
        return (digits | letters).ExtractMostSignificantBits() == (~hyphens & 0xFFFF) &&
            Vector128.Equals(block, Vector128.Create((byte)'-')).ExtractMostSignificantBits() == hyphens;
    }

    private static bool IsEmail(ReadOnlySpan<byte> text)
    {
        var at = text.LastIndexOf((byte)'@');
        if (at is < 1 or > MaxMailbox || text.Length > MaxEmail)
            return false;
        var mailbox = text[..at];
        return !mailbox.ContainsAnyExcept(Atom) && mailbox[0] != '.' && mailbox[^1] != '.' && mailbox.IndexOf(".."u8) < 0 && IsHostname(text[(at + 1)..]);
    }

    private static bool IsHostname(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > MaxHostname || text.ContainsAnyExcept(Host))
            return false;
        var (start, before) = (0, (byte)'.');
        for (var at = 0; at <= text.Length; at++)
        {
            var unit = at < text.Length ? text[at] : (byte)'.';
            if (unit is (byte)'.' or (byte)'-')
            {
                // A label neither begins nor ends with a hyphen, and is not empty.
                if (before == '.' || unit == '.' && before == '-')
                    return false;
                if (unit == '.' && at - start > MaxLabel)
                    return false;
                if (unit == '.')
                    start = at + 1;
            }

            before = unit;
        }

        return true;
    }

    private static bool IsUri(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || !char.IsAsciiLetter((char)text[0]))
            return false;
        var colon = 1;
        while (colon < text.Length && (char.IsAsciiLetterOrDigit((char)text[colon]) || text[colon] is (byte)'+' or (byte)'-' or (byte)'.'))
            colon++;
        if (colon == text.Length || text[colon] != ':')
            return false;
        var rest = text[(colon + 1)..];
        return !rest.ContainsAnyExcept(Plain) || HasSoundParts(rest);
    }

    /// <summary>One fragment at most, and two hexadecimal digits behind each percent sign.</summary>
    private static bool HasSoundParts(ReadOnlySpan<byte> text)
    {
        if (text.ContainsAnyExcept(Uri) || text.Count((byte)'#') > 1)
            return false;
        for (var rest = text; rest.IndexOf((byte)'%') is var percent and >= 0; rest = rest[(percent + 3)..])
        {
            if (rest.Length < percent + 3 || rest.Slice(percent + 1, 2).ContainsAnyExcept(Hexadecimal))
                return false;
        }

        return true;
    }
}
