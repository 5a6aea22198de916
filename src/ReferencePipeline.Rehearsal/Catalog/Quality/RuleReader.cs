namespace ReferencePipeline.Rehearsal.Catalog.Quality;

/// <summary>Reads one rule, alone or joined by <c>and</c> and <c>or</c>.</summary>
internal sealed class RuleReader(string text, IReadOnlyList<Token> tokens)
{
    private static readonly string[] Keywords = ["and", "or", "between", "not", "in", "matches", "where", "with", "labels"];

    private int _at;

    /// <summary>The whole rule.</summary>
    /// <exception cref="FormatException">It holds something that is not understood here.</exception>
    public RuleNode Read()
    {
        var rule = Either();
        return Peek is { } rest ? throw Unknown(rest) : rule;
    }

    private Token? Peek => _at < tokens.Count ? tokens[_at] : null;

    private RuleNode Either() => Joined("or", () => Joined("and", Primary, (whole, rules) => new RuleNode.All(whole, rules)), (whole, rules) => new RuleNode.Any(whole, rules));

    private RuleNode Joined(string word, Func<RuleNode> part, Func<string, IReadOnlyList<RuleNode>, RuleNode> join)
    {
        var start = _at;
        var rules = new List<RuleNode> { part() };
        while (Peek?.IsWord(word) == true)
        {
            _at++;
            rules.Add(part());
        }

        return rules is [var only] ? only : join(TextFrom(start), rules);
    }

    private RuleNode Primary()
    {
        if (Peek?.Is("(") != true)
            return One();
        _at++;
        var inner = Either();
        Take(")");
        Labels();
        return inner;
    }

    private RuleNode.One One()
    {
        var start = _at;
        var type = Next();
        if (type.Kind is not TokenKind.Word)
            throw Unknown(type);
        var parameters = Parameters();
        var conditions = new ConditionReader(tokens, _at);
        var condition = conditions.IsNext ? conditions.Read() : null;
        _at = conditions.At;
        var where = Peek?.IsWord("where") == true ? Filter() : null;
        Labels();
        var threshold = Peek?.IsWord("with") == true ? Threshold() : null;
        return new(TextFrom(start), type.Text, parameters, condition, where, threshold);
    }

    private List<string> Parameters()
    {
        var parameters = new List<string>();
        var isSpoken = false;
        for (; Peek is { } token; _at++)
        {
            if (token.IsWord("of"))
                isSpoken = true;
            else if (token.Is("$"))
                throw new FormatException("it uses a variable, which is not understood here");
            else if (token.Kind is TokenKind.Quoted || token.Kind is TokenKind.Word && !char.IsAsciiDigit(token.Text[0]) && !Keywords.Any(token.IsWord))
                parameters.Add(token.Text);
            else if (!isSpoken || !token.IsWord("and"))
                break;
        }

        return parameters;
    }

    private string Filter()
    {
        _at++;
        return Next() is { Kind: TokenKind.Quoted, Text: var filter } ? filter : throw new FormatException("its where is followed by no text");
    }

    private Condition Threshold()
    {
        _at++;
        if (Next() is var word && !word.IsWord("threshold"))
            throw Unknown(word);
        var conditions = new ConditionReader(tokens, _at);
        var threshold = conditions.Read();
        _at = conditions.At;
        return threshold;
    }

    /// <summary>Labels are for whoever reads the results.</summary>
    private void Labels()
    {
        if (Peek?.IsWord("labels") != true)
            return;
        while (!Next().Is("]"))
        {
        }
    }

    private Token Next() => Peek is { } token ? tokens[_at++] : throw new FormatException("it ends too early");

    private void Take(string sign)
    {
        var token = Next();
        if (!token.Is(sign))
            throw Unknown(token);
    }

    private string TextFrom(int start) => text[tokens[start].Start..tokens[_at - 1].End];

    internal static FormatException Unknown(Token token) => new($"'{token.Text}' is not understood here");
}
