using System.Buffers;
using System.Buffers.Text;

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
    private static readonly SearchValues<byte> Host = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-"u8);
    private static readonly SearchValues<byte> Scheme = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-."u8);
    private static readonly SearchValues<byte> Atom =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+/=?^_`{|}~-."u8);

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
        for (var part = 0; part < 4; part++)
        {
            var digits = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            digits = digits < 0 ? text.Length : digits;
            if (digits is 0 or > 3 || digits > 1 && text[0] == '0' || digits == 3 && text[..3].SequenceCompareTo("255"u8) > 0)
                return false;
            text = text[digits..];
            if (part == 3)
                break;
            if (text.IsEmpty || text[0] != '.')
                return false;
            text = text[1..];
        }

        return text.IsEmpty;
    }

    private static bool IsUuid(ReadOnlySpan<byte> text) =>
        text.Length == 36 && text[8] == '-' && text[13] == '-' && text[18] == '-' && text[23] == '-' &&
        !text[..8].ContainsAnyExcept(Hexadecimal) && !text[9..13].ContainsAnyExcept(Hexadecimal) && !text[14..18].ContainsAnyExcept(Hexadecimal) &&
        !text[19..23].ContainsAnyExcept(Hexadecimal) && !text[24..].ContainsAnyExcept(Hexadecimal);

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
        if (text.Length is 0 or > MaxHostname)
            return false;
        while (true)
        {
            var dot = text.IndexOf((byte)'.');
            var label = dot < 0 ? text : text[..dot];
            if (label.Length is 0 or > MaxLabel || label[0] == '-' || label[^1] == '-' || label.ContainsAnyExcept(Host))
                return false;
            if (dot < 0)
                return true;
            text = text[(dot + 1)..];
        }
    }

    private static bool IsUri(ReadOnlySpan<byte> text)
    {
        var colon = text.IndexOf((byte)':');
        if (colon < 1 || !char.IsAsciiLetter((char)text[0]) || text[..colon].ContainsAnyExcept(Scheme) || text.ContainsAnyExcept(Uri))
            return false;
        var fragment = text.IndexOf((byte)'#');
        if (fragment >= 0 && text[(fragment + 1)..].Contains((byte)'#'))
            return false;
        for (var rest = text; rest.IndexOf((byte)'%') is var percent and >= 0; rest = rest[(percent + 3)..])
        {
            if (rest.Length < percent + 3 || rest.Slice(percent + 1, 2).ContainsAnyExcept(Hexadecimal))
                return false;
        }

        return true;
    }
}
