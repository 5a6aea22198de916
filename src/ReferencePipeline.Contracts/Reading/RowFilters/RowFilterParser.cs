namespace ReferencePipeline.Contracts.Reading.RowFilters;

/// <summary>Parses a row filter: OR binds weaker than AND, AND weaker than NOT.</summary>
internal sealed class RowFilterParser
{
    private const int MaxNesting = 50;
    private const int MaxTokens = 2_000;

    private readonly Dataset _dataset;
    private readonly IReadOnlyList<Token> _tokens;
    private readonly List<Field> _columns = [];
    private int _at;
    private int _nesting;

    private RowFilterParser(IReadOnlyList<Token> tokens, Dataset dataset) => (_tokens, _dataset) = (tokens, dataset);

    /// <summary>Parses <paramref name="expression"/> against the columns of <paramref name="dataset"/>.</summary>
    /// <exception cref="RowFilterFault">It is no condition over columns of the dataset.</exception>
    public static RowFilter Parse(string expression, Dataset dataset)
    {
        var tokens = RowFilterLexer.Tokens(expression);
        if (tokens.Count > MaxTokens)
            throw new RowFilterFault($"the row filter has more than {MaxTokens:N0} words", "write a shorter one, or derive a field and filter by that");

        var parser = new RowFilterParser(tokens, dataset);
        var condition = parser.Or();
        return parser.Peek.Kind == TokenKind.End
            ? new RowFilter { Expression = expression, Columns = [.. parser._columns.Distinct()], Condition = condition }
            : throw parser.Unexpected("AND, OR or the end");
    }

    private Token Peek => _tokens[_at];

    private Condition Or()
    {
        var left = And();
        while (TakeWord("OR"))
            left = new Condition.Or(left, And());
        return left;
    }

    private Condition And()
    {
        var left = Not();
        while (TakeWord("AND"))
            left = new Condition.And(left, Not());
        return left;
    }

    private Condition Not()
    {
        if (++_nesting > MaxNesting)
            throw new RowFilterFault($"the row filter nests more than {MaxNesting} deep", "nest less");
        Condition condition;
        if (TakeWord("NOT"))
        {
            condition = new Condition.Not(Not());
        }
        else if (TakeSign("("))
        {
            condition = Or();
            Expect(")");
        }
        else
        {
            condition = Test();
        }

        _nesting--;
        return condition;
    }

    private Condition Test()
    {
        var column = Column();
        if (Operator() is { } @operator)
            return new Condition.Compare(column, @operator, Value(column, @operator));
        if (TakeWord("IS"))
        {
            var isNot = TakeWord("NOT");
            if (!TakeWord("NULL"))
                throw Unexpected("NULL");
            return Negated(isNot, new Condition.IsNull(column));
        }

        var negated = TakeWord("NOT");
        if (TakeWord("IN"))
            return Negated(negated, new Condition.In(column, Values(column)));
        if (TakeWord("BETWEEN"))
            return Negated(negated, Between(column));
        if (TakeWord("LIKE"))
            return Negated(negated, Like(column));
        throw new RowFilterFault($"{Peek} stands where an operator should", "write =, <>, <, <=, >, >=, IN, BETWEEN, LIKE or IS NULL there");
    }

    private static Condition Negated(bool negated, Condition condition) => negated ? new Condition.Not(condition) : condition;

