using ReferencePipeline.Rehearsal.Query.Sql;

namespace ReferencePipeline.Rehearsal.Tests.Query;

/// <summary>Every function that a query may call, with what Trino's documentation says it gives.</summary>
public sealed class FunctionTests(AskedLake lake) : IClassFixture<AskedLake>
{
    private static readonly Dictionary<string, (string Expression, string Value)> Values = new(StringComparer.Ordinal)
    {
        ["abs"] = ("abs(-3)", "3"),
        ["acos"] = ("acos(1)", "0.0"),
        ["asin"] = ("asin(0)", "0.0"),
        ["atan"] = ("atan(0)", "0.0"),
        ["atan2"] = ("atan2(0, 1)", "0.0"),
        ["cbrt"] = ("round(cbrt(27), 6)", "3.0"),
        ["ceil"] = ("ceil(1.2e0)", "2.0"),
        ["ceiling"] = ("ceiling(-1.2e0)", "-1.0"),
        ["cos"] = ("cos(0)", "1.0"),
        ["cot"] = ("round(cot(1), 3)", "0.642"),
        ["cosh"] = ("cosh(0)", "1.0"),
        ["sinh"] = ("sinh(0)", "0.0"),
        ["tanh"] = ("tanh(0)", "0.0"),
        ["degrees"] = ("degrees(0)", "0.0"),
        ["radians"] = ("radians(0)", "0.0"),
        ["exp"] = ("exp(0)", "1.0"),
        ["floor"] = ("floor(1.7e0)", "1.0"),
        ["ln"] = ("ln(1)", "0.0"),
        ["log"] = ("log(2, 8)", "3.0"),
        ["log10"] = ("log10(1000)", "3.0"),
        ["log2"] = ("log2(8)", "3.0"),
        ["mod"] = ("mod(7, 3)", "1"),
        ["pi"] = ("round(pi(), 4)", "3.1416"),
        ["e"] = ("round(e(), 4)", "2.7183"),
        ["infinity"] = ("infinity()", "Infinity"),
        ["nan"] = ("nan()", "NaN"),
        ["is_nan"] = ("is_nan(nan())", "true"),
        ["is_finite"] = ("is_finite(infinity())", "false"),
        ["is_infinite"] = ("is_infinite(infinity())", "true"),
        ["pow"] = ("pow(2, 10)", "1024.0"),
        ["power"] = ("power(3, 2)", "9.0"),
        ["round"] = ("round(2.5e0)", "3.0"),
        ["sign"] = ("sign(-9)", "-1"),
        ["sin"] = ("sin(0)", "0.0"),
        ["sqrt"] = ("sqrt(16)", "4.0"),
        ["tan"] = ("tan(0)", "0.0"),
        ["truncate"] = ("truncate(-1.9e0)", "-1.0"),
        ["greatest"] = ("greatest(1, 3, NULL)", ""),
        ["least"] = ("least(2, 1)", "1"),
        ["bit_count"] = ("bit_count(7)", "3"),
        ["bitwise_and"] = ("bitwise_and(6, 3)", "2"),
        ["bitwise_or"] = ("bitwise_or(6, 3)", "7"),
        ["bitwise_xor"] = ("bitwise_xor(6, 3)", "5"),
        ["chr"] = ("chr(65)", "A"),
        ["codepoint"] = ("codepoint('A')", "65"),
        ["concat"] = ("concat('a', 'b', 'c')", "abc"),
        ["concat_ws"] = ("concat_ws('-', 'a', NULL, 'c')", "a-c"),
        ["length"] = ("length('äß')", "2"),
        ["lower"] = ("lower('AB')", "ab"),
        ["upper"] = ("upper('ab')", "AB"),
        ["lpad"] = ("lpad('a', 3, 'x')", "xxa"),
        ["rpad"] = ("rpad('a', 3, 'x')", "axx"),
        ["ltrim"] = ("ltrim('  a ')", "a "),
        ["rtrim"] = ("rtrim(' a  ')", " a"),
        ["trim"] = ("trim(BOTH 'x' FROM 'xax')", "a"),
        ["replace"] = ("replace('aXb', 'X', '-')", "a-b"),
        ["reverse"] = ("reverse('abc')", "cba"),
        ["split"] = ("split('a,b', ',')", "[a, b]"),
        ["split_part"] = ("split_part('a/b/c', '/', 2)", "b"),
        ["starts_with"] = ("starts_with('abc', 'ab')", "true"),
        ["strpos"] = ("strpos('abc', 'c')", "3"),
        ["position"] = ("position('b' IN 'abc')", "2"),
        ["substr"] = ("substr('abc', -2)", "bc"),
        ["substring"] = ("substring('abc' FROM 2 FOR 1)", "b"),
        ["translate"] = ("translate('abcd', 'ab', '12')", "12cd"),
        ["levenshtein_distance"] = ("levenshtein_distance('kitten', 'sitting')", "3"),
        ["hamming_distance"] = ("hamming_distance('ab', 'ac')", "1"),
        ["regexp_like"] = ("regexp_like('a1', '\\d')", "true"),
        ["regexp_extract"] = ("concat_ws('|', regexp_extract('a12', '([a-z])(\\d+)', 2), coalesce(regexp_extract('x', '\\d'), 'none'))", "12|none"),
        ["regexp_extract_all"] = ("regexp_extract_all('1a 2b', '\\d')", "[1, 2]"),
        ["regexp_replace"] = ("regexp_replace('1a 2b', '(\\d)([ab])', '$2$1')", "a1 b2"),
        ["regexp_split"] = ("regexp_split('a1b2c', '\\d')", "[a, b, c]"),
        ["from_utf8"] = ("from_utf8(to_utf8('ä'))", "ä"),
        ["to_utf8"] = ("to_utf8('ab')", "61 62"),
        ["to_hex"] = ("to_hex(to_utf8('az'))", "617A"),
        ["from_hex"] = ("from_hex('617A')", "61 7a"),
        ["from_base64"] = ("from_utf8(from_base64('YWI='))", "ab"),
        ["to_base64"] = ("to_base64(to_utf8('ab'))", "YWI="),
        ["md5"] = ("to_hex(md5(to_utf8('a')))", "0CC175B9C0F1B6A831C399E269772661"),
        ["sha1"] = ("to_hex(sha1(to_utf8('a')))", "86F7E437FAA5A7FCE15D1DDCB9EAEAEA377667B8"),
        ["sha256"] = ("lower(to_hex(sha256(to_utf8('a'))))", "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"),
        ["date"] = ("date('2026-03-01')", "2026-03-01"),
        ["date_add"] = ("date_add('month', 2, TIMESTAMP '2026-01-31 00:00:00')", "2026-03-31 00:00:00.000"),
        ["date_diff"] = ("date_diff('day', TIMESTAMP '2026-03-01 23:00:00', TIMESTAMP '2026-03-02 01:00:00')", "0"),
        ["date_trunc"] = ("date_trunc('month', DATE '2026-03-17')", "2026-03-01 00:00:00.000"),
        ["date_format"] = ("date_format(TIMESTAMP '2026-03-01 14:05:09', '%Y/%m/%d %H:%i:%s %M')", "2026/03/01 14:05:09 March"),
        ["date_parse"] = ("date_parse('01.03.2026 07:08', '%d.%m.%Y %H:%i')", "2026-03-01 07:08:00.000"),
        ["day"] = ("day(DATE '2026-03-17')", "17"),
        ["day_of_month"] = ("day_of_month(DATE '2026-03-17')", "17"),
        ["day_of_week"] = ("day_of_week(DATE '2026-03-01')", "7"),
        ["dow"] = ("dow(DATE '2026-03-02')", "1"),
        ["day_of_year"] = ("day_of_year(DATE '2026-02-01')", "32"),
        ["doy"] = ("doy(DATE '2026-02-01')", "32"),
        ["hour"] = ("hour(TIMESTAMP '2026-03-01 14:05:09')", "14"),
        ["minute"] = ("minute(TIMESTAMP '2026-03-01 14:05:09')", "5"),
        ["second"] = ("second(TIMESTAMP '2026-03-01 14:05:09')", "9"),
        ["month"] = ("month(DATE '2026-03-17')", "3"),
        ["quarter"] = ("quarter(DATE '2026-05-17')", "2"),
        ["week"] = ("week(DATE '2026-01-01')", "1"),
        ["week_of_year"] = ("week_of_year(DATE '2026-12-31')", "53"),
        ["year"] = ("year(DATE '2026-05-17')", "2026"),
        ["year_of_week"] = ("year_of_week(DATE '2027-01-01')", "2026"),
        ["yow"] = ("yow(DATE '2027-01-01')", "2026"),
        ["last_day_of_month"] = ("last_day_of_month(DATE '2028-02-03')", "2028-02-29"),
        ["from_unixtime"] = ("from_unixtime(1772359200.5e0)", "2026-03-01 10:00:00.500 UTC"),
        ["to_unixtime"] = ("to_unixtime(TIMESTAMP '1970-01-01 00:01:00')", "60.0"),
        ["at_timezone"] = ("at_timezone(from_unixtime(0), 'Europe/Berlin')", "1970-01-01 01:00:00.000"),
        ["from_iso8601_date"] = ("from_iso8601_date('2026-03-01')", "2026-03-01"),
        ["from_iso8601_timestamp"] = ("from_iso8601_timestamp('2026-03-01T10:00:00Z')", "2026-03-01 10:00:00.000 UTC"),
        ["to_iso8601"] = ("to_iso8601(TIMESTAMP '2026-03-01 10:00:00')", "2026-03-01T10:00:00.000"),
        ["nullif"] = ("nullif(1, 1)", ""),
        ["row"] = ("ROW(1, 'a')", "{field0=1, field1=a}"),
        ["map"] = ("MAP(ARRAY['k'], ARRAY[1])", "{k=1}"),
        ["map_keys"] = ("map_keys(MAP(ARRAY['k'], ARRAY[1]))", "[k]"),
        ["map_values"] = ("map_values(MAP(ARRAY['k'], ARRAY[1]))", "[1]"),
        ["map_concat"] = ("map_concat(MAP(ARRAY['k'], ARRAY[1]), MAP(ARRAY['k'], ARRAY[2]))", "{k=2}"),
        ["map_entries"] = ("map_entries(MAP(ARRAY['k'], ARRAY[1]))", "[{key=k, value=1}]"),
        ["map_from_entries"] = ("map_from_entries(ARRAY[ROW('k', 1)])", "{k=1}"),
        ["array_distinct"] = ("array_sort(array_distinct(ARRAY[2, 1, 2]))", "[1, 2]"),
        ["array_sort"] = ("array_sort(ARRAY[2, NULL, 1])", "[1, 2, null]"),
        ["array_join"] = ("array_join(ARRAY['a', NULL, 'b'], ',')", "a,b"),
        ["array_max"] = ("array_max(ARRAY[1, 3, 2])", "3"),
        ["array_min"] = ("array_min(ARRAY[3, 1, 2])", "1"),
        ["array_position"] = ("array_position(ARRAY['a', 'b'], 'b')", "2"),
        ["array_intersect"] = ("array_intersect(ARRAY[1, 2], ARRAY[2, 3])", "[2]"),
        ["array_except"] = ("array_except(ARRAY[1, 2], ARRAY[2, 3])", "[1]"),
        ["array_union"] = ("array_sort(array_union(ARRAY[1, 2], ARRAY[2, 3]))", "[1, 2, 3]"),
        ["array_remove"] = ("array_remove(ARRAY[1, 2, 1], 1)", "[2]"),
        ["arrays_overlap"] = ("arrays_overlap(ARRAY[1, 2], ARRAY[2, 3])", "true"),
        ["cardinality"] = ("cardinality(ARRAY[1, 2, NULL])", "3"),
        ["contains"] = ("contains(ARRAY[1, 2], 2)", "true"),
        ["element_at"] = ("element_at(ARRAY[1, 2], -1)", "2"),
        ["flatten"] = ("flatten(ARRAY[ARRAY[1], ARRAY[2, 3]])", "[1, 2, 3]"),
        ["slice"] = ("slice(ARRAY[1, 2, 3, 4], 2, 2)", "[2, 3]"),
        ["sequence"] = ("sequence(1, 5, 2)", "[1, 3, 5]"),
        ["repeat"] = ("repeat('a', 3)", "[a, a, a]"),
        ["transform"] = ("transform(ARRAY[1, 2], x -> x * 10)", "[10, 20]"),
        ["filter"] = ("filter(ARRAY[1, 2, 3], x -> x > 1)", "[2, 3]"),
        ["json_extract"] = ("""json_extract('{"a":{"b":[1]}}', '$.a')""", """{"b":[1]}"""),
        ["json_extract_scalar"] = ("""concat_ws('|', json_extract_scalar('{"a":"x"}', '$.a'), json_extract_scalar('{"a":[1]}', '$.a'))""", "x"),
        ["json_array_length"] = ("json_array_length('[1, 2]')", "2"),
        ["json_parse"] = ("json_parse('[1]')", "[1]"),
        ["json_format"] = ("json_format(json_parse('[1]'))", "[1]"),
    };

