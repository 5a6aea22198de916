using System.Globalization;

namespace ReferencePipeline.Contracts.Generation;

/// <summary>Splits an accepted <see cref="EcmaPattern"/> into parts. Anchors count as nothing: what is written is held against the pattern anyway.</summary>
internal sealed class PatternParser
{
    private readonly string _text;
    private int _at;

    private PatternParser(string text) => _text = text;

    public static PatternPart Parse(EcmaPattern pattern) => new PatternParser(pattern.Text).Alternatives();

    private char Peek => _at < _text.Length ? _text[_at] : '\0';

    private PatternPart Alternatives()
    {
        List<PatternPart> alternatives = [Sequence()];
        while (Peek == '|')
        {
            _at++;
            alternatives.Add(Sequence());
        }

        return alternatives is [var only] ? only : new PatternPart.Alternatives(alternatives);
    }

    private PatternPart Sequence()
    {
        var parts = new List<PatternPart>();
        while (_at < _text.Length && Peek is not ('|' or ')'))
        {
            if (Peek is '^' or '$')
                _at++;
            else
                parts.Add(Repeated(Atom()));
        }

        return parts is [var only] ? only : new PatternPart.Sequence(parts);
    }

    private PatternPart Atom()
    {
        if (Peek != '(')
            return Characters();

        _at++;
        if (_text.AsSpan(_at).StartsWith("?:"))
            _at += 2;
        else if (Peek == '?')
            _at = _text.IndexOf('>', _at) + 1;
        var inner = Alternatives();
        _at++;
        return inner;
    }

    /// <summary>One character, an escape or a class, with what it stands for as the pattern itself understands it.</summary>
    private PatternPart.OneOf Characters()
    {
        var start = _at;
        _at = Peek switch
        {
            '[' => EndOfClass(),
            '\\' => EndOfEscape(),
            var c => _at + (char.IsHighSurrogate(c) ? 2 : 1),
        };
        var piece = _text[start.._at];
        return new PatternPart.OneOf(piece[0] is '[' or '\\' or '.' ? Alphabet.Of(piece) : [piece]);
    }

    private int EndOfClass()
    {
        var at = _at + 1;
        while (_text[at] != ']')
            at += _text[at] == '\\' ? 2 : 1;
        return at + 1;
    }

    private int EndOfEscape() => _text[_at + 1] switch
    {
        'p' or 'P' => _text.IndexOf('}', _at) + 1,
        'u' when _text[_at + 2] == '{' => _text.IndexOf('}', _at) + 1,
        'u' => _at + 6,
        'x' => _at + 4,
        'c' => _at + 3,
        _ => _at + 2,
    };

    private PatternPart Repeated(PatternPart part)
    {
        (int Least, int? Most)? bounds = Peek switch
        {
            '*' => (0, null),
            '+' => (1, null),
            '?' => (0, 1),
            '{' => Counted(),
            _ => null,
        };
        if (bounds is not var (least, most))
            return part;
        _at++;
        if (Peek == '?')
            _at++;
        return new PatternPart.Repetition(part, least, most);
    }

    private (int Least, int? Most) Counted()
    {
        var close = _text.IndexOf('}', _at);
        var counts = _text[(_at + 1)..close].Split(',');
        _at = close;
        var least = int.Parse(counts[0], CultureInfo.InvariantCulture);
        return (least, counts is [_] ? least : counts[1].Length == 0 ? null : int.Parse(counts[1], CultureInfo.InvariantCulture));
    }
}
