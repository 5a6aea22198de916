using System.Text;

namespace ReferencePipeline.Contracts;

/// <summary>Reads a class <c>[…]</c>; <c>at</c> stands behind the bracket and is moved behind the closing one.</summary>
internal sealed class EcmaClass
{
    private readonly StringBuilder _set = new();
    private readonly bool _negated;

    public EcmaClass(string text, ref int at)
    {
        if (At(text, at) == '^')
        {
            _negated = true;
            at++;
        }

        while (At(text, at) != ']')
            Member(text, ref at);
        at++;
    }

    public string ToDotNet() =>
        _set.Length == 0
            ? throw new EcmaFault(_negated ? "the class '[^]' holds everything" : "the class '[]' holds nothing", _negated ? @"write '[\s\S]'" : "write the characters that may stand there")
            : _negated ? EcmaSet.Not(_set.ToString()) : $"[{_set}]";

    private void Member(string text, ref int at)
    {
        if (Set(text, ref at) is { } set)
        {
            if (At(text, at) == '-' && At(text, at + 1) != ']')
                throw new EcmaFault("a set stands at an end of a range", @"write '\-' for a dash");
            _set.Append(set);
            return;
        }

        var first = Character(text, ref at);
        if (At(text, at) != '-' || At(text, at + 1) == ']')
        {
            _set.Append(EcmaSet.Escaped(first));
            return;
        }

        at++;
        if (Set(text, ref at) is not null)
            throw new EcmaFault("a set stands at an end of a range", @"write '\-' for a dash");
        var last = Character(text, ref at);
        if (last < first)
            throw new EcmaFault($"the range '{first}-{last}' runs backwards", $"write '{last}-{first}'");
        _set.Append(EcmaSet.Escaped(first)).Append('-').Append(EcmaSet.Escaped(last));
    }

    private static string? Set(string text, ref int at)
    {
        if (At(text, at) != '\\')
            return null;
        var set = At(text, at + 1) switch
        {
            'd' => EcmaSet.Digits,
            'D' => EcmaSet.NotDigits,
            'w' => EcmaSet.Words,
            'W' => EcmaSet.NotWords,
            's' => EcmaSet.Spaces,
            'S' => EcmaSet.NotSpaces,
            'p' => "category",
            'P' => throw new EcmaFault(@"'\P' in a class", @"write '[^\p{…}]'"),
            _ => null,
        };
        if (set is null)
            return null;

        at += 2;
        if (set != "category")
            return set;
        at--;
        return EcmaEscape.Category(text, ref at);
    }

    private static char Character(string text, ref int at)
    {
        var c = At(text, at);
        if (c == '\\')
        {
            at++;
            if (At(text, at) == 'b')
            {
                at++;
                return '\b';
            }

            var escaped = EcmaEscape.Character(text, ref at);
            return escaped.Length == 1 ? escaped[0] : throw Astral();
        }

        at++;
        return char.IsSurrogate(c) ? throw Astral() : c;
    }

    private static EcmaFault Astral() =>
        new("a character beyond U+FFFF stands in a class", "write it as an alternative: '(?:[a-z]|…)'");

    private static char At(string text, int at) =>
        at < text.Length ? text[at] : throw new EcmaFault("a '[' is never closed", @"close it, or write '\[' for a bracket");
}