    /// <summary>Over the numbers 1 to 4 in x, with y their double and half of them in g.</summary>
    private static readonly Dictionary<string, (string Expression, string Value)> Groups = new(StringComparer.Ordinal)
    {
        ["array_agg"] = ("array_agg(x ORDER BY x DESC)", "[4, 3, 2, 1]"),
        ["arbitrary"] = ("arbitrary(1)", "1"),
        ["any_value"] = ("any_value(1)", "1"),
        ["approx_distinct"] = ("approx_distinct(x)", "4"),
        ["avg"] = ("avg(x)", "2.5"),
        ["bool_and"] = ("bool_and(x > 0)", "true"),
        ["bool_or"] = ("bool_or(x > 4)", "false"),
        ["every"] = ("every(x > 1)", "false"),
        ["corr"] = ("round(corr(x, y), 6)", "1.0"),
        ["count"] = ("count(DISTINCT g)", "2"),
        ["count_star"] = ("count(*)", "4"),
        ["count_if"] = ("count_if(x > 1)", "3"),
        ["covar_pop"] = ("covar_pop(x, y)", "2.5"),
        ["covar_samp"] = ("round(covar_samp(x, y), 3)", "3.333"),
        ["geometric_mean"] = ("round(geometric_mean(x), 3)", "2.213"),
        ["histogram"] = ("histogram(g)", "{false=2, true=2}"),
        ["kurtosis"] = ("round(kurtosis(x), 3)", "-1.2"),
        ["max"] = ("max(x)", "4"),
        ["max_by"] = ("max_by(y, x)", "8"),
        ["min"] = ("min(x)", "1"),
        ["min_by"] = ("min_by(y, x)", "2"),
        ["regr_intercept"] = ("regr_intercept(y, x)", "0.0"),
        ["regr_slope"] = ("regr_slope(y, x)", "2.0"),
        ["skewness"] = ("skewness(x)", "0.0"),
        ["stddev"] = ("round(stddev(x), 3)", "1.291"),
        ["stddev_samp"] = ("round(stddev_samp(x), 3)", "1.291"),
        ["stddev_pop"] = ("round(stddev_pop(x), 3)", "1.118"),
        ["sum"] = ("sum(x)", "10"),
        ["var_pop"] = ("var_pop(x)", "1.25"),
        ["var_samp"] = ("round(var_samp(x), 3)", "1.667"),
        ["variance"] = ("round(variance(x), 3)", "1.667"),
    };

