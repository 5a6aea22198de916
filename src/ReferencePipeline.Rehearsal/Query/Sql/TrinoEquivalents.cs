namespace ReferencePipeline.Rehearsal.Query.Sql;

/// <summary>Functions that the engine calls otherwise, or has to learn.</summary>
internal static class TrinoEquivalents
{
    public static IReadOnlyList<TrinoFunction> All { get; } =
    [
        // Times.
        Learned("date_add", "(unit, n, x) AS x + n * CAST('1 ' || unit AS INTERVAL)", "a date comes back as a timestamp"),
        Named("date_diff", "date_sub"),
        Named("date_trunc", "date_trunc", "a date comes back as a timestamp"),
        Learned("date", "(x) AS CAST(x AS DATE)"),
        Learned("from_unixtime", "(x) AS to_timestamp(CAST(x AS DOUBLE))"),
        Learned("to_unixtime", "(x) AS epoch(x)"),
        Learned("at_timezone", "(x, zone) AS timezone(zone, x)", "the result has lost its zone"),
        Learned("from_iso8601_date", "(x) AS CAST(x AS DATE)"),
        Learned("from_iso8601_timestamp", "(x) AS CAST(x AS TIMESTAMPTZ)"),
        Learned("to_iso8601", "(x) AS strftime(x, '%Y-%m-%dT%H:%M:%S.%g')"),
        Learned("date_format", "(x, form) AS strftime(x, form)", "the format is a literal"),
        Learned("date_parse", "(x, form) AS strptime(x, form)", "the format is a literal"),
        Named("day_of_month", "day"),
        Named("day_of_week", "isodow"),
        Named("dow", "isodow"),
        Named("doy", "dayofyear"),
        Named("day_of_year", "dayofyear"),
        Named("week_of_year", "week"),
        Named("year_of_week", "isoyear"),
        Named("yow", "isoyear"),
        Named("last_day_of_month", "last_day"),
        // Numbers.
        Learned("e", "() AS exp(1)"),
        Learned("infinity", "() AS CAST('infinity' AS DOUBLE)"),
        Learned("nan", "() AS CAST('nan' AS DOUBLE)"),
        Named("is_nan", "isnan"),
        Named("is_finite", "isfinite"),
        Named("is_infinite", "isinf"),
        Learned("log", "(b, x) AS ln(x) / ln(b)"),
        Named("truncate", "trunc"),
        Learned("greatest", "(a, b) AS CASE WHEN a IS NULL OR b IS NULL THEN NULL ELSE greatest(a, b) END, (a, b, c) AS CASE WHEN a IS NULL OR b IS NULL OR c IS NULL THEN NULL ELSE greatest(a, b, c) END", "takes two or three values"),
        Learned("least", "(a, b) AS CASE WHEN a IS NULL OR b IS NULL THEN NULL ELSE least(a, b) END, (a, b, c) AS CASE WHEN a IS NULL OR b IS NULL OR c IS NULL THEN NULL ELSE least(a, b, c) END", "takes two or three values"),
        Named("bitwise_xor", "xor"),
        Learned("bitwise_and", "(a, b) AS a & b"),
        Learned("bitwise_or", "(a, b) AS a | b"),
        // Texts and bytes.
        Named("codepoint", "unicode"),
        Named("levenshtein_distance", "levenshtein"),
        Named("hamming_distance", "hamming"),
        Learned("split", "(x, delimiter) AS string_split(x, delimiter)"),
        Learned("regexp_like", "(x, pattern) AS regexp_matches(x, pattern)"),
        Learned("regexp_extract", "(x, pattern) AS CASE WHEN regexp_matches(x, pattern) THEN regexp_extract(x, pattern) END, (x, pattern, part) AS CASE WHEN regexp_matches(x, pattern) THEN regexp_extract(x, pattern, part) END", "the part is a literal"),
        Learned("regexp_extract_all", "(x, pattern) AS regexp_extract_all(x, pattern), (x, pattern, part) AS regexp_extract_all(x, pattern, part)", "the part is a literal"),
        Learned("regexp_replace", @"(x, pattern) AS regexp_replace(x, pattern, '', 'g'), (x, pattern, with_text) AS regexp_replace(x, pattern, regexp_replace(with_text, '\$([0-9])', '\\\1', 'g'), 'g')"),
        Learned("regexp_split", "(x, pattern) AS string_split_regex(x, pattern)"),
        Named("from_utf8", "decode"),
        Named("to_utf8", "encode"),
        Named("to_hex", "hex"),
        Named("from_hex", "unhex"),
        Named("from_base64", "from_base64"),
        Named("to_base64", "to_base64"),
        Learned("sha256", "(x) AS unhex(sha256(CAST(x AS BLOB)))"),
        Learned("sha1", "(x) AS unhex(sha1(CAST(x AS BLOB)))"),
        Learned("md5", "(x) AS unhex(md5(CAST(x AS BLOB)))"),
        // JSON.
        Named("json_extract", "json_extract"),
        Learned("json_extract_scalar", "(x, path) AS CASE WHEN json_type(x, path) IN ('OBJECT', 'ARRAY') THEN NULL ELSE json_extract_string(x, path) END"),
        Learned("json_parse", "(x) AS CAST(x AS JSON)"),
        Learned("json_format", "(x) AS CAST(x AS VARCHAR)"),
        // Arrays, maps, lambdas.
        Named("cardinality", "len", "for arrays; map_keys makes one of a map"),
        Learned("slice", "(x, first, n) AS list_slice(x, first, first + n - 1)", "counts from the beginning"),
        Named("element_at", "list_extract", "for arrays; x[key] is for maps"),
        Named("array_join", "array_to_string"),
        Named("array_max", "list_max"),
        Named("array_min", "list_min"),
        Named("array_position", "list_position"),
        Learned("array_sort", "(x) AS list_sort(x, 'ASC', 'NULLS LAST')"),
        Named("array_intersect", "list_intersect"),
        Named("arrays_overlap", "list_has_any"),
        Learned("array_except", "(a, b) AS list_distinct(list_filter(a, lambda x: NOT list_contains(b, x)))"),
        Learned("array_union", "(a, b) AS list_distinct(list_concat(a, b))"),
        Learned("array_remove", "(a, b) AS list_filter(a, lambda x: x <> b)"),
        Learned("sequence", "(a, b) AS generate_series(a, b), (a, b, step) AS generate_series(a, b, step)"),
        Learned("repeat", "(x, n) AS list_transform(range(n), lambda i: x)"),
        Named("map_entries", "map_entries"),
        Named("map_from_entries", "map_from_entries"),
        Named("transform", "list_transform"),
        Named("filter", "list_filter"),
        // Groups.
        Named("approx_distinct", "approx_count_distinct", "another estimate", FunctionKind.Aggregate),
        Named("every", "bool_and", null, FunctionKind.Aggregate),
        Named("arbitrary", "any_value", null, FunctionKind.Aggregate),
        Named("geometric_mean", "geomean", null, FunctionKind.Aggregate),
    ];

    private static TrinoFunction Named(string name, string engine, string? difference = null, FunctionKind kind = FunctionKind.Scalar) => new(name, kind, engine, null, difference);

    private static TrinoFunction Learned(string name, string macro, string? difference = null) => new(name, FunctionKind.Scalar, $"trino_{name}", macro, difference);
}
