namespace ReferencePipeline.Rehearsal.Query.Sql;

/// <summary>All functions that a query may call. What is not listed is refused by name, so that no function of the engine's is reached by accident.</summary>
internal static class TrinoFunctions
{
    private static readonly Dictionary<string, string> Instead = new(StringComparer.OrdinalIgnoreCase)
    {
        ["listagg"] = "use array_join(array_agg(x), ',')",
        ["typeof"] = "the engine's names of types are not Athena's",
        ["format"] = "use concat, and date_format for times",
        ["json_query"] = "use json_extract",
        ["json_value"] = "use json_extract_scalar",
        ["json_exists"] = "use json_extract and IS NOT NULL",
        ["json_size"] = "use json_array_length for arrays",
        ["approx_percentile"] = "ask Athena: the engine's estimate is another one",
        ["merge"] = "sketches are Athena's own",
        ["zip"] = "use UNNEST of several arrays",
        ["map_agg"] = "use map(array_agg(k), array_agg(v))",
        ["split_to_map"] = "use regexp_extract",
        ["current_user"] = "nobody is signed in on this machine",
        ["uuid"] = "a rehearsal gives the same answer each time",
        ["random"] = "a rehearsal gives the same answer each time",
        ["rand"] = "a rehearsal gives the same answer each time",
        ["shuffle"] = "a rehearsal gives the same answer each time",
    };

    private static readonly Dictionary<string, TrinoFunction> ByName = Listed().ToDictionary(function => function.Name, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<TrinoFunction> All => ByName.Values.OrderBy(function => function.Name, StringComparer.Ordinal);

    public static IEnumerable<KeyValuePair<string, string>> Refused => Instead.OrderBy(one => one.Key, StringComparer.Ordinal);

    public static TrinoFunction? Find(string name) => ByName.GetValueOrDefault(name);

    public static string? InsteadOf(string name) => Instead.GetValueOrDefault(name);

    private static IEnumerable<TrinoFunction> Listed() =>
    [
        .. Same(FunctionKind.Scalar,
            "abs", "acos", "asin", "atan", "atan2", "cbrt", "ceil", "ceiling", "cos", "cot", "degrees", "exp", "floor", "ln", "log10", "log2", "mod", "pi", "pow", "power", "radians",
            "round", "sign", "sin", "sqrt", "tan", "tanh", "cosh", "sinh",
            "chr", "concat", "concat_ws", "length", "lower", "lpad", "ltrim", "replace", "reverse", "rpad", "rtrim", "split_part", "starts_with", "strpos", "substr", "substring", "trim", "upper",
            "translate", "position",
            "nullif", "row", "map", "map_keys", "map_values", "map_concat", "array_distinct", "flatten", "contains",
            "day", "hour", "minute", "month", "quarter", "second", "week", "year", "day_of_year", "last_day_of_month",
            "json_array_length", "bit_count"),
        .. Same(FunctionKind.Aggregate,
            "array_agg", "arbitrary", "any_value", "avg", "bool_and", "bool_or", "corr", "count", "count_if", "count_star", "covar_pop", "covar_samp", "geometric_mean", "histogram", "kurtosis",
            "max", "max_by", "min", "min_by", "regr_intercept", "regr_slope", "skewness", "stddev", "stddev_pop", "stddev_samp", "sum", "var_pop", "var_samp", "variance"),
        .. Same(FunctionKind.Window, "cume_dist", "dense_rank", "first_value", "lag", "last_value", "lead", "nth_value", "ntile", "percent_rank", "rank", "row_number"),
        .. TrinoOperators.All,
        .. TrinoEquivalents.All,
    ];

    private static IEnumerable<TrinoFunction> Same(FunctionKind kind, params string[] names) => names
        .Where(name => TrinoEquivalents.All.All(other => other.Name != name))
        .Select(name => new TrinoFunction(name, kind, name));
}
