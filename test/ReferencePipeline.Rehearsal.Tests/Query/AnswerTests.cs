using ReferencePipeline.Rehearsal.Query;

namespace ReferencePipeline.Rehearsal.Tests.Query;

public sealed class AnswerTests(AskedLake lake) : IClassFixture<AskedLake>
{
    public static TheoryData<string, string[]> Answers => new()
    {
        { "SELECT count(*) FROM db.trips", ["4"] },
        { "SELECT count(*) FROM trips", ["4"] },
        { "SELECT count(*) FROM \"AwsDataCatalog\".\"db\".\"trips\"", ["4"] },
        { "SELECT db.trips.trip_id FROM db.trips WHERE awsdatacatalog.db.trips.city = 'Chur'", ["4"] },
        { "SELECT started_at, stops, extras FROM trips WHERE trip_id = 1", ["2026-03-01 10:00:00.123|[{name=a, tags=[x, null]}, {name=b, tags=null}]|{k=1, m=null}"] },
        { "SELECT stops, extras, stops IS NULL FROM trips WHERE trip_id IN (2, 3) ORDER BY trip_id", ["||true", "[]|{}|false"] },
        { "SELECT tag FROM trips CROSS JOIN UNNEST(stops[1].tags) AS u (tag) ORDER BY 1", ["x", ""] },
        { "SELECT trip_id, name FROM trips CROSS JOIN UNNEST(stops) AS stop (name, tags) ORDER BY 2", ["1|a", "1|b"] },
        { "SELECT trip_id, name FROM trips LEFT JOIN UNNEST(stops) AS stop (name, tags) ON TRUE ORDER BY 1, 2", ["1|a", "1|b", "2|", "3|", "4|"] },
        { "SELECT k, v FROM trips CROSS JOIN UNNEST(extras) AS e (k, v) ORDER BY 1", ["k|1", "m|"] },
        { "SELECT a, b FROM UNNEST(ARRAY[1, 2], ARRAY['x']) AS t (a, b)", ["1|x", "2|"] },
        { "WITH w AS (SELECT city, trip_id FROM trips), v (c) AS (SELECT city FROM w WHERE trip_id > 2) SELECT c FROM v ORDER BY c DESC", ["Chur", "Basel"] },
        { "SELECT a.trip_id, b.trip_id FROM trips a LEFT JOIN trips b ON b.trip_id = a.trip_id + 3 ORDER BY 1", ["1|4", "2|", "3|", "4|"] },
        { "SELECT city, count(*) FROM trips GROUP BY 1 HAVING count(*) > 1", ["Bern|2"] },
        { "SELECT trip_id FROM trips t WHERE EXISTS (SELECT 1 FROM trips u WHERE u.city = t.city AND u.trip_id > t.trip_id)", ["1"] },
        { "SELECT trip_id, row_number() OVER (PARTITION BY city ORDER BY trip_id DESC) FROM trips ORDER BY 1", ["1|2", "2|1", "3|1", "4|1"] },
        { "SELECT trip_id FROM trips ORDER BY trip_id DESC OFFSET 1 FETCH FIRST 2 ROWS ONLY", ["3", "2"] },
        { "SELECT trip_id FROM trips WHERE city = 'Bern' UNION ALL SELECT trip_id * 10 FROM trips WHERE city = 'Chur' ORDER BY 1", ["1", "2", "40"] },
        { "SELECT 7 / 2, 7 / 2e0, 1 / NULL", ["3|3.5|"] },
        { "SELECT DECIMAL '-12.50', CAST(1 AS real), 1e10, 1.5e-5, 123456.789e0, true, NULL", ["-12.500|1.0|1.0E10|1.5E-5|123456.789|true|"] },
        { "SELECT CAST(9223372036854775807 AS decimal(20,0)) + 1, 170141183460469231731687303715884105727", ["9223372036854775808|170141183460469231731687303715884105727"] },
        { "SELECT DATE '2026-03-01', TIMESTAMP '2026-03-01 10:00:00.5', TIME '10:11:12', INTERVAL '3' DAY, INTERVAL '14' MONTH", ["2026-03-01|2026-03-01 10:00:00.500|10:11:12.000|3 00:00:00.000|1-2"] },
        { "SELECT CAST('[{\"a\":\"x\",\"b\":2}]' AS json), CAST(json_parse('[{\"a\":\"x\",\"b\":2}]') AS array(row(a varchar, b integer)))", ["[{\"a\":\"x\",\"b\":2}]|[{a=x, b=2}]"] },
        { "SELECT TRY_CAST('x' AS integer), TRY(CAST('x' AS integer)), IF(1 = 2, 'a', 'b'), coalesce(NULL, 'c')", ["||b|c"] },
        { "SELECT CASE city WHEN 'Bern' THEN 'B' ELSE 'other' END FROM trips WHERE trip_id IN (1, 3) ORDER BY 1", ["B", "other"] },
        { "SELECT 'it''s', \"trip_id\" -- a comment; with ' in it\nFROM trips /* and \" one */ WHERE trip_id = 1;", ["it's|1"] },
        { "SELECT name FROM (SELECT stops[1].name AS name FROM trips WHERE trip_id = 1)", ["a"] },
        { "SELECT extras['k'] FROM trips WHERE trip_id = 1", ["1"] },
        { "VALUES (1, 'a'), (2, 'b')", ["1|a", "2|b"] },
        { "SELECT city, GROUPING(city), count(*) FROM trips GROUP BY ROLLUP (city) ORDER BY 2, 1", ["Basel|0|1", "Bern|0|2", "Chur|0|1", "|1|4"] },
        { "SELECT a.city FROM trips a JOIN trips b USING (city) WHERE city = 'Chur'", ["Chur"] },
    };

