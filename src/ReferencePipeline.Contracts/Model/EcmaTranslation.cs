using System.Globalization;
using System.Text;

namespace ReferencePipeline.Contracts;

internal sealed class EcmaFault(string what, string instead) : Exception(what)
{
    public string Instead { get; } = instead;
}

/// <summary>Writes an ECMA-262 pattern (with the meaning of its <c>u</c> flag) as a .NET pattern that needs no backtracking.</summary>
/// <remarks>The two differ in <c>$</c>, <c>.</c>, <c>\d</c>, <c>\w</c>, <c>\s</c>, in classes and in what counts as one character.</remarks>
internal sealed class EcmaTranslation
{
    public const int MaxLength = 1_000;

    /// <summary>How many characters the counted repetitions may spell once written out: each may cost a step for each character of a value.</summary>
    public const int MaxRepeated = 256;
    public const int MaxNesting = 50;

    private readonly string _text;
    private int _at;
    private int _nesting;
    private long _repeated;

    private EcmaTranslation(string text) => _text = text;

    public static string ToDotNet(string pattern)
    {
        if (pattern.Length > MaxLength)
            throw new EcmaFault($"the pattern has {pattern.Length:N0} characters", $"write {MaxLength:N0} at most");

        var translation = new EcmaTranslation(pattern);
        var whole = translation.Alternatives();
        return translation.Ended ? whole.Text : throw new EcmaFault("')' closes nothing", @"write '\)' for a parenthesis");
    }

    private readonly record struct Piece(string Text, long Size, bool Repeatable = true);

    private bool Ended => _at == _text.Length;

    private char Peek => Ended ? '\0' : _text[_at];

    private Piece Alternatives()
    {
        var text = new StringBuilder();
        long size = 0;
        while (true)
        {
            while (!Ended && Peek is not ('|' or ')'))
            {
                var piece = Repeated(Atom());
                text.Append(piece.Text);
                size += piece.Size;
            }

            if (Ended || Peek == ')')
                return new Piece(text.ToString(), size);
            _at++;
            text.Append('|');
        }
    }

    private Piece Atom()
    {
        var c = _text[_at++];
        return c switch
        {
            '(' => Group(),
            '[' => new Piece(new EcmaClass(_text, ref _at).ToDotNet(), 1),
            '\\' => new Piece(EcmaEscape.Outside(_text, ref _at), 1),
            '.' => new Piece(EcmaSet.AnyButLineEnds, 1),
            '^' => new Piece("^", 0, Repeatable: false),
            '$' => new Piece(@"\z", 0, Repeatable: false),
            '*' or '+' or '?' => throw new EcmaFault($"'{c}' repeats nothing", $@"write '\{c}' for the character itself"),
            '{' or '}' or ']' => throw new EcmaFault($"'{c}' stands alone", $@"write '\{c}' for the character itself"),
            _ when char.IsHighSurrogate(c) && char.IsLowSurrogate(Peek) => new Piece($"(?:{c}{_text[_at++]})", 1),
            _ => new Piece(EcmaSet.Escaped(c), 1),
        };
    }

    private Piece Group()
    {
        if (++_nesting > MaxNesting)
            throw new EcmaFault($"groups nest more than {MaxNesting} deep", "nest less");
        if (Peek == '?')
            GroupName();

        var inner = Alternatives();
        if (Ended)
            throw new EcmaFault("a '(' is never closed", @"close it, or write '\(' for a parenthesis");
        _at++;
        _nesting--;
        return inner with { Text = $"(?:{inner.Text})" };
    }

    private void GroupName()
    {
        var rest = _text.AsSpan(_at);
        if (rest.StartsWith("?:"))
            _at += 2;
        else if (rest.StartsWith("?=") || rest.StartsWith("?!"))
            throw new EcmaFault($"the lookahead '({rest[..2]}'", "write what the whole text looks like; looking ahead cannot be done in linear time");
        else if (rest.StartsWith("?<=") || rest.StartsWith("?<!"))
            throw new EcmaFault($"the lookbehind '({rest[..3]}'", "write what the whole text looks like; looking behind cannot be done in linear time");
        else if (rest.StartsWith("?<") && rest.IndexOf('>') is var end and > 2 && rest[2..end].IndexOfAnyExcept(NameLetters) < 0)
            _at += end + 1;
        else
            throw new EcmaFault($"'({rest[..Math.Min(3, rest.Length)]}' is not ECMA-262", "write '(…)' or '(?:…)'");
    }

    private static readonly System.Buffers.SearchValues<char> NameLetters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$");

    private Piece Repeated(Piece atom)
    {
        if (Quantifier() is not var (text, most))
            return atom;
        if (!atom.Repeatable)
            throw new EcmaFault($"'{text}' repeats an anchor", "repeat a character or a group");
        if (Peek == '?')
        {
            // Lazy or greedy, a value matches or does not.
            _at++;
        }

        return new Piece(atom.Text + text, most is { } count ? Counted(atom.Size * Math.Max(1, count)) : atom.Size);
    }

    private (string Text, long? Most)? Quantifier()
    {
        switch (Peek)
        {
            case '*' or '+' or '?':
                return (_text[_at++].ToString(), null);
            case '{':
                var close = _text.IndexOf('}', _at);
                var inside = close < 0 ? "" : _text[(_at + 1)..close];
                var bounds = inside.Split(',');
                if (bounds.Length > 2 || Count(bounds[0]) is not { } least || bounds.Length == 2 && bounds[1].Length > 0 && !(Count(bounds[1]) >= least))
                    throw new EcmaFault($"'{{{inside}' does not say how often", @"write '{2}', '{2,}' or '{2,4}', or '\{' for a brace");
                _at = close + 1;
                return ($"{{{inside}}}", bounds.Length == 2 && bounds[1].Length > 0 ? Count(bounds[1])!.Value : least);
            default:
                return null;
        }
    }

    private static int? Count(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    private long Counted(long size) => (_repeated += size) <= MaxRepeated ? size : throw TooLarge();

    public static EcmaFault TooLarge() =>
        new($"the pattern's repetitions spell more than {MaxRepeated} characters", "repeat less; 'maxLength' bounds the length");
}
