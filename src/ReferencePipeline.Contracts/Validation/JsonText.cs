using System.Buffers;
using System.Text;

namespace ReferencePipeline.Contracts.Validation;

/// <summary>The text between JSON quotes, and what it stands for.</summary>
internal static class JsonText
{
    /// <summary>The most bytes that one byte becomes when it is escaped.</summary>
    public const int Growth = 6;

    private static readonly SearchValues<byte> Special = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(i => (byte)i), (byte)'"', (byte)'\\']);

    public static bool NeedsEscape(ReadOnlySpan<byte> utf8) => utf8.ContainsAny(Special);

    /// <summary>Resolves the escapes of a well-formed JSON string; false when one names half a surrogate pair.</summary>
    public static bool TryUnescape(ReadOnlySpan<byte> raw, Span<byte> utf8, out int written)
    {
        written = 0;
        for (var at = 0; at < raw.Length;)
        {
            var plain = raw[at..].IndexOf((byte)'\\');
            plain = plain < 0 ? raw.Length - at : plain;
            raw.Slice(at, plain).CopyTo(utf8[written..]);
            at += plain;
            written += plain;
            if (at == raw.Length)
                break;

            var letter = raw[at + 1];
            at += 2;
            if (letter != 'u')
            {
                utf8[written++] = Simple(letter);
                continue;
            }

            int code = Hex(raw[at..]);
            at += 4;
            if (char.IsHighSurrogate((char)code) && raw[at..].StartsWith("\\u"u8) && char.IsLowSurrogate((char)Hex(raw[(at + 2)..])))
            {
                code = char.ConvertToUtf32((char)code, (char)Hex(raw[(at + 2)..]));
                at += 6;
            }

            if (!Rune.TryCreate(code, out var rune))
                return false;
            written += rune.EncodeToUtf8(utf8[written..]);
        }

        return true;
    }

    /// <summary>Escapes what JSON does not let stand; <paramref name="escaped"/> holds <see cref="Growth"/> times the text.</summary>
    public static int Escape(ReadOnlySpan<byte> utf8, Span<byte> escaped)
    {
        var written = 0;
        foreach (var unit in utf8)
        {
            if (Letter(unit) is not 0 and var letter)
            {
                escaped[written++] = (byte)'\\';
                escaped[written++] = letter;
            }
            else if (unit < 0x20)
            {
                "\\u00"u8.CopyTo(escaped[written..]);
                escaped[written + 4] = (byte)('0' + (unit >> 4));
                escaped[written + 5] = "0123456789abcdef"u8[unit & 0xF];
                written += 6;
            }
            else
            {
                escaped[written++] = unit;
            }
        }

        return written;
    }

    public static int CodePoints(ReadOnlySpan<byte> utf8)
    {
        if (Ascii.IsValid(utf8))
            return utf8.Length;
        var count = 0;
        foreach (var unit in utf8)
            count += (unit & 0xC0) != 0x80 ? 1 : 0;
        return count;
    }

    private static byte Simple(byte letter) => letter switch
    {
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        _ => letter,
    };

    /// <summary>The other way; 0 where a letter stands for itself, or has to be named by its number.</summary>
    private static byte Letter(byte unit) => unit switch
    {
        (byte)'\b' => (byte)'b',
        (byte)'\f' => (byte)'f',
        (byte)'\n' => (byte)'n',
        (byte)'\r' => (byte)'r',
        (byte)'\t' => (byte)'t',
        (byte)'"' or (byte)'\\' => unit,
        _ => 0,
    };

    private static int Hex(ReadOnlySpan<byte> digits)
    {
        var value = 0;
        for (var i = 0; i < 4; i++)
            value = value * 16 + (digits[i] <= '9' ? digits[i] - '0' : (digits[i] | 0x20) - 'a' + 10);
        return value;
    }
}
