using System.Globalization;

namespace ReferencePipeline.Contracts;

/// <summary>Reads what follows a backslash; <c>at</c> stands behind the backslash and is moved behind the escape.</summary>
internal static class EcmaEscape
{
    private static readonly HashSet<string> Categories = new(
        ["L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po",
         "S", "Sm", "Sc", "Sk", "So", "Z", "Zs", "Zl", "Zp", "Cc", "Cf"], StringComparer.Ordinal);

    public static string Outside(string text, ref int at)
    {
        switch (Letter(text, at))
        {
            case 'd': at++; return $"[{EcmaSet.Digits}]";
            case 'D': at++; return EcmaSet.Not(EcmaSet.Digits);
            case 'w': at++; return $"[{EcmaSet.Words}]";
            case 'W': at++; return EcmaSet.Not(EcmaSet.Words);
            case 's': at++; return $"[{EcmaSet.Spaces}]";
            case 'S': at++; return EcmaSet.Not(EcmaSet.Spaces);
            case 'p': return $"[{Category(text, ref at)}]";
            case 'P': return EcmaSet.Not(Category(text, ref at));
            case ('b' or 'B') and var boundary:
                throw new EcmaFault($@"the word boundary '\{boundary}'", "write the characters that may stand there");
            case ('k' or (>= '1' and <= '9')) and var back:
                throw new EcmaFault($@"the backreference '\{back}'", "write the text again; a backreference cannot be found in linear time");
            default:
                var c = Character(text, ref at);
                return c.Length == 1 ? EcmaSet.Escaped(c[0]) : $"(?:{c})";
        }
    }

    /// <summary>The Unicode category of <c>\p{Lu}</c>, in .NET's spelling, which is the same.</summary>
    public static string Category(string text, ref int at)
    {
        var close = text.IndexOf('}', at);
        var name = close > at + 2 && text[at + 1] == '{' ? text[(at + 2)..close] : "";
        if (!Categories.Contains(name))
            throw new EcmaFault($@"the Unicode property '\{text[at]}{{{name}}}'", @"write a general category like \p{L} or \p{Lu}, or the ranges themselves");
        at = close + 1;
        return $@"\p{{{name}}}";
    }

    /// <summary>The one character that an escape stands for.</summary>
    public static string Character(string text, ref int at)
    {
        var c = Letter(text, at++);
        switch (c)
        {
            case 't': return "\t";
            case 'n': return "\n";
            case 'v': return "\v";
            case 'f': return "\f";
            case 'r': return "\r";
            case '0' when !char.IsAsciiDigit(Letter(text, at, orNone: true)): return "\0";
            case 'c' when char.IsAsciiLetter(Letter(text, at, orNone: true)): return ((char)(text[at++] % 32)).ToString();
            case 'x': return Hex(text, ref at, 2);
            case 'u' when Letter(text, at, orNone: true) == '{': return Braced(text, ref at);
            case 'u': return Hex(text, ref at, 4);

            // The signs that patterns are written with, and all other punctuation: needless escapes are common, and mean nothing else anywhere.
            case var other when char.IsAscii(other) && !char.IsAsciiLetterOrDigit(other): return c.ToString();
            default: throw new EcmaFault($@"'\{c}' is not an escape of ECMA-262", @"write the character itself, or '\uXXXX'");
        }
    }

    private static string Hex(string text, ref int at, int digits)
    {
        if (at + digits > text.Length || !ushort.TryParse(text.AsSpan(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            throw new EcmaFault($@"'\{(digits == 2 ? 'x' : 'u')}' without {digits} hexadecimal digits", @"write '\x41' or '\u0041'");
        at += digits;
        return ((char)code).ToString();
    }

    private static string Braced(string text, ref int at)
    {
        var close = text.IndexOf('}', at);
        if (close < 0 || !int.TryParse(text.AsSpan(at + 1, close - at - 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            || !System.Text.Rune.IsValid(code))
            throw new EcmaFault(@"'\u{…}' is no code point", @"write '\u{1f600}'");
        at = close + 1;
        return new System.Text.Rune(code).ToString();
    }

    private static char Letter(string text, int at, bool orNone = false) =>
        at < text.Length ? text[at] : orNone ? '\0' : throw new EcmaFault(@"a '\' ends the pattern", @"write '\\' for a backslash");
}
