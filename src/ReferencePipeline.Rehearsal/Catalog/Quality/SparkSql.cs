using System.Globalization;
using System.Text;
using ReferencePipeline.Contracts.Dialects;
using ReferencePipeline.Rehearsal.Duck;

namespace ReferencePipeline.Rehearsal.Catalog.Quality;

/// <summary>Spark's SQL as the engine here takes it: names in backticks, texts with backslashes, <c>RLIKE</c>, a table called <c>primary</c>.</summary>
/// <remarks>All else is handed on. What the two read differently is not run, or not run alike; docs/rehearsal.md says so.</remarks>
internal static class SparkSql
{
    /// <summary>The statement or condition in the engine's words.</summary>
    /// <exception cref="FormatException">It is more than one, or broken.</exception>
    public static string Translate(string sql)
    {
        var translated = new StringBuilder();
        var isPattern = false;
        for (var at = 0; at < sql.Length;)
        {
            var start = at;
            switch (sql[at])
            {
                case ';':
                    throw new FormatException("it is more than one statement");
                case '\'':
                    var text = Literal(sql, ref at);
                    translated.Append(SqlText.Quote(isPattern ? $"(?s).*(?:{text}).*" : text));
                    break;
                case '`' or '"':
                    at = sql.IndexOf(sql[start], start + 1) is > 0 and var end ? end + 1 : throw new FormatException("a name in it has no end");
                    translated.Append(SqlIdentifier.Quote(sql[(start + 1)..(at - 1)]));
                    break;
                case var c when char.IsAsciiLetter(c) || c == '_':
                    while (at < sql.Length && (char.IsAsciiLetterOrDigit(sql[at]) || sql[at] == '_'))
                        at++;
                    translated.Append(Word(sql[start..at]));
                    break;
                default:
                    translated.Append(sql[at++]);
                    break;
            }

            isPattern = char.IsWhiteSpace(sql[start]) ? isPattern : IsPatternWord(sql[start..at]);
        }

        return translated.ToString();
    }

    /// <summary>RLIKE finds the pattern anywhere, SIMILAR TO asks it of the whole text.</summary>
    private static string Word(string word) => IsPatternWord(word) ? "SIMILAR TO" : word.Equals("primary", StringComparison.OrdinalIgnoreCase) ? "\"primary\"" : word;

    private static bool IsPatternWord(string word) => word.Equals("RLIKE", StringComparison.OrdinalIgnoreCase) || word.Equals("REGEXP", StringComparison.OrdinalIgnoreCase);

    private static string Literal(string sql, ref int at)
    {
        var text = new StringBuilder();
        for (at++; at < sql.Length; at++)
        {
            if (sql[at] == '\'')
            {
                at++;
                return text.ToString();
            }

            text.Append(sql[at] == '\\' && at + 1 < sql.Length ? Escaped(sql, ref at) : sql[at].ToString());
        }

        throw new FormatException("a text in it has no end");
    }

    private static string Escaped(string sql, ref int at)
    {
        at++;
        if (sql[at] == 'u' && at + 4 < sql.Length && ushort.TryParse(sql.AsSpan(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            at += 4;
            return ((char)code).ToString();
        }

        return sql[at] switch
        {
            'n' => "\n",
            't' => "\t",
            'r' => "\r",
            'b' => "\b",
            '0' => "\0",
            // For LIKE, which takes the backslash itself.
            '%' or '_' => $"\\{sql[at]}",
            var other => other.ToString(),
        };
    }
}
