namespace ReferencePipeline.Rehearsal.Catalog.Quality;

/// <summary>A word, quoted text or sign of a ruleset.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Text">What it says, without quotes.</param>
/// <param name="Start">Where it begins in the ruleset.</param>
/// <param name="End">Where it has ended.</param>
internal sealed record Token(TokenKind Kind, string Text, int Start, int End)
{
    private static readonly string[] Signs = ["!=", ">=", "<=", "=", ">", "<", "[", "]", "(", ")", "{", "}", ",", ":", "+", "-", "*", "/", "$", "!"];

    /// <summary>Takes a ruleset apart; comments go to the end of their line.</summary>
    /// <exception cref="FormatException">There is something that DQDL does not have.</exception>
    public static IReadOnlyList<Token> In(string text)
    {
        var tokens = new List<Token>();
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == '#')
                at = text.IndexOf('\n', at) is >= 0 and var end ? end : text.Length;
            else if (char.IsWhiteSpace(text[at]))
                at++;
            else
                at = Add(tokens, Next(text, at));
        }

        return tokens;
    }

    public bool Is(string sign) => Kind is TokenKind.Sign && Text == sign;

    /// <summary>Whether it is that keyword, small or capital.</summary>
    public bool IsWord(string word) => Kind is TokenKind.Word && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);

    private static int Add(List<Token> tokens, Token token)
    {
        tokens.Add(token);
        return token.End;
    }

    private static Token Next(string text, int at)
    {
        if (text[at] == '"')
            return Quoted(text, at);
        var end = at;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '.'))
            end++;
        if (end > at)
            return new(TokenKind.Word, text[at..end], at, end);
        var sign = Signs.FirstOrDefault(sign => text.AsSpan(at).StartsWith(sign)) ?? throw new FormatException($"'{text[at]}' is nothing that DQDL has");
        return new(TokenKind.Sign, sign, at, at + sign.Length);
    }

    /// <summary>DQDL hands a backslash on as it stands; the quote after it does not end the text.</summary>
    private static Token Quoted(string text, int at)
    {
        for (var end = at + 1; end < text.Length; end++)
        {
            if (text[end] == '"')
                return new(TokenKind.Quoted, text[(at + 1)..end], at, end + 1);
            if (text[end] == '\\')
                end++;
        }

        throw new FormatException($"the text {text[at..Math.Min(at + 20, text.Length)]}… has no closing quote");
    }
}

internal enum TokenKind
{
    Word,
    Quoted,
    Sign,
}
