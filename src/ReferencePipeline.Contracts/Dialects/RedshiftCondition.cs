namespace ReferencePipeline.Contracts.Dialects;

/// <summary>A row filter in Redshift's SQL: what a row-level security policy tests.</summary>
public static class RedshiftCondition
{
    public static string Of(Condition condition) => condition switch
    {
        Condition.And both => $"({Of(both.Left)} AND {Of(both.Right)})",
        Condition.Or either => $"({Of(either.Left)} OR {Of(either.Right)})",
        Condition.Not not => $"(NOT {Of(not.Inner)})",
        Condition.Compare compare => $"{Name(compare.Column)} {Sign(compare.Operator)} {Value(compare.Column, compare.Value)}",
        Condition.In among => $"{Name(among.Column)} IN ({string.Join(", ", among.Values.Select(value => Value(among.Column, value)))})",
        Condition.Between between => $"{Name(between.Column)} BETWEEN {Value(between.Column, between.Low)} AND {Value(between.Column, between.High)}",
        // Redshift's LIKE takes a backslash as its escape; in a contract it stands for itself.
        Condition.Like like => $"{Name(like.Column)} LIKE {RedshiftLiteral.Text(like.Pattern.Replace(@"\", @"\\", StringComparison.Ordinal))}",
        Condition.IsNull isNull => $"{Name(isNull.Column)} IS NULL",
        _ => throw new InvalidOperationException($"No Redshift condition for {condition}."),
    };

    private static string Name(Field column) => SqlIdentifier.Quote(column.Column.Value);

    private static string Value(Field column, RowValue value) => RedshiftLiteral.Of(value, column.Type);

    private static string Sign(RowOperator @operator) => @operator switch
    {
        RowOperator.Equal => "=",
        RowOperator.NotEqual => "<>",
        RowOperator.Less => "<",
        RowOperator.LessOrEqual => "<=",
        RowOperator.Greater => ">",
        RowOperator.GreaterOrEqual => ">=",
        _ => throw new InvalidOperationException($"No Redshift operator for {@operator}."),
    };
}
