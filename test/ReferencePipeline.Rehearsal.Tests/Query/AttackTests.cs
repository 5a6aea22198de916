namespace ReferencePipeline.Rehearsal.Tests.Query;

/// <summary>No SQL gets around grants: each row tries to, and says how it is told off.</summary>
public sealed class AttackTests(AskedLake lake) : IClassFixture<AskedLake>
{
    private const string NoColumn = "COLUMN_NOT_FOUND";
    private const string NoTable = "Insufficient permissions to execute the query.";
    private const string NoFunction = "FUNCTION_NOT_FOUND";
    private const string NoQuery = "NOT_SUPPORTED";
    private const string NoSyntax = "SYNTAX_ERROR";

    public static TheoryData<string, string> Attacks => new()
    {
        // A column that is not granted.
        { "SELECT rider FROM db.trips", NoColumn },
        { "SELECT t.rider FROM db.trips t", NoColumn },
        { "SELECT db.trips.rider FROM db.trips", NoColumn },
        { "SELECT trip_id FROM db.trips WHERE rider = 'r1'", NoColumn },
        { "SELECT trip_id FROM db.trips ORDER BY rider", NoColumn },
        { "SELECT count(*) FROM db.trips GROUP BY rider", NoColumn },
        { "SELECT count(*) FROM db.trips GROUP BY trip_id HAVING max(rider) = 'r1'", NoColumn },
        { "SELECT row_number() OVER (PARTITION BY rider) FROM db.trips", NoColumn },
        { "SELECT row_number() OVER (ORDER BY rider) FROM db.trips", NoColumn },
        { "SELECT count(*) FILTER (WHERE rider = 'r1') FROM db.trips", NoColumn },
        { "SELECT (SELECT rider) FROM db.trips", NoColumn },
        { "SELECT trip_id FROM db.trips t WHERE EXISTS (SELECT 1 FROM db.trips u WHERE u.rider > t.rider)", NoColumn },
        { "SELECT trip_id FROM db.trips WHERE trip_id IN (SELECT trip_id FROM db.trips WHERE rider = 'r1')", NoColumn },
        { "WITH all_of AS (SELECT * FROM db.trips) SELECT rider FROM all_of", NoColumn },
        { "WITH unused AS (SELECT rider FROM db.trips) SELECT trip_id FROM db.trips", NoColumn },
        { "SELECT rider FROM (SELECT * FROM db.trips)", NoColumn },
        { "SELECT a FROM db.trips AS t (a, b, c, d, e) WHERE rider = 'x'", NoColumn },
        { "SELECT * FROM db.trips a JOIN db.trips b USING (rider)", NoColumn },
        { "SELECT x.rider FROM db.trips t CROSS JOIN LATERAL (SELECT t.rider) x", NoColumn },
        { "SELECT u.r FROM db.trips CROSS JOIN UNNEST(ARRAY[rider]) AS u (r)", NoColumn },
        { "SELECT transform(stops, s -> rider) FROM db.trips", NoColumn },
        { "SELECT trip_id FROM db.trips UNION ALL SELECT rider FROM db.trips", NoColumn },
        { "SELECT \"rider\" FROM db.trips", NoColumn },
        { "SELECT RiDeR FROM db.trips", NoColumn },
        { "SELECT \"$path\" FROM db.trips", NoColumn },
        { "SELECT filename FROM db.trips", NoColumn },
        { "SELECT rowid FROM db.trips", NoColumn },
        { "SELECT file_row_number FROM db.trips", NoColumn },

        // A whole row.
        { "SELECT t FROM db.trips t", NoColumn },
        { "SELECT trips FROM db.trips", NoColumn },
        { "SELECT CAST(t AS json) FROM db.trips t", NoColumn },
        { "SELECT COLUMNS(*) FROM db.trips", NoQuery },
        { "SELECT COLUMNS('.*') FROM db.trips", NoQuery },
        { "SELECT * EXCLUDE (trip_id) FROM db.trips", NoQuery },
        { "SELECT * REPLACE (rider AS trip_id) FROM db.trips", NoQuery },
        { "SELECT * RENAME (trip_id AS x) FROM db.trips", NoQuery },
        { "SELECT #1 FROM db.trips", NoSyntax },

        // A table that is not granted, or none at all.
        { "SELECT * FROM db.secrets", NoTable },
        { "SELECT * FROM secrets", NoTable },
        { "SELECT * FROM db.trips JOIN db.secrets ON true", NoTable },
        { "WITH trips AS (SELECT * FROM db.secrets) SELECT * FROM trips", NoTable },
        { "WITH unused AS (SELECT * FROM db.secrets) SELECT 1 FROM db.trips", NoTable },
        { "SELECT (SELECT max(rider) FROM db.secrets)", NoTable },
        { "TABLE db.secrets", NoTable },
        { "SELECT * FROM lake.scan0", NoTable },
        { "SELECT * FROM trips, lake.scan0", NoTable },
        { "SELECT * FROM memory.lake.scan0", NoTable },
        { "SELECT * FROM otherdatacatalog.db.trips", NoTable },
        { "SELECT * FROM information_schema.tables", NoTable },
        { "SELECT * FROM information_schema.columns", NoTable },
        { "SELECT * FROM sqlite_master", NoTable },
        { "SELECT * FROM pg_catalog.pg_class", NoTable },
        { "SELECT * FROM duckdb_tables", NoTable },
        { "SELECT * FROM db.\"trips$partitions\"", NoTable },

        // Files.
        { "SELECT * FROM 'file.parquet'", NoTable },
        { "SELECT * FROM \"/etc/passwd\"", NoTable },
        { "SELECT * FROM '/etc/passwd'", NoTable },
        { "SELECT * FROM \"{file}\"", NoTable },
        { "SELECT * FROM read_parquet('{file}')", NoFunction },
        { "SELECT * FROM parquet_scan('{file}')", NoFunction },
        { "SELECT * FROM read_csv('/etc/passwd')", NoFunction },
        { "SELECT * FROM read_csv_auto('/etc/passwd')", NoFunction },
        { "SELECT * FROM read_json('x')", NoFunction },
        { "SELECT * FROM read_text('/etc/hostname')", NoFunction },
        { "SELECT * FROM read_blob('/etc/hostname')", NoFunction },
        { "SELECT * FROM glob('/*')", NoFunction },
        { "SELECT * FROM sniff_csv('/etc/passwd')", NoFunction },
        { "SELECT * FROM parquet_metadata('{file}')", NoFunction },
        { "SELECT * FROM parquet_schema('{file}')", NoFunction },
        { "SELECT * FROM parquet_kv_metadata('{file}')", NoFunction },
        { "SELECT * FROM db.trips, read_text('/etc/hostname')", NoFunction },
        { "SELECT * FROM db.trips WHERE EXISTS (SELECT 1 FROM read_text('/etc/hostname'))", NoFunction },

        // Functions that run text, or tell of the engine and its machine.
        { "SELECT * FROM query('SELECT 1')", NoFunction },
        { "SELECT * FROM query_table('secrets')", NoFunction },
        { "SELECT * FROM json_execute_serialized_sql('x')", NoFunction },
        { "SELECT json_serialize_sql('SELECT 1')", NoFunction },
        { "SELECT * FROM duckdb_settings()", NoFunction },
        { "SELECT * FROM duckdb_views()", NoFunction },
        { "SELECT * FROM duckdb_logs()", NoFunction },
        { "SELECT * FROM pragma_table_info('secrets')", NoFunction },
        { "SELECT * FROM pragma_show('secrets')", NoFunction },
        { "SELECT * FROM range(10)", NoFunction },
        { "SELECT * FROM test_all_types()", NoFunction },
        { "SELECT getenv('HOME')", NoFunction },
        { "SELECT current_setting('temp_directory')", NoFunction },
        { "SELECT set_config('a', 'b', false)", NoFunction },
        { "SELECT getvariable('x')", NoFunction },
        { "SELECT nextval('x')", NoFunction },
        { "SELECT error('x')", NoFunction },
        { "SELECT write_log('x')", NoFunction },
        { "SELECT version()", NoFunction },
        { "SELECT current_database()", NoFunction },
        { "SELECT current_schema", NoColumn },
        { "SELECT user FROM db.trips", NoColumn },
        { "SELECT trino_log(2, 8)", NoFunction },
        { "SELECT list_transform(stops, s -> s) FROM db.trips", NoFunction },
        { "SELECT main.read_text('x')", NoFunction },
        { "SELECT system.main.abs(1)", NoQuery },
        { "SELECT trip_id FROM db.trips WHERE getenv('HOME') = 'x'", NoFunction },
        { "SELECT sum(getenv('HOME')) OVER () FROM db.trips", NoFunction },
        { "SELECT unnest(stops) FROM db.trips", NoFunction },
        { "SELECT count(*) FROM db.trips ORDER BY getenv('HOME')", NoFunction },
        { "SELECT 1 FROM db.trips LIMIT (SELECT count(*) FROM read_text('x'))", NoFunction },

        // Statements that do more than ask.
        { "COPY (SELECT * FROM db.trips) TO 'x.csv'", NoQuery },
        { "COPY db.trips FROM '/etc/passwd'", NoQuery },
        { "ATTACH 'x.db'", NoQuery },
        { "PRAGMA table_info('x')", NoQuery },
        { "SET memory_limit = '1GB'", NoQuery },
        { "RESET ALL", NoQuery },
        { "INSTALL httpfs", NoQuery },
        { "LOAD httpfs", NoQuery },
        { "CALL duckdb_settings()", NoQuery },
        { "CREATE TABLE x AS SELECT 1", NoQuery },
        { "CREATE VIEW lake.scan0 AS SELECT 1", NoQuery },
        { "INSERT INTO db.trips VALUES (1)", NoQuery },
        { "DELETE FROM db.trips", NoQuery },
        { "DROP TABLE db.trips", NoQuery },
        { "PREPARE x AS SELECT 1", NoQuery },
        { "EXPORT DATABASE 'x'", NoQuery },
        { "EXPLAIN SELECT 1", NoQuery },
        { "DESCRIBE db.trips", NoQuery },
        { "SHOW TABLES", NoQuery },
        { "SUMMARIZE db.trips", NoQuery },
        { "FROM db.trips", NoQuery },
        { "PIVOT db.trips ON city USING count(*)", NoQuery },
        { "VACUUM", NoQuery },
        { "BEGIN", NoQuery },
        { "SELECT * FROM (DESCRIBE db.trips)", NoQuery },
        { "SELECT * FROM (SHOW TABLES)", NoQuery },
        { "WITH x AS (INSERT INTO y VALUES (1) RETURNING *) SELECT * FROM x", NoSyntax },

        // Several statements, and what hides them.
        { "SELECT 1; SELECT 2", NoSyntax },
        { "SELECT 1; DROP TABLE x", NoSyntax },
        { "SELECT 1 /* ; */ ; /* */ ATTACH 'x'", NoSyntax },
        { "SELECT 1 -- x\n; COPY x TO 'y'", NoSyntax },
        { ";SELECT 1", NoSyntax },
        { "SELECT 1 /* /* */ ; DROP TABLE x */", NoSyntax },
        { "SELECT 1 /* no end", NoSyntax },
        { "SELECT 1\0; DROP TABLE x", NoSyntax },
        { "SELECT 'a\0b'", NoSyntax },

        // Spellings that only the engine knows.
        { "SELECT trip_id::varchar FROM db.trips", NoSyntax },
        { "SELECT {'a': trip_id} FROM db.trips", NoSyntax },
        { "SELECT $$a$$", NoSyntax },
        { "SELECT $1", NoSyntax },
        { "SELECT E'\\x41'", NoSyntax },
        { "SELECT x'41'", NoSyntax },
        { "SELECT U&'d\\0061t'", NoSyntax },
        { "SELECT extras -> 'k' FROM db.trips", NoQuery },
        { "SELECT lambda x: x FROM db.trips", NoSyntax },
        { "SELECT 7 // 2", NoSyntax },
        { "SELECT a := 1", NoSyntax },
        { "SELECT `rider` FROM db.trips", NoSyntax },
        { "SELECT * FROM db.trips GROUP BY ALL", NoQuery },
        { "SELECT * FROM db.trips ORDER BY ALL", NoQuery },
        { "SELECT DISTINCT ON (city) trip_id FROM db.trips", NoQuery },
        { "SELECT trip_id FROM db.trips QUALIFY row_number() OVER () = 1", NoQuery },
        { "SELECT trip_id FROM db.trips LIMIT 10%", NoQuery },
        { "SELECT trip_id FROM db.trips TABLESAMPLE BERNOULLI (10)", NoQuery },
        { "SELECT trip_id FROM db.trips USING SAMPLE 1", NoQuery },
        { "SELECT * FROM db.trips POSITIONAL JOIN db.trips b", NoQuery },
        { "SELECT * FROM db.trips NATURAL JOIN db.trips b", NoQuery },
        { "SELECT * FROM db.trips ASOF JOIN db.trips b USING (trip_id)", NoQuery },
        { "SELECT * FROM db.trips SEMI JOIN db.trips b USING (trip_id)", NoQuery },
        { "WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r) SELECT * FROM r", NoSyntax },
        { "WITH x AS MATERIALIZED (SELECT 1) SELECT * FROM x", NoSyntax },
        { "SELECT trip_id, FROM db.trips", NoSyntax },
        { "SELECT * FROM (FROM db.secrets)", NoSyntax },
        { "SELECT city COLLATE nocase FROM db.trips", NoQuery },
        { "SELECT stops[1:2] FROM db.trips", NoSyntax },
        { "SELECT CAST(city AS blob_of_mine) FROM db.trips", "TYPE_NOT_FOUND" },
        { "SELECT substr(string := city, start := 1) FROM db.trips", NoSyntax },
        { "SELECT ?", "INVALID_PARAMETER_USAGE" },
    };

