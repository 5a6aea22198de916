using System.Text.Json.Nodes;
using ReferencePipeline.Rehearsal.Catalog.Schema;
using static ReferencePipeline.Rehearsal.Tests.Rehearsed;

namespace ReferencePipeline.Rehearsal.Tests.Catalog;

/// <summary>A lake of before under templates of now.</summary>
public sealed class DriftTests
{
    private static readonly DateTime Now = new(2026, 3, 10, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Files_that_the_table_describes_differ_in_nothing()
    {
        using var folder = new Folder();

        var rehearsed = Of(folder, TripsAssembly.Trips(), Trip(1, rest: ""","stops":[{"name":"a","tags":["t"]}],"extras":{"k":1}"""));

        Assert.Empty(rehearsed.Delivery.Catalog.Drift);
        Assert.Empty(Checked(folder, TripsAssembly.Trips()).Drift);
    }

    /// <summary>A column of the table as it is now, and what is told of the files.</summary>
    public static TheoryData<int, string, string, string> Columns => new()
    {
        { 0, "trip_id", "string", "trip_id: bigint in files, string in the table, not read: a query that names it fails with HIVE_BAD_DATA; write the files anew, or give the table their type" },
        { 0, "trip_id", "int", "trip_id: bigint in files, int in the table, not read: a query that names it fails with HIVE_BAD_DATA; write the files anew, or give the table their type" },
        { 1, "started_at", "date", "started_at: timestamp in files, date in the table, not read: a query that names it fails with HIVE_BAD_DATA; write the files anew, or give the table their type" },
        { 2, "rider", "varchar(40)", "" },
        { 2, "RIDER", "string", "" },
        { 3, "stops", "array<struct<name:string,tags:array<int>>>", "stops[].tags[]: string in files, int in the table, not read: a query that names it fails with HIVE_BAD_DATA; write the files anew, or give the table their type; what AWS documents of changed schemas leaves nested types out, so try it" },
        { 3, "stops", "array<struct<name:string,tags:array<string>,fare:double>>", "stops[].fare: nothing in files, double in the table, read: readers get null for the rows of these files; what AWS documents of changed schemas leaves nested types out, so try it" },
        { 3, "stops", "array<struct<tags:array<string>>>", "stops[].name: string in files, nothing in the table, read: no reader of the table sees it; what AWS documents of changed schemas leaves nested types out, so try it" },
        { 3, "stops", "array<string>", "stops[]: struct<name:string,tags:array<string>> in files, string in the table, not read: a query that names it fails with HIVE_BAD_DATA; write the files anew, or give the table their type; what AWS documents of changed schemas leaves nested types out, so try it" },
        { 4, "extras", "map<string,decimal(9,2)>", "extras{value}: bigint in files, decimal(9,2) in the table, not read: a query that names it fails with HIVE_BAD_DATA; write the files anew, or give the table their type; what AWS documents of changed schemas leaves nested types out, so try it" },
    };

    [Theory, MemberData(nameof(Columns))]
    public void A_column_that_has_changed_is_told_with_what_its_readers_get(int index, string name, string type, string told)
    {
        using var folder = new Folder();
        Of(folder, TripsAssembly.Trips(), Trip(1) + Trip(2, city: "Chur"));

        var report = Checked(folder, TripsAssembly.Trips().With($"{TripsAssembly.Columns}.{index}", new JsonObject { ["Name"] = name, ["Type"] = type }));

        Assert.Equal(told, string.Join('\n', report.Drift.Select(drift => $"{drift.Path}: {drift.InFiles ?? "nothing"} in files, {drift.InTable ?? "nothing"} in the table, {(drift.IsRead ? "read" : "not read")}: {drift.Reading}")));
        Assert.All(report.Drift, drift => Assert.Equal((2, "App/Crawler writes a line to its log, and leaves the table as it is"), (drift.Files, drift.Crawling)));
        Assert.All(report.Drift, drift => Assert.StartsWith("s3://the-lake/data/city=Bern/to-lake-1-", drift.Example, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("bigint", "int", true)]
    [InlineData("bigint", "tinyint", true)]
    [InlineData("smallint", "tinyint", true)]
    [InlineData("double", "float", true)]
    [InlineData("int", "bigint", false)]
    [InlineData("int", "int", false)]
    [InlineData("float", "double", false)]
    [InlineData("double", "int", false)]
    [InlineData("string", "int", false)]
    public void Athena_reads_the_pairs_of_types_that_it_documents(string asTable, string fromFile, bool reads) => Assert.Equal(reads, Widening.Reads(asTable, fromFile));

    [Theory]
    [InlineData("decimal(20,2)", "decimal(18,2)", true)]
    [InlineData("decimal(18,2)", "decimal(18,2)", false)]
    [InlineData("decimal(9,2)", "decimal(18,2)", false)]
    [InlineData("decimal(20,3)", "decimal(18,2)", false)]
    [InlineData("double", "decimal(18,2)", false)]
    public void A_decimal_with_more_digits_before_the_point_is_in_no_list(string asTable, string fromFile, bool wider) => Assert.Equal(wider, Widening.IsWiderDecimal(asTable, fromFile));

    public static TheoryData<string, string, string[]> Crawlers => new()
    {
        { """{ "UpdateBehavior": "UPDATE_IN_DATABASE" }""", "{}", ["city: a key of the table stays one", "extra: App/Crawler adds it to the table", "fare: App/Crawler takes it out of the table", "trip_id: App/Crawler makes it bigint in the table"] },
        { """{ "DeleteBehavior": "LOG" }""", """{"CrawlerOutput":{"Tables":{"AddOrUpdateBehavior":"MergeNewColumns"}}}""", ["city: a key of the table stays one", "extra: App/Crawler adds it to the table", "fare: App/Crawler adds columns only, and leaves this one as it is", "trip_id: App/Crawler adds columns only, and leaves this one as it is"] },
    };

    [Theory, MemberData(nameof(Crawlers))]
    public void What_a_crawler_would_change_follows_from_its_policy(string policy, string configuration, string[] told)
    {
        using var folder = new Folder();
        var rehearsed = Of(folder, TripsAssembly.Trips(), Trip(1));
        var file = rehearsed.Bucket + "/" + rehearsed.Keys("data/").Single();
        rehearsed.Query($"COPY (SELECT *, 'x' AS city, 1::INTEGER AS extra FROM read_parquet('{file}', hive_partitioning = false)) TO '{file}.new' (FORMAT parquet)");
        File.Move($"{file}.new", file, overwrite: true);
        var assembly = TripsAssembly.Trips().With("Crawler.Properties.SchemaChangePolicy", JsonNode.Parse(policy)).With("Crawler.Properties.Configuration", configuration)
            .With($"{TripsAssembly.Columns}.0", JsonNode.Parse("""{ "Name": "trip_id", "Type": "string" }"""))
            .With($"{TripsAssembly.Columns}.2", JsonNode.Parse("""{ "Name": "fare", "Type": "double" }"""));

        var drift = Checked(folder, assembly).Drift.Where(drift => drift.Path != "rider").ToList();

        Assert.Equal(told, drift.Select(drift => $"{drift.Path}: {drift.Crawling.Replace("; a partition that it adds has the files' columns", "", StringComparison.Ordinal)}"));
        Assert.All(drift.Where(drift => drift.Path != "city"), drift => Assert.EndsWith("; a partition that it adds has the files' columns", drift.Crawling, StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_without_crawlers_stays_as_it_is()
    {
        using var folder = new Folder();
        Of(folder, TripsAssembly.Trips(), Trip(1));

        var drift = Assert.Single(Checked(folder, TripsAssembly.Trips().With("Crawler", null).With($"{TripsAssembly.Columns}.0.Type", "double")).Drift);

        Assert.Equal("no crawler visits the table", drift.Crawling);
    }

    [Fact]
    public void A_lake_without_a_file_of_any_table_is_no_lake_of_these_templates()
    {
        using var folder = new Folder();
        Of(folder, TripsAssembly.Trips(), "");

        var refused = Assert.Throws<Input.InputException>(() => Checked(folder, TripsAssembly.Trips()));

        Assert.Equal($"{folder["out/lake"]}: holds no file of s3://the-lake/data/; name the folder of the buckets, like rehearsal/lake", refused.Message);
        Assert.Contains("does not exist", Assert.Throws<Input.InputException>(() => LakeCheck.Run(TripsAssembly.Trips().Plan(folder), folder["none"], Now, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_Parquet_is_named()
    {
        using var folder = new Folder();
        Of(folder, TripsAssembly.Trips(), Trip(1));
        folder.Write("out/lake/the-lake/data/city=Bern/notes.txt", "do not forget");
        folder.Write("out/lake/the-lake/data/city=Bern/_SUCCESS", "");

        var refused = Assert.Throws<Input.InputException>(() => Checked(folder, TripsAssembly.Trips()));

        Assert.StartsWith("s3://the-lake/data/: a file cannot be read as Parquet: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains("city=Bern/notes.txt", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_leaves_the_lake_as_it_was()
    {
        using var folder = new Folder();
        var before = Of(folder, TripsAssembly.Trips(), Trip(1)).Keys();

        var report = LakeCheck.Run(TripsAssembly.Trips().Plan(folder), folder["out/lake"], Now, TestContext.Current.CancellationToken);

        Assert.Equal(("trips", "db.trips", 1, false), (report.Tables[0].Dataset, report.Tables[0].Table, report.Tables[0].Data.Files, report.HasFindings));
        Assert.Equal(before, Directory.EnumerateFiles(folder["out/lake/the-lake"], "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder["out/lake/the-lake"], file)).Order(StringComparer.Ordinal));
    }

    private static ReferencePipeline.Rehearsal.Catalog.CatalogReport Checked(Folder folder, TripsAssembly assembly) =>
        LakeCheck.Run(assembly.Plan(folder), folder["out/lake"], Now, TestContext.Current.CancellationToken).Tables.Single().Catalog;
}
