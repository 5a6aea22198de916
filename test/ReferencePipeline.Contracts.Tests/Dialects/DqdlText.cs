using System.Text;

namespace ReferencePipeline.Contracts.Tests.Dialects;

/// <summary>Reads a ruleset as awslabs/dqdl's grammar does, as far as rules are told apart: comments go, texts stay whole.</summary>
internal static class DqdlText
{
    public static IReadOnlyList<string> RulesOf(string text)
    {
        const string Start = "Rules = [";
        Assert.StartsWith(Start, text, StringComparison.Ordinal);
        var rules = new List<string>();
        var rule = new StringBuilder();
        var at = Start.Length;
        while (text[at] != ']')
        {
            switch (text[at])
            {
                case '#':
                    at = text.IndexOf('\n', at);
                    break;
                case '"':
                    var end = EndOfText(text, at);
                    rule.Append(text[at..(end + 1)]);
                    at = end + 1;
                    break;
                case ',':
                    rules.Add(Normal(rule.ToString()));
                    rule.Clear();
                    at++;
                    break;
                default:
                    rule.Append(text[at++]);
                    break;
            }
        }

        Assert.Equal("]\n", text[at..]);
        return [.. rules, Normal(rule.ToString())];
    }

    public static string Normal(string rule) => rule.Trim();

    private static int EndOfText(string text, int start)
    {
        var at = start + 1;
        while (text[at] != '"')
            at += text[at] == '\\' ? 2 : 1;
        return at;
    }
}