    [Theory, MemberData(nameof(Answers))]
    public void An_answer_is_Athenas(string sql, string[] rows) => Assert.Equal(rows, lake.Ask(sql));

    [Fact]
    public void Columns_without_a_name_are_called_by_their_place() =>
        Assert.Equal(["trip_id", "_col1", "city", "b", "_col4"], lake.Columns("SELECT trip_id, count(*), city, 1 AS b, 2 FROM trips GROUP BY 1, 3"));

    [Fact]
    public void Now_is_when_the_newest_object_had_arrived_unless_it_is_said()
    {
        const string sql = "SELECT current_date, localtimestamp, now(), current_timestamp + INTERVAL '1' HOUR";
        Assert.Equal(["2026-03-02|2026-03-02 11:15:00.000|2026-03-02 11:15:00.000 UTC|2026-03-02 12:15:00.000 UTC"], lake.Ask(sql));
        using var later = lake.Open(sql, now: new(2027, 1, 1, 8, 0, 0, DateTimeKind.Utc));
        Assert.Equal("2027-01-01", ValueText.Of(later.Answer().Rows.Single()[0]));
    }

    public static TheoryData<string, string> Mistakes => new()
    {
        { "", "the query is empty; write a SELECT statement" },
        { " -- nothing\n", "the query is empty; write a SELECT statement" },
        { "SELECT 1 +", "SYNTAX_ERROR: line 1:11: syntax error at end of input" },
        { "SELECT trip_id\nFROM trips\nWHERE nothing > 1", "COLUMN_NOT_FOUND: line 3:7: Column 'nothing' cannot be resolved or requester is not authorized to access requested resources" },
        { "SELECT 'ä', /* ö */ nothing FROM trips", "COLUMN_NOT_FOUND: line 1:21: Column 'nothing' cannot be resolved or requester is not authorized to access requested resources" },
        { "SELECT trip_id AS n FROM trips WHERE n = 1", "COLUMN_NOT_FOUND: line 1:38: Column 'n' cannot be resolved or requester is not authorized to access requested resources" },
        { "SELECT trip_id FROM trips a, trips b", "AMBIGUOUS_NAME: line 1:8: Column 'trip_id' is ambiguous" },
        { "SELECT * FROM nothing", "Insufficient permissions to execute the query. Principal does not have any privilege on specified resource: line 1:15: db.nothing" },
        { "SELECT 'open", "SYNTAX_ERROR: line 1:8: the text has no end" },
        { "SELECT CAST('x' AS integer) FROM trips", "INVALID_CAST_ARGUMENT: Could not convert string 'x' to INT32" },
        { "SELECT trip_id + stops FROM trips", "TYPE_MISMATCH: " },
        { "EXECUTE nothing", "workgroup readers has no prepared statement 'nothing'" },
        { "SELECT 1e400", "SYNTAX_ERROR: line 1:1: the query holds a number that is too large, or is nested too deeply" },
    };

    [Theory, MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_in_one_line_with_its_place(string sql, string message)
    {
        var refusal = lake.Refusal(sql);

        Assert.StartsWith(message, refusal, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal);
    }

    [Fact]
    public void A_query_beyond_Athenas_length_or_depth_is_refused()
    {
        Assert.StartsWith("the query is longer than Athena's 262144 bytes", lake.Refusal($"SELECT '{new string('x', 262_144)}'"), StringComparison.Ordinal);
        Assert.StartsWith("SYNTAX_ERROR", lake.Refusal($"SELECT {new string('(', 1000)}1{new string(')', 1000)} + {string.Concat(Enumerable.Repeat("abs(", 800))}1{new string(')', 800)}"), StringComparison.Ordinal);
        var doubled = string.Join(", ", Enumerable.Range(1, 12).Select(i => $"w{i} AS (SELECT a.trip_id FROM w{i - 1} a, w{i - 1} b)"));
        Assert.StartsWith("the query reads more than 200 tables", lake.Refusal($"WITH w0 AS (SELECT trip_id FROM trips), {doubled} SELECT count(*) FROM w12"), StringComparison.Ordinal);
    }
}