    /// <summary>Of the third row by x.</summary>
    private static readonly Dictionary<string, (string Expression, string Value)> Windows = new(StringComparer.Ordinal)
    {
        ["cume_dist"] = ("cume_dist()", "0.75"),
        ["dense_rank"] = ("dense_rank()", "3"),
        ["first_value"] = ("first_value(x)", "1"),
        ["lag"] = ("lag(x, 2, 0)", "1"),
        ["last_value"] = ("last_value(x)", "3"),
        ["lead"] = ("lead(x)", "4"),
        ["nth_value"] = ("nth_value(x, 2)", "2"),
        ["ntile"] = ("ntile(2)", "2"),
        ["percent_rank"] = ("percent_rank()", "0.6666666666666666"),
        ["rank"] = ("rank()", "3"),
        ["row_number"] = ("row_number()", "3"),
    };

    [Fact]
    public void A_value_is_what_Trino_says() => Same(Values, "SELECT {0}", expression => expression);

    [Fact]
    public void A_group_is_what_Trino_says() => Same(Groups, "SELECT {0} FROM (VALUES (1, 2, false), (2, 4, false), (3, 6, true), (4, 8, true)) AS t (x, y, g)", expression => expression);

    [Fact]
    public void A_window_is_what_Trino_says() =>
        Same(Windows, "SELECT * FROM (SELECT {0} FROM (VALUES (1), (2), (3), (4)) AS t (x)) WHERE row_number = 3", expression => $"{expression} OVER (ORDER BY x)");

