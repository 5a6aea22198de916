namespace ReferencePipeline.Contracts.Reading.RowFilters;

internal sealed class RowFilterFault(string what, string instead) : Exception(what)
{
    public string Instead { get; } = instead;
}

internal enum TokenKind
{
    End,
    Word,
    Text,
    Number,
    Sign,
}

/// <summary>A word as written, a text without its quotes, a number's digits, or a sign.</summary>
internal readonly record struct Token(TokenKind Kind, string Text)
{
    public bool Is(string word) => Kind == TokenKind.Word && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);

    public bool IsSign(string sign) => Kind == TokenKind.Sign && Text == sign;

    public override string ToString() => Kind == TokenKind.End ? "the end" : $"'{Text}'";
}

/// <summary>Cuts a condition into words, texts, numbers and signs.</summary>
internal static class RowFilterLexer
{
    private static readonly string[] Signs = ["<>", "!=", "<=", ">=", "=", "<", ">", "(", ")", ","];

    public static IReadOnlyList<Token> Tokens(string text)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
                at++;
            else
                tokens.Add(Next(text, ref at));
        }

        tokens.Add(new Token(TokenKind.End, ""));
        return tokens;
    }

    private static Token Next(string text, ref int at)
    {
        if (Foreign(text.AsSpan(at)) is { } fault)
            throw fault;
        var c = text[at];
        var start = at;
        if (c == '\'')
            return Quoted(text, ref at);
        if (char.IsAsciiLetter(c) || c == '_')
        {
            while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '.'))
                at++;
            return new Token(TokenKind.Word, text[start..at]);
        }

        if (char.IsAsciiDigit(c) || c == '-' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '.'))
                at++;
            return new Token(TokenKind.Number, text[start..at]);
        }

        foreach (var sign in Signs)
        {
            if (!text.AsSpan(at).StartsWith(sign, StringComparison.Ordinal))
                continue;
            at += sign.Length;
            return new Token(TokenKind.Sign, sign);
        }

        throw new RowFilterFault($"'{c}' has no place in a row filter", "compare columns with literals: country IN ('DE', 'AT') AND amount >= 10");
    }

    /// <summary>What other languages write, and what stands for it here.</summary>
    private static RowFilterFault? Foreign(ReadOnlySpan<char> rest) => rest switch
    {
        ['=', '=', ..] => new("'==' is no operator of a row filter", "write ="),
        ['&', '&', ..] => new("'&&' is no operator of a row filter", "write AND"),
        ['|', '|', ..] => new("'||' is no operator of a row filter", "write OR"),
        ['"', .. var quoted] => new("double quotes have no place in a row filter",
            $"write a text in single quotes, like '{quoted[..(quoted.IndexOf('"') is >= 0 and var end ? end : quoted.Length)]}', and a column without any"),
        ['*', ..] => new("'*' has no place in a row filter", "write the condition alone, like country IN ('DE', 'AT')"),
        ['`', ..] => new("backticks have no place in a row filter", "write a column without quotes"),
        _ => null,
    };

    /// <summary>Two quotes inside a text stand for one.</summary>
    private static Token Quoted(string text, ref int at)
    {
        var value = new System.Text.StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '\'')
            {
                value.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '\'')
            {
                value.Append('\'');
                at++;
            }
            else
            {
                at++;
                return new Token(TokenKind.Text, value.ToString());
            }
        }

        throw new RowFilterFault("a quote is never closed", "close it; two quotes inside a text stand for one");
    }
}
