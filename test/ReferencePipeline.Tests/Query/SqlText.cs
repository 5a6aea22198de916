using System.Text.RegularExpressions;

namespace ReferencePipeline.Tests.Query;

/// <summary>A reader of SQL's words, enough to tell which columns a query names: what it cannot read, no engine could.</summary>
internal sealed partial class SqlText
{
    private SqlText(IReadOnlyList<string> words) => Words = words;

    public IReadOnlyList<string> Words { get; }

    /// <summary>Quoted names that are neither tables nor made up by the query itself.</summary>
    public IEnumerable<string> Columns => Names().Where(name => name.Before is not ("AS" or ".") && name.After != ".").Select(name => name.Name).Distinct();

    /// <summary>Each table as database and name.</summary>
    public IEnumerable<(string Database, string Table)> Tables => Names().Where(name => name.After == ".").Select(name => (name.Name, Unquoted(Words[name.At + 2]))).Distinct();

    public int Parameters => Words.Count(word => word == "?");

    public static SqlText Read(string sql)
    {
        var words = Word().Matches(Comment().Replace(sql, "")).Select(match => match.Value).ToList();
        Assert.Equal(Blank().Replace(Comment().Replace(sql, ""), ""), Blank().Replace(string.Concat(words), ""));
        var open = 0;
        foreach (var word in words)
        {
            open += word switch { "(" => 1, ")" => -1, _ => 0 };
            Assert.True(open >= 0, sql);
        }

        Assert.Equal(0, open);
        Assert.Equal("SELECT", words[0]);
        Assert.DoesNotContain(";", words);
        return new(words);
    }

    /// <summary>Each line after which the query says what it does, in one.</summary>
    public string Flat => string.Join(' ', Words).Replace(" . ", ".", StringComparison.Ordinal).Replace("( ", "(", StringComparison.Ordinal).Replace(" )", ")", StringComparison.Ordinal).Replace(" ,", ",", StringComparison.Ordinal);

    private IEnumerable<(string Name, string Before, string After, int At)> Names() => Words.Select((word, at) => (word, at)).Where(one => one.word[0] == '"')
        .Select(one => (Unquoted(one.word), one.at > 0 ? Words[one.at - 1] : "", one.at + 1 < Words.Count ? Words[one.at + 1] : "", one.at));

    private static string Unquoted(string word) => word[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal);

    [GeneratedRegex("\"(?:[^\"]|\"\")+\"|'(?:[^']|'')*'|[A-Za-z_][A-Za-z0-9_]*|[0-9]+|[<>]=|[-(),.*?=;+]")]
    private static partial Regex Word();

    [GeneratedRegex("--[^\n]*\n")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s")]
    private static partial Regex Blank();
}
