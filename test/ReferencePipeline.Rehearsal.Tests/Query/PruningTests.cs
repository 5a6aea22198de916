namespace ReferencePipeline.Rehearsal.Tests.Query;

/// <summary>What a query reads: partitions, columns, row groups, and when it is too much.</summary>
public sealed class PruningTests(AskedLake lake) : IClassFixture<AskedLake>
{
    public static TheoryData<string, int> Partitions => new()
    {
        { "SELECT count(*) FROM trips", 3 },
        { "SELECT count(*) FROM trips WHERE city = 'Bern'", 1 },
        { "SELECT count(*) FROM trips WHERE 'Bern' = city AND trip_id > 0", 1 },
        { "SELECT count(*) FROM trips WHERE city IN ('Bern', 'Chur', 'Genf')", 2 },
        { "SELECT count(*) FROM trips WHERE city >= 'Bern' AND city < 'C'", 1 },
        { "SELECT count(*) FROM trips WHERE substr(city, 1, 1) = 'B'", 2 },
        { "SELECT count(*) FROM trips WHERE city = 'Bern' OR city = 'Chur'", 2 },
        { "SELECT count(*) FROM trips WHERE city = 'Bern' OR trip_id = 3", 3 },
        { "SELECT count(*) FROM trips WHERE city = 'Nowhere'", 0 },
        { "SELECT count(*) FROM trips WHERE city = (SELECT max(city) FROM (VALUES ('Bern')) AS t (city))", 3 },
        { "SELECT count(*) FROM (SELECT trip_id, city AS town FROM trips) WHERE town = 'Bern'", 1 },
        { "WITH w AS (SELECT * FROM trips) SELECT count(*) FROM w WHERE city = 'Bern'", 1 },
        { "SELECT count(*) FROM (SELECT city FROM trips LIMIT 2) WHERE city = 'Bern'", 3 },
        { "SELECT count(*) FROM (SELECT max(city) AS city FROM trips) WHERE city = 'Bern'", 3 },
        { "SELECT count(*) FROM (SELECT city, row_number() OVER (ORDER BY trip_id) AS n FROM trips) WHERE city = 'Bern'", 3 },
        { "SELECT count(*) FROM (VALUES ('Bern')) AS v (c) JOIN trips ON city = 'Bern' AND city = c", 1 },
        { "SELECT count(*) FROM (VALUES ('Bern')) AS v (c) LEFT JOIN trips ON city = 'Bern'", 1 },
        { "SELECT count(*) FROM (VALUES ('Bern')) AS v (c) LEFT JOIN trips ON city = c WHERE city IS NULL", 3 },
        { "SELECT count(*) FROM trips LEFT JOIN (VALUES ('Bern')) AS v (c) ON city = 'Bern'", 3 },
        { "SELECT count(*) FROM trips FULL JOIN (VALUES ('Bern')) AS v (c) ON city = 'Bern' WHERE city = 'Bern'", 3 },
        { "SELECT count(*) FROM trips WHERE CAST(replace(city, 'Bern', '1') AS integer) = 2", 2 },
    };

    [Theory, MemberData(nameof(Partitions))]
    public void Partitions_are_read_that_the_query_leaves(string sql, int partitions)
    {
        var scan = Assert.Single(lake.Explain(sql).Scans);

        Assert.Equal((partitions, 3, 0), (scan.Partitions, scan.AllPartitions, scan.UnseenPartitions));
    }

    [Fact]
    public void A_partition_that_is_not_read_is_not_opened()
    {
        var file = lake.FileOf("Chur");
        File.Move(file, $"{file}.aside.parquet");
        File.WriteAllText(file, "no Parquet at all");
        try
        {
            Assert.Equal(["2"], lake.Ask("SELECT count(trip_id) FROM trips WHERE city = 'Bern'"));
            Assert.StartsWith("HIVE_BAD_DATA", lake.Refusal("SELECT count(trip_id) FROM trips"), StringComparison.Ordinal);
        }
        finally
        {
            File.Move($"{file}.aside.parquet", file, overwrite: true);
        }
    }

    [Theory]
    [InlineData("SELECT * FROM trips", "city, extras, started_at, stops, trip_id")]
    [InlineData("SELECT trip_id FROM trips WHERE started_at IS NULL", "started_at, trip_id")]
    [InlineData("SELECT trip_id FROM (SELECT * FROM trips)", "trip_id")]
    [InlineData("WITH w AS (SELECT trip_id AS n, stops FROM trips) SELECT n FROM w ORDER BY n", "trip_id")]
    [InlineData("SELECT count(*) FROM trips", "")]
    [InlineData("SELECT count(*) FROM trips GROUP BY city", "city")]
    [InlineData("SELECT stops[1].name FROM trips", "stops")]
    [InlineData("SELECT DISTINCT city FROM (SELECT DISTINCT city, trip_id FROM trips)", "city, trip_id")]
    [InlineData("SELECT n FROM trips CROSS JOIN UNNEST(stops) AS s (n, t)", "stops")]
    [InlineData("SELECT 1 WHERE EXISTS (SELECT extras FROM trips WHERE trip_id = 1)", "trip_id")]
    public void Columns_are_read_that_the_query_needs(string sql, string columns) => Assert.Equal(columns, string.Join(", ", Assert.Single(lake.Explain(sql).Scans).Columns));