    [Theory, MemberData(nameof(Attacks))]
    public void An_attack_is_refused(string sql, string code)
    {
        var refusal = lake.Refusal(sql.Replace("{file}", lake.FileOf("Bern"), StringComparison.Ordinal));

        Assert.StartsWith(code, refusal, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal);
        Assert.DoesNotContain("Candidate", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT * FROM db.trips", "trip_id started_at stops extras city")]
    [InlineData("SELECT t.* FROM db.trips t", "trip_id started_at stops extras city")]
    [InlineData("SELECT * FROM (SELECT * FROM db.trips) x", "trip_id started_at stops extras city")]
    [InlineData("WITH x AS (SELECT * FROM db.trips) SELECT * FROM x", "trip_id started_at stops extras city")]
    [InlineData("TABLE db.trips", "trip_id started_at stops extras city")]
    public void A_star_is_the_columns_that_are_granted(string sql, string columns) => Assert.Equal(columns.Split(' '), lake.Columns(sql));

    public static TheoryData<string, string[]> Peeks => new()
    {
        { "SELECT trip_id, rider, city FROM trips", ["1|r1|Bern"] },
        { "SELECT count(*) FROM trips", ["1"] },
        { "SELECT count(*) FROM trips WHERE city <> 'Bern' OR true", ["1"] },
        { "SELECT max(trip_id) FROM trips a", ["1"] },
        { "SELECT a.trip_id FROM trips a FULL JOIN trips b ON a.trip_id <> b.trip_id ORDER BY 1", ["1", ""] },
        { "SELECT city FROM trips GROUP BY city", ["Bern"] },
        // An error, or none, must not tell of rows that the role does not see.
        { "SELECT trip_id FROM trips WHERE CAST(replace(rider, 'r1', '1') AS integer) = 1", ["1"] },
        { "SELECT trip_id FROM trips WHERE CAST(CASE WHEN trip_id = 1 THEN '1' ELSE rider END AS integer) = 1", ["1"] },
        { "SELECT count(*) FROM trips WHERE trip_id > 0 AND CAST(replace(city, 'Bern', '1') AS integer) = 1", ["1"] },
        { "SELECT count(*) FROM (SELECT CAST(replace(rider, 'r1', '1') AS integer) AS n FROM trips) WHERE n = 1", ["1"] },
        { "SELECT count(*) FROM trips a JOIN trips b ON CAST(replace(a.rider, 'r1', '1') AS integer) = b.trip_id", ["1"] },
    };

    [Theory, MemberData(nameof(Peeks))]
    public void Rows_beyond_the_filter_are_seen_by_nothing(string sql, string[] rows) => Assert.Equal(rows, lake.Ask(sql, "local"));

    [Fact]
    public void A_filtered_table_is_read_behind_a_limit_that_no_condition_passes()
    {
        using var filtered = lake.Open("SELECT trip_id FROM trips WHERE rider = 'r1'", "local");
        using var free = lake.Open("SELECT trip_id FROM trips WHERE trip_id = 1");

        Assert.Matches("(?s)rider.*LIMIT.*trip_id", filtered.Plan);
        Assert.DoesNotContain("LIMIT", free.Plan, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_that_are_not_there_look_like_those_that_are_not_granted() =>
        Assert.Equal(lake.Refusal("SELECT * FROM db.secrets").Replace("secrets", "", StringComparison.Ordinal), lake.Refusal("SELECT * FROM db.nothing").Replace("nothing", "", StringComparison.Ordinal));
}
