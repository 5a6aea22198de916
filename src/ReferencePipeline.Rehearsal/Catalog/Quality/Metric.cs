using ReferencePipeline.Contracts.Dialects;
using ReferencePipeline.Rehearsal.Plan;

namespace ReferencePipeline.Rehearsal.Catalog.Quality;

/// <summary>A rule's measure in SQL: one number over the rows that it is about.</summary>
/// <remarks>As Deequ measures, which runs these rules: a value counts as unique that occurs once, among rows where it is not null.</remarks>
internal sealed class Metric(IReadOnlyList<ColumnPlan> columns, DateTime now)
{
    /// <summary>No text of a rule can hold it.</summary>
    public const string Rows = "\u0001";

    /// <summary>The statement that measures, or <c>null</c> for a rule type that is not known here. <see cref="Rows"/> stands for what it is about.</summary>
    public string? Sql(RuleNode.One rule) => rule.Type switch
    {
        "RowCount" => $"SELECT count(*) FROM {Rows}",
        "ColumnCount" => $"SELECT {columns.Count}",
        "Completeness" or "IsComplete" => Over($"count({Column(rule)})"),
        "Uniqueness" or "IsUnique" => Groups(rule, "sum(CASE WHEN n = 1 THEN 1 ELSE 0 END) / sum(n)"),
        "UniqueValueRatio" => Groups(rule, "sum(CASE WHEN n = 1 THEN 1 ELSE 0 END) / count(*)"),
        "Entropy" => Groups(rule, "-sum(n / total * ln(n / total))"),
        "IsPrimaryKey" => $"SELECT least(({Over($"count(*) FILTER (WHERE {string.Join(" AND ", Names(rule).Select(name => $"{name} IS NOT NULL"))})")}), ({Groups(rule, "sum(CASE WHEN n = 1 THEN 1 ELSE 0 END) / sum(n)")}))",
        "DistinctValuesCount" => $"SELECT count(DISTINCT {Column(rule)}) FROM {Rows}",
        "Mean" => $"SELECT avg({Column(rule)}) FROM {Rows}",
        "Sum" => $"SELECT sum({Column(rule)}) FROM {Rows}",
        "StandardDeviation" => $"SELECT stddev_pop({Column(rule)}) FROM {Rows}",
        "ColumnCorrelation" => Names(rule) is [var first, var second] ? $"SELECT corr({first}, {second}) FROM {Rows}" : throw new FormatException("it names other than two columns"),
        "ColumnValues" => Share(new RowCondition(Column(rule), Known(rule).Type, now).Sql(Asked(rule))),
        "ColumnLength" => Share(new RowCondition($"COALESCE(length(CAST({Column(rule)} AS VARCHAR)), 0)", new Duck.DuckType.Scalar(Duck.ScalarKind.BigInt), now).Sql(Asked(rule))),
        "DataFreshness" => Share(Fresh(Column(rule), Asked(rule))),
        "ColumnDataType" => Share(DataType(Column(rule), Asked(rule))),
        "ColumnNamesMatchPattern" => $"SELECT {(rule.Parameters is [var pattern] ? columns.Count(column => System.Text.RegularExpressions.Regex.IsMatch(column.Name, $"^(?:{pattern})$", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))) : 0)} / {columns.Count}",
        "ColumnExists" => $"SELECT {(rule.Parameters is [var name] && Find(name) is not null ? 1 : 0)}",
        "CustomSql" => rule.Parameters is [var sql] && rule.Condition is not null ? $"SELECT ({SparkSql.Translate(sql)})" : throw new FormatException("without a condition it tells the rows that pass, which is not measured here"),
        _ => null,
    };

    private static string Over(string sql) => $"SELECT {sql} / nullif(count(*), 0) FROM {Rows}";

    private static string Share(string condition) => Over($"count(*) FILTER (WHERE {condition})");

    private string Groups(RuleNode.One rule, string measure)
    {
        var names = Names(rule);
        return $"SELECT {measure} FROM (SELECT count(*) AS n, sum(count(*)) OVER () AS total FROM {Rows} WHERE {string.Join(" OR ", names.Select(name => $"{name} IS NOT NULL"))} GROUP BY {string.Join(", ", names)})";
    }

    private static Condition Asked(RuleNode.One rule) => rule.Condition ?? throw new FormatException("it has no condition");

    private string Fresh(string column, Condition condition)
    {
        var age = $"epoch(TIMESTAMP '{now:yyyy-MM-dd HH:mm:ss}' - TRY_CAST({column} AS TIMESTAMP))";
        Operand Seconds(Operand operand) => operand is Operand.Duration(var length) ? new Operand.Number(length.TotalSeconds) : throw new FormatException("its bound is no duration");
        return new RowCondition(age, new Duck.DuckType.Scalar(Duck.ScalarKind.Double), now).Sql(condition switch
        {
            Condition.Compare(var sign, var value) => new Condition.Compare(sign, Seconds(value)),
            Condition.Between(var low, var high, var isNegated) => new Condition.Between(Seconds(low), Seconds(high), isNegated),
            Condition.In(var values, var isNegated) => new Condition.In([.. values.Select(Seconds)], isNegated),
            _ => throw new FormatException("it asks a pattern of a time"),
        });
    }

    private static string DataType(string column, Condition condition) => condition switch
    {
        Condition.Compare("=", Operand.Text(var name)) => Casts(column, name),
        Condition.Compare("!=", Operand.Text(var name)) => $"NOT {Casts(column, name)}",
        Condition.In(var names, var isNegated) => $"{(isNegated ? "NOT " : "")}({string.Join(" OR ", names.Select(name => name is Operand.Text(var text) ? Casts(column, text) : throw new FormatException("it lists something else than names of types")))})",
        _ => throw new FormatException("it compares a type with something else than a name"),
    };

    private static string Casts(string column, string type) => type.ToUpperInvariant() switch
    {
        "STRING" => $"({column} IS NOT NULL)",
        "BOOLEAN" or "DATE" or "TIMESTAMP" or "INTEGER" or "FLOAT" or "DOUBLE" => $"(TRY_CAST({column} AS {type.ToUpperInvariant()}) IS NOT NULL)",
        "LONG" => $"(TRY_CAST({column} AS BIGINT) IS NOT NULL)",
        _ => throw new FormatException($"'{type}' is no type that Glue names"),
    };

    private string Column(RuleNode.One rule) => SqlIdentifier.Quote(Known(rule).Name);

    private ColumnPlan Known(RuleNode.One rule) => rule.Parameters is [var name] ? Find(name) ?? throw new MissingColumnException(name) : throw new FormatException("it names other than one column");

    private IReadOnlyList<string> Names(RuleNode.One rule) => rule.Parameters.Count > 0 ? [.. rule.Parameters.Select(name => SqlIdentifier.Quote((Find(name) ?? throw new MissingColumnException(name)).Name))] : throw new FormatException("it names no column");

    private ColumnPlan? Find(string name) => columns.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A rule is about a column that the table does not have, so it fails.</summary>
internal sealed class MissingColumnException(string name) : Exception($"the table has no column {name}");