    [Fact]
    public void Every_function_is_tried() => Assert.Equal(
        TrinoFunctions.All.Where(function => !TrinoOperators.Has(function.Name)).Select(function => function.Name),
        Values.Keys.Concat(Groups.Keys).Concat(Windows.Keys).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("SELECT approx_percentile(1, 0.5)", "NOT_SUPPORTED: line 1:8: the function approx_percentile is not rehearsed: ask Athena: the engine's estimate is another one")]
    [InlineData("SELECT  lissagg(1)", "FUNCTION_NOT_FOUND: line 1:9: Function 'lissagg' not registered")]
    [InlineData("SELECT row_number()", "MISSING_OVER: line 1:8: Window function row_number requires an OVER clause")]
    [InlineData("SELECT date_format(current_date, '%Q')", "NOT_SUPPORTED: line 1:8: date_format does not take '%Q' here")]
    [InlineData("SELECT date_format(current_date, concat('%', 'Y'))", "NOT_SUPPORTED: line 1:8: date_format takes a literal format here")]
    public void A_function_that_is_not_rehearsed_is_refused_by_name(string sql, string refusal) => Assert.Equal(refusal, lake.Refusal(sql));

    private void Same(Dictionary<string, (string Expression, string Value)> tried, string query, Func<string, string> written)
    {
        var columns = string.Join(", ", tried.Select(one => $"{written(one.Value.Expression)} AS \"{one.Key}\""));
        using var asked = lake.Open(query.Replace("{0}", columns, StringComparison.Ordinal));
        var row = asked.Answer().Rows.Single();

        Assert.Equal(tried.Select(one => $"{one.Key}: {one.Value.Value}"), tried.Keys.Select((name, i) => $"{name}: {ReferencePipeline.Rehearsal.Query.ValueText.Of(row[i])}"));
    }
}
