namespace ReferencePipeline.Rehearsal.Query.Sql;

/// <summary>Takes a query apart as Trino does. What only other engines write is refused here, since their parser would take it.</summary>
internal sealed class TrinoLexer(string sql)
{
    private static readonly string[] Signs = ["<>", "!=", "<=", ">=", "||", "->", "(", ")", "[", "]", ",", ".", "+", "-", "*", "/", "%", "<", ">", "=", "?", ";"];

    private readonly List<TrinoToken> _tokens = [];
    private int _at;

    public static IReadOnlyList<TrinoToken> Read(string sql)
    {
        var lexer = new TrinoLexer(sql);
        while (lexer._at < sql.Length)
            lexer.Next();
        return lexer._tokens;
    }

    private char Here => sql[_at];

    private char After => _at + 1 < sql.Length ? sql[_at + 1] : '\0';

    private void Next()
    {
        if (char.IsWhiteSpace(Here))
            _at++;
        else if (Here == '-' && After == '-')
            _at = sql.IndexOf('\n', _at) is var end and >= 0 ? end : sql.Length;
        else if (Here == '/' && After == '*')
            _at = sql.IndexOf("*/", _at + 2, StringComparison.Ordinal) is var end and >= 0 ? end + 2 : throw Wrong("the comment has no end");
        else if (Here is '\'' or '"')
            Add(Here == '\'' ? TokenKind.Text : TokenKind.Quoted, EndOfQuote());
        else if (char.IsAsciiDigit(Here) || Here == '.' && char.IsAsciiDigit(After))
            Add(TokenKind.Number, EndOfNumber());
        else if (char.IsAsciiLetter(Here) || Here == '_')
            Add(TokenKind.Word, EndOfWord());
        else
            Add(TokenKind.Sign, _at + (Signs.FirstOrDefault(sign => sql.AsSpan(_at).StartsWith(sign, StringComparison.Ordinal)) ?? throw Wrong($"mismatched input '{Here}'")).Length);
    }

    private void Add(TokenKind kind, int end)
    {
        _tokens.Add(new(kind, sql[_at..end], _at));
        _at = end;
    }

    private int EndOfQuote()
    {
        for (var end = sql.IndexOf(Here, _at + 1); end >= 0; end = sql.IndexOf(Here, end + 2))
        {
            if (end + 1 >= sql.Length || sql[end + 1] != Here)
                return end == _at + 1 && Here == '"' ? throw Wrong("a name is empty") : end + 1;
            if (end + 2 >= sql.Length)
                break;
        }

        throw Wrong(Here == '"' ? "the quoted name has no end" : "the text has no end");
    }

    private int EndOfNumber()
    {
        var end = _at;
        while (end < sql.Length && (char.IsAsciiDigit(sql[end]) || sql[end] == '.'))
            end++;
        if (end < sql.Length && sql[end] is 'e' or 'E')
        {
            end++;
            if (end < sql.Length && sql[end] is '+' or '-')
                end++;
            while (end < sql.Length && char.IsAsciiDigit(sql[end]))
                end++;
        }

        return end < sql.Length && (char.IsAsciiLetter(sql[end]) || sql[end] == '_') ? throw Wrong($"mismatched input '{sql[_at..(end + 1)]}'") : end;
    }

    /// <summary>A letter right before a quote makes a text of another kind, which the engine reads in its own way.</summary>
    private int EndOfWord()
    {
        var end = _at;
        while (end < sql.Length && (char.IsAsciiLetterOrDigit(sql[end]) || sql[end] == '_'))
            end++;
        return end == _at + 1 && end < sql.Length && sql[end] is '\'' or '&' ? throw Wrong($"{sql[_at..end]}'…' is not rehearsed; use from_hex or a plain text") : end;
    }

    private QueryException Wrong(string what) => new($"SYNTAX_ERROR: {SqlPlace.In(sql, _at)}: {what}");
}
