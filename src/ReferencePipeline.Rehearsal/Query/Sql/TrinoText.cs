using System.Text;

namespace ReferencePipeline.Rehearsal.Query.Sql;

/// <summary>A query in Trino's spelling, respelled where the engine's parser would not take it; places stay those of the original.</summary>
internal sealed class TrinoText
{
    /// <summary>Athena's own limit.</summary>
    private const int Longest = 262_144;

    private readonly string _original;
    private readonly StringBuilder _text = new();
    private readonly List<int> _origins = [];

    private TrinoText(string original) => _original = original;

    /// <summary>The query for the engine's parser: no comment, one statement.</summary>
    public string Sql => _text.ToString();

    /// <summary>Takes one statement that asks.</summary>
    /// <exception cref="QueryException">It is none.</exception>
    public static TrinoText Of(string sql)
    {
        if (Encoding.UTF8.GetByteCount(sql) > Longest)
            throw new QueryException($"the query is longer than Athena's {Longest} bytes");
        if (sql.Contains('\0', StringComparison.Ordinal))
            throw new QueryException($"SYNTAX_ERROR: {SqlPlace.In(sql, sql.IndexOf('\0', StringComparison.Ordinal))}: the query holds a NUL");
        var tokens = TrinoLexer.Read(sql);
        if (tokens is [.., var last] && last.Is(";"))
            tokens = [.. tokens.SkipLast(1)];
        if (tokens.Count == 0)
            throw new QueryException("the query is empty; write a SELECT statement");
        foreach (var token in tokens.Where(token => token.Is(";")))
            throw new QueryException($"SYNTAX_ERROR: {SqlPlace.In(sql, token.At)}: only one statement is allowed in a query");
        if (tokens.FirstOrDefault(token => !token.Is("(")) is var first && !(first.Is("SELECT") || first.Is("WITH") || first.Is("VALUES") || first.Is("TABLE")))
            throw new QueryException($"NOT_SUPPORTED: {SqlPlace.In(sql, first.At)}: '{first.Text}' begins no query; a rehearsal answers SELECT statements only");
        foreach (var (token, next) in tokens.Zip(tokens.Skip(1)).Where(pair => IsForeign(pair.First, pair.Second)))
            throw new QueryException($"SYNTAX_ERROR: {SqlPlace.In(sql, next.At)}: mismatched input '{next.Text}' after '{token.Text}'");
        var text = new TrinoText(sql);
        text.Write(tokens);
        return text;
    }

    /// <summary>Where the engine's place is in the original.</summary>
    public SqlPlace PlaceOf(ulong offset) => SqlPlace.In(_original, OriginOf(offset));

    /// <summary>What the engine's parser takes and forgets, so that its tree cannot tell.</summary>
    private static bool IsForeign(TrinoToken token, TrinoToken next) =>
        token.Is(",") && (next.Is(")") || next.Is("FROM")) || (token.Is("AS") || token.Is("NOT")) && next.Is("MATERIALIZED") || token.Is("WITH") && next.Is("RECURSIVE") || token.Is("(") && next.Is("FROM");

    private int OriginOf(ulong offset)
    {
        if (offset > int.MaxValue)
            return 0;
        // The engine counts bytes.
        var bytes = Encoding.UTF8.GetBytes(Sql);
        var at = (int)offset >= bytes.Length ? _origins.Count : Encoding.UTF8.GetCharCount(bytes, 0, (int)offset);
        return at < _origins.Count ? _origins[at] : _original.Length;
    }

    private void Write(IReadOnlyList<TrinoToken> tokens)
    {
        var ends = new Stack<string>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Is("array") && i + 1 < tokens.Count && tokens[i + 1].Is("("))
            {
                // array(T) is T[].
                ends.Push("[]");
                i++;
            }
            else if (token.Is("timestamp") && tokens.Skip(i + 1).Take(6).Select(next => next.Text.ToUpperInvariant()).ToList() is ["(", _, ")", "WITH", "TIME", "ZONE"])
            {
                Append("timestamp", token.At);
                i += 3;
            }
            else if (token.Is("("))
            {
                ends.Push(")");
                Append("(", token.At);
            }
            else if (token.Is(")"))
                Append(ends.TryPop(out var end) ? end : ")", token.At);
            else
                Append(token.Text, token.At);
        }
    }

    /// <summary>Words stand apart, so that no two signs become another one.</summary>
    private void Append(string text, int at)
    {
        if (_text.Length > 0)
        {
            _text.Append(' ');
            _origins.Add(at);
        }

        _text.Append(text);
        for (var i = 0; i < text.Length; i++)
            _origins.Add(Math.Min(at + i, _original.Length));
    }
}