    private Field Column()
    {
        if (Peek.Kind != TokenKind.Word)
            throw Unexpected("a column");
        var name = _tokens[_at++].Text;
        if (Peek.IsSign("("))
            throw new RowFilterFault($"'{name}(' calls a function, and a row filter has none", "derive a field with transformLogic, and compare that");
        var field = _dataset.Fields.FirstOrDefault(candidate => string.Equals(candidate.Column.Value, name, StringComparison.OrdinalIgnoreCase));
        if (field is null && name.ToUpperInvariant() is "WHERE" or "SELECT")
            throw new RowFilterFault($"'{name}' is no part of a row filter", "write the condition alone, like country IN ('DE', 'AT')");
        if (field is null)
        {
            var meant = _dataset.Fields.FirstOrDefault(candidate => candidate.Name == name)?.Column.Value;
            throw new RowFilterFault($"'{name}' is no column of '{_dataset.Name}'",
                meant is not null ? $"write its column '{meant}'" : Words.DidYouMean(name, [.. _dataset.Fields.Select(candidate => candidate.Column.Value ?? candidate.Name)]));
        }

        if (field.Type is ObjectType or ArrayType or MapType)
            throw new RowFilterFault($"'{name}' has parts, and rows are compared by single values", "use a column of a scalar type");
        _columns.Add(field);
        return field;
    }

    private RowOperator? Operator()
    {
        RowOperator? found = Peek is { Kind: TokenKind.Sign, Text: var sign } ? sign switch
        {
            "=" => RowOperator.Equal,
            "<>" or "!=" => RowOperator.NotEqual,
            "<" => RowOperator.Less,
            "<=" => RowOperator.LessOrEqual,
            ">" => RowOperator.Greater,
            ">=" => RowOperator.GreaterOrEqual,
            _ => null,
        } : null;
        if (found is not null)
            _at++;
        return found;
    }

    private RowValue Value(Field column, RowOperator @operator)
    {
        if (column.Type is BooleanType && @operator is not (RowOperator.Equal or RowOperator.NotEqual))
            throw new RowFilterFault($"'{column.Column}' is true or false, and has no order", "use = or <>");
        if (Peek.Is("NULL"))
            throw new RowFilterFault("nothing is equal to NULL, not even NULL", @operator is RowOperator.NotEqual ? "write IS NOT NULL" : "write IS NULL");
        return @operator is RowOperator.Equal or RowOperator.NotEqual ? ListedValues.Checked(column, Value(column)) : Value(column);
    }

    private RowValue Value(Field column)
    {
        var first = _tokens[_at++];
        if (first.Kind == TokenKind.Word && (first.Is("DATE") || first.Is("TIMESTAMP")) && Peek.Kind == TokenKind.Text)
            return RowValues.Moment(column, first.Text, _tokens[_at++].Text);
        if (first.Kind is TokenKind.End or TokenKind.Sign)
        {
            _at--;
            throw Unexpected("a value");
        }

        return RowValues.Of(column, first);
    }

    private IReadOnlyList<RowValue> Values(Field column)
    {
        Expect("(");
        var values = new List<RowValue>();
        do
            values.Add(ListedValues.Checked(column, Value(column)));
        while (TakeSign(","));
        if (Peek.Kind is TokenKind.Text or TokenKind.Number)
            throw new RowFilterFault($"{Peek} follows a value without a comma", "write a comma between values");
        Expect(")");
        return values;
    }

    private Condition.Between Between(Field column)
    {
        var low = Value(column, RowOperator.GreaterOrEqual);
        if (!TakeWord("AND"))
            throw Unexpected("AND");
        return new Condition.Between(column, low, Value(column, RowOperator.LessOrEqual));
    }

    private Condition.Like Like(Field column)
    {
        if (column.Type is not (StringType or UnreadType))
            throw new RowFilterFault($"'{column.Column}' is not text", "use LIKE on a string");
        if (Peek.Kind != TokenKind.Text)
            throw Unexpected("a text in quotes");
        return new Condition.Like(column, _tokens[_at++].Text);
    }

    private bool TakeWord(string word)
    {
        var isIt = Peek.Is(word);
        if (isIt)
            _at++;
        return isIt;
    }

    private bool TakeSign(string sign)
    {
        var isIt = Peek.IsSign(sign);
        if (isIt)
            _at++;
        return isIt;
    }

    private void Expect(string sign)
    {
        if (!TakeSign(sign))
            throw Unexpected($"'{sign}'");
    }

    private RowFilterFault Unexpected(string wanted) => new($"{Peek} stands where {wanted} should", $"write {wanted} there");
}