    [Fact]
    public void What_a_row_filter_looks_at_is_read_too() => Assert.Equal(["city", "rider", "trip_id"], Assert.Single(lake.Explain("SELECT rider FROM trips", "local").Scans).Columns);

    [Fact]
    public void Each_mention_of_a_table_reads_it_anew()
    {
        var scans = lake.Explain("WITH w AS (SELECT * FROM trips) SELECT a.trip_id FROM w a JOIN w b ON a.trip_id = b.trip_id WHERE a.city = 'Bern' AND b.city = 'Chur'").Scans;

        Assert.Equal([1, 1], scans.Select(scan => scan.Partitions));
        Assert.Equal(["0"], lake.Ask("WITH w AS (SELECT * FROM trips) SELECT count(*) FROM w a JOIN w b ON a.trip_id = b.trip_id WHERE a.city = 'Bern' AND b.city = 'Chur'"));
    }

    [Fact]
    public void Bytes_are_those_of_the_columns_and_fall_with_partitions_and_bounds()
    {
        long Bytes(string sql) => lake.Explain(sql).Bytes;
        var (one, both) = (Bytes("SELECT trip_id FROM trips"), Bytes("SELECT trip_id, started_at FROM trips"));

        Assert.InRange(one, 1, both - 1);
        Assert.InRange(Bytes("SELECT trip_id FROM trips WHERE city = 'Chur'"), 1, one - 1);
        Assert.Equal(Bytes("SELECT trip_id FROM trips WHERE city = 'Chur'"), Bytes("SELECT trip_id FROM trips WHERE trip_id > 3"));
        Assert.Equal(Bytes("SELECT trip_id FROM trips WHERE city = 'Basel'"), Bytes("SELECT trip_id FROM trips WHERE trip_id BETWEEN 3 AND 3 AND trip_id IN (3, 9)"));
        Assert.Equal(0, Bytes("SELECT trip_id FROM trips WHERE 5 <= trip_id"));
        Assert.Equal(0, Bytes("SELECT city, count(*) FROM trips GROUP BY city"));
        Assert.Equal(2 * one, Bytes("SELECT a.trip_id FROM trips a JOIN trips b ON a.trip_id = b.trip_id"));
    }

    [Fact]
    public void A_query_costs_ten_megabytes_at_least()
    {
        Assert.Equal(0.000045474735m, Math.Round(lake.Explain("SELECT trip_id FROM trips").Dollars, 12));
        Assert.Equal(5m, Rehearsal.Query.AthenaPrice.Of(1L << 40));
    }

    [Fact]
    public void A_query_beyond_the_ceiling_is_stopped_and_one_within_it_is_not()
    {
        using var folder = new Folder();
        // Eleven megabytes that do not compress, in one column.
        var random = new Random(7);
        var lines = string.Concat(Enumerable.Range(0, 12).Select(i => Rehearsed.Trip(i, rest: $$""","stops":[{"name":"{{Noise(random)}}"}]""")));
        var templates = AskedLake.Templates().With("ReaderGroup", AskedLake.Group("readers", "reader", cutoff: 10_000_000));
        // Compressing noise as it came would take most of the time.
        Rehearsed.Of(folder, TripsAssembly.Trips().With($"{TripsAssembly.Destination}.S3BackupMode", "Disabled"), lines);
        Rehearsal.Query.LakeQuery Open(string sql, TripsAssembly with) => new(new() { Assembly = AskedLake.Assembly(with), Lake = folder["out/lake"], Role = "reader", Sql = sql });

        using var small = Open("SELECT count(trip_id) FROM trips", templates);
        Assert.Equal(12L, small.Answer().Rows.Single()[0]);
        using var large = Open("SELECT count(stops) FROM trips", templates);
        var stopped = Assert.Throws<Rehearsal.Query.QueryException>(large.Answer);
        Assert.StartsWith($"Bytes scanned limit was exceeded: the query would scan {large.Explanation.Bytes} bytes, and workgroup readers allows 10000000", stopped.Message, StringComparison.Ordinal);
        Assert.True(stopped.IsRefused);
        using var raised = Open("SELECT count(stops) FROM trips", AskedLake.Templates());
        Assert.Equal(12L, raised.Answer().Rows.Single()[0]);
    }

    private static string Noise(Random random)
    {
        var bytes = new byte[750_000];
        random.NextBytes(bytes);
        return Convert.ToBase64String(bytes);
    }
}
