using System.Globalization;

namespace ReferencePipeline.Rehearsal.Catalog.Quality;

/// <summary>Reads what comes after a rule's type and parameters: comparisons, ranges, lists, patterns.</summary>
internal sealed class ConditionReader(IReadOnlyList<Token> tokens, int start)
{
    private static readonly string[] Signs = ["=", "!=", ">", ">=", "<", "<="];
    private static readonly string[] Words = ["between", "not", "in", "matches"];
    private static readonly string[] Sums = ["+", "-", "*", "/"];

    /// <summary>How far it has read.</summary>
    public int At { get; private set; } = start;

    public bool IsNext => Peek is { } token && (Signs.Any(token.Is) || token.Is("!") || Words.Any(token.IsWord));

    private Token? Peek => At < tokens.Count ? tokens[At] : null;

    public Condition Read()
    {
        var isNegated = TryTakeWord("not");
        if (TryTakeWord("between"))
        {
            var low = Value();
            return TryTakeWord("and") ? new Condition.Between(low, Value(), isNegated) : throw new FormatException("its between has no and");
        }

        if (TryTakeWord("in"))
            return new Condition.In(List(), isNegated);
        if (TryTakeWord("matches"))
            return Next() is { Kind: TokenKind.Quoted, Text: var pattern } ? new Condition.Matches(pattern, isNegated) : throw new FormatException("its matches is followed by no text");
        var isNot = TryTake("!");
        var sign = Next();
        if (isNegated || !Signs.Any(sign.Is) || isNot && !sign.Is("="))
            throw RuleReader.Unknown(sign);
        return new Condition.Compare(isNot ? "!=" : sign.Text, Value());
    }

    private List<Operand> List()
    {
        var values = new List<Operand>();
        if (!TryTake("["))
            throw RuleReader.Unknown(Next());
        do
        {
            values.Add(Value());
        }
        while (TryTake(","));
        return TryTake("]") ? values : throw RuleReader.Unknown(Next());
    }

    private Operand Value()
    {
        if (TryTake("("))
        {
            var inner = Value();
            if (inner is Operand.Now && (TryTake("-") || TryTake("+")))
                inner = tokens[At - 1].Is("-") ? new Operand.Now(-Length()) : new Operand.Now(Length());
            return TryTake(")") ? inner : throw RuleReader.Unknown(Next());
        }

        var isNegative = TryTake("-");
        var token = Next();
        var operand = token.Kind switch
        {
            TokenKind.Quoted when !isNegative => new Operand.Text(token.Text),
            TokenKind.Word when char.IsAsciiDigit(token.Text[0]) => Number(token, isNegative),
            TokenKind.Word when !isNegative => Named(token),
            _ => throw RuleReader.Unknown(token),
        };
        return Peek is { } sign && Sums.Any(sign.Is) && operand is not Operand.Now ? throw new FormatException("it calculates its bound, which is not understood here") : operand;
    }

    private Operand Number(Token token, bool isNegative)
    {
        if (!double.TryParse(token.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            throw RuleReader.Unknown(token);
        if (Unit is { } unit)
        {
            At++;
            return new Operand.Duration(unit * number);
        }

        return new Operand.Number(isNegative ? -number : number);
    }

    private Operand Named(Token token) => token switch
    {
        _ when token.IsWord("null") => new Operand.Null(),
        _ when token.IsWord("empty") => new Operand.Empty(),
        _ when token.IsWord("whitespaces_only") => new Operand.Blank(),
        { Text: "now" } when TryTake("(") && TryTake(")") => new Operand.Now(TimeSpan.Zero),
        _ when Peek?.Is("(") == true => throw new FormatException($"{token.Text}(…) is about earlier runs, and a rehearsal has none"),
        _ => throw RuleReader.Unknown(token),
    };

    private TimeSpan Length() => Value() is Operand.Duration(var length) ? length : throw new FormatException("a time is not moved by a duration");

    private TimeSpan? Unit => Peek is not { Kind: TokenKind.Word, Text: var unit } ? null : unit switch
    {
        "days" => TimeSpan.FromDays(1),
        "hours" => TimeSpan.FromHours(1),
        "minutes" => TimeSpan.FromMinutes(1),
        _ => null,
    };

    private Token Next() => Peek is { } ? tokens[At++] : throw new FormatException("it ends too early");

    private bool TryTake(string sign) => Taken(Peek?.Is(sign) == true);

    private bool TryTakeWord(string word) => Taken(Peek?.IsWord(word) == true);

    private bool Taken(bool isNext)
    {
        At += isNext ? 1 : 0;
        return isNext;
    }
}
