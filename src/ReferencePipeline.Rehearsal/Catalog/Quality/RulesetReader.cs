namespace ReferencePipeline.Rehearsal.Catalog.Quality;

/// <summary>Reads a ruleset in DQDL.</summary>
/// <remarks>The grammar is that of awslabs/dqdl. A rule that holds something not understood here is read as such, and the others all the same.</remarks>
internal static class RulesetReader
{
    /// <summary>The rules in their order.</summary>
    /// <exception cref="FormatException">It is no ruleset.</exception>
    public static IReadOnlyList<RuleNode> Read(string text)
    {
        var tokens = Token.In(text);
        var start = Enumerable.Range(0, Math.Max(0, tokens.Count - 2)).Where(at => tokens[at] is { Kind: TokenKind.Word, Text: "Rules" } && tokens[at + 1].Is("=") && tokens[at + 2].Is("[")).Select(at => at + 3).FirstOrDefault(-1);
        if (start < 0)
            throw new FormatException("it has no Rules = [ … ]");
        return [.. Split(tokens, start).Select(rule => Rule(text, rule))];
    }

    private static RuleNode Rule(string text, List<Token> tokens)
    {
        var whole = text[tokens[0].Start..tokens[^1].End];
        try
        {
            return new RuleReader(text, tokens).Read();
        }
        catch (FormatException unknown)
        {
            return new RuleNode.NotRun(whole, unknown.Message);
        }
    }

    /// <summary>At the commas that stand in no other bracket, up to the one that closes the list.</summary>
    private static IEnumerable<List<Token>> Split(IReadOnlyList<Token> tokens, int start)
    {
        var (rule, depth) = (new List<Token>(), 0);
        foreach (var token in tokens.Skip(start))
        {
            if (depth == 0 && (token.Is(",") || token.Is("]")))
            {
                if (rule.Count > 0)
                    yield return rule;
                if (token.Is("]"))
                    yield break;
                rule = [];
                continue;
            }

            depth += token.Is("(") || token.Is("[") ? 1 : token.Is(")") || token.Is("]") ? -1 : 0;
            rule.Add(token);
        }

        throw new FormatException("its Rules = [ has no closing bracket");
    }
}
