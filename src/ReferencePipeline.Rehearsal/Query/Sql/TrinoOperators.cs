namespace ReferencePipeline.Rehearsal.Query.Sql;

/// <summary>What the parser makes of operators and of grammar: functions that nobody has called by name.</summary>
internal static class TrinoOperators
{
    private static readonly string[] Names =
    [
        "+", "-", "*", "/", "%", "||", "~~", "!~~", "like_escape", "not_like_escape", "date_part", "timezone", "trunc", "to_years", "to_months", "to_days", "to_hours", "to_minutes", "to_seconds",
    ];

    public static IEnumerable<TrinoFunction> All => Names.Select(name => new TrinoFunction(name, FunctionKind.Scalar, name));

    public static bool Has(string name) => Names.Contains(name, StringComparer.Ordinal);
}
