using System.Globalization;
using System.Text.RegularExpressions;
using ReferencePipeline.Rehearsal.Duck;

namespace ReferencePipeline.Rehearsal.Catalog.Quality;

/// <summary>A condition on each value of a column, as SQL that is true or false.</summary>
/// <remarks>"ColumnValues - AWS Glue": a null row fails every rule but <c>!=</c> and <c>not in</c>.</remarks>
internal sealed partial class RowCondition(string column, DuckType type, DateTime now)
{
    private bool IsTime => type is DuckType.Scalar { Kind: ScalarKind.Date or ScalarKind.Timestamp };

    private bool IsText => type is DuckType.Scalar { Kind: ScalarKind.Varchar };

    /// <summary>Never null.</summary>
    /// <exception cref="FormatException">It asks what is not understood here.</exception>
    public string Sql(Condition condition) => condition switch
    {
        Condition.Compare("=", var value) => Filled(Equal(value), ifNull: false),
        Condition.Compare("!=", var value) => Filled($"NOT {Equal(value)}", ifNull: true),
        Condition.Compare(var sign, var value) => Filled($"{Ordered(value)} {sign} {Bound(value)}", ifNull: false),
        Condition.Between(var low, var high, var isNegated) => Filled($"{(isNegated ? "NOT " : "")}({Ordered(low)} > {Bound(low)} AND {Ordered(high)} < {Bound(high)})", ifNull: false),
        Condition.In(var values, false) => Filled($"({string.Join(" OR ", values.Select(Equal))})", ifNull: false),
        Condition.In(var values, true) => Filled($"NOT ({string.Join(" OR ", values.Select(Equal))})", ifNull: true),
        Condition.Matches(var pattern, var isNegated) => Filled($"{(isNegated ? "NOT " : "")}regexp_matches({Text}, {SqlText.Quote(pattern)})", ifNull: false),
        _ => throw new InvalidOperationException($"No SQL for {condition}."),
    };

    private string Text => IsText ? column : $"CAST({column} AS VARCHAR)";

    private static string Filled(string sql, bool ifNull) => $"COALESCE({sql}, {(ifNull ? "TRUE" : "FALSE")})";

    private string Equal(Operand value) => value switch
    {
        Operand.Null => $"({column} IS NULL)",
        Operand.Empty => $"({Text} = '')",
        Operand.Blank => $"regexp_full_match({Text}, '\\s+')",
        Operand.Text(var text) when !IsTime => $"({Text} = {SqlText.Quote(text)})",
        _ => $"({Ordered(value)} = {Bound(value)})",
    };

    private string Ordered(Operand value) => value is Operand.Number
        ? IsText ? $"TRY_CAST({column} AS DOUBLE)" : column
        : $"TRY_CAST({column} AS TIMESTAMP)";

    private string Bound(Operand value) => value switch
    {
        Operand.Number(var number) => number.ToString("R", CultureInfo.InvariantCulture),
        Operand.Now(var offset) => Moment(now + offset),
        Operand.Text(var text) when Day().IsMatch(text) && DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => Moment(day),
        Operand.Text(var text) => throw new FormatException($"'{text}' is no day, and times of day are not understood here"),
        _ => throw new FormatException("its bound is neither a number nor a date"),
    };

    private static string Moment(DateTime time) => $"TIMESTAMP '{time.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}'";

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Day();
}
