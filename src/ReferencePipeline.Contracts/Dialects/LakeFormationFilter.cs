using System.Globalization;

namespace ReferencePipeline.Contracts.Dialects;

/// <summary>A row filter as Lake Formation takes it: the part of PartiQL that "PartiQL support in row filter expressions" in its guide lists.</summary>
public static class LakeFormationFilter
{
    /// <summary>"Total length of the expression must be less than 2048 characters."</summary>
    public const int MaxLength = 2047;

    /// <summary>What the guide lists, as Glue calls it. CreateDataCellsFilter refuses the others, a timestamp by name (aws/aws-cli#10397).</summary>
    private static readonly HashSet<string> Comparable = new(["string", "int", "bigint", "float", "double", "boolean"], StringComparer.Ordinal);

    /// <summary>Each part stands in parentheses, as the guide writes composite expressions.</summary>
    public static string Of(Condition condition) => condition switch
    {
        Condition.And(var left, var right) => $"({Of(left)}) AND ({Of(right)})",
        Condition.Or(var left, var right) => $"({Of(left)}) OR ({Of(right)})",
        Condition.Not(Condition.In(var column, var values)) => $"{Name(column)} NOT IN ({List(values)})",
        Condition.Not(Condition.Between(var column, var low, var high)) => $"{Name(column)} NOT BETWEEN {Of(low)} AND {Of(high)}",
        Condition.Not(Condition.Like(var column, var pattern)) => $"{Name(column)} NOT LIKE {Quote(pattern)}",
        Condition.Not(Condition.IsNull(var column)) => $"{Name(column)} IS NOT NULL",
        Condition.Not(var inner) => $"NOT ({Of(inner)})",
        Condition.Compare(var column, var @operator, var value) => $"{Name(column)} {Sign(@operator)} {Of(value)}",
        Condition.In(var column, var values) => $"{Name(column)} IN ({List(values)})",
        Condition.Between(var column, var low, var high) => $"{Name(column)} BETWEEN {Of(low)} AND {Of(high)}",
        Condition.Like(var column, var pattern) => $"{Name(column)} LIKE {Quote(pattern)}",
        Condition.IsNull(var column) => $"{Name(column)} IS NULL",
        _ => throw new InvalidOperationException($"No Lake Formation filter for {condition}."),
    };

    /// <summary>What Lake Formation would refuse when the filter is deployed: what, and what to write instead.</summary>
    public static IEnumerable<(string What, string Instead)> Refusals(RowFilter filter)
    {
        foreach (var column in filter.Columns)
        {
            var type = GlueType.Of(column.Type);
            if (!Comparable.Contains(type) && !type.StartsWith("decimal", StringComparison.Ordinal))
                yield return ($"Lake Formation compares no {type}, which '{column.Column}' is", Instead(column.Type));
        }

        foreach (var key in NullTests(filter.Condition).Where(column => column.PartitionPosition is not null).Distinct())
            yield return ($"Lake Formation takes no IS NULL on a partition key, which '{key.Column}' is", "leave that test out: a key is never NULL in a table of this pipeline");
        if (Of(filter.Condition) is { Length: > MaxLength and var length })
            yield return ($"the row filter is {length:N0} characters long for Lake Formation, which takes {MaxLength:N0}", "write a shorter one, or derive a field and filter by that");
    }

    private static string Instead(FieldType type) => type is IntegerType
        ? "give it the format i32"
        : "filter by a text or a number, like a derived field year(…)";

    private static IEnumerable<Field> NullTests(Condition condition) => condition switch
    {
        Condition.And(var left, var right) => NullTests(left).Concat(NullTests(right)),
        Condition.Or(var left, var right) => NullTests(left).Concat(NullTests(right)),
        Condition.Not(var inner) => NullTests(inner),
        Condition.IsNull(var column) => [column],
        _ => [],
    };

    private static string Of(RowValue value) => value switch
    {
        RowValue.Text(var text) => Quote(text),
        RowValue.Number(var number) => number.ToString(CultureInfo.InvariantCulture),
        RowValue.Boolean(var flag) => flag ? "true" : "false",
        RowValue.Date(var day) => $"DATE '{day:yyyy-MM-dd}'",
        RowValue.Timestamp(var utc) => $"TIMESTAMP '{utc.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture)}'",
        _ => throw new InvalidOperationException($"No Lake Formation literal for {value}."),
    };

    private static string List(IEnumerable<RowValue> values) => string.Join(", ", values.Select(Of));

    private static string Sign(RowOperator @operator) => @operator switch
    {
        RowOperator.Equal => "=",
        RowOperator.NotEqual => "<>",
        RowOperator.Less => "<",
        RowOperator.LessOrEqual => "<=",
        RowOperator.Greater => ">",
        RowOperator.GreaterOrEqual => ">=",
        _ => throw new InvalidOperationException($"No Lake Formation operator for {@operator}."),
    };

    /// <summary>Bare, as the guide writes names, unless the name is a word of the language.</summary>
    private static string Name(Field column) => PartiQlWords.AreReserved(column.Column.Value) ? SqlIdentifier.Quote(column.Column.Value) : column.Column.Value;

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
