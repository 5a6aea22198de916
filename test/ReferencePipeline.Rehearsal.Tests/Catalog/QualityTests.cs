using System.Text.Json.Nodes;
using ReferencePipeline.Rehearsal.Catalog.Quality;
using static ReferencePipeline.Rehearsal.Tests.Rehearsed;

namespace ReferencePipeline.Rehearsal.Tests.Catalog;

/// <summary>Rulesets of the templates, on rows that were rehearsed.</summary>
public sealed class QualityTests
{
    [Fact]
    public void Rules_are_measured_on_the_rows_that_were_written_keys_included()
    {
        using var folder = new Folder();
        var assembly = TripsAssembly.Trips().With("Rules", Ruleset("""
            Rules = [ RowCount = 3, IsPrimaryKey "trip_id", IsUnique "city", ColumnCount = 6, CustomSql "SELECT COUNT(*) FROM primary WHERE city = 'Bern' AND size(stops) = 2" = 0 ]
            """));

        var report = Assert.Single(Of(folder, assembly, Trip(1) + Trip(2) + Trip(3, city: "Chur")).Delivery.Catalog.Quality);

        Assert.Equal(("rules-of-trips", 0.75), (report.Ruleset, report.Score));
        Assert.Equal(["passed 3", "passed 1", "failed 0.333333", "passed 6"], report.Rules.SkipLast(1).Select(rule => $"{rule.Outcome} {rule.Found}"));
        Assert.StartsWith("the engine here does not run it as Spark would: ", report.Rules[^1].Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_no_crawler_registers_are_not_measured()
    {
        using var folder = new Folder();
        var assembly = TripsAssembly.Trips().With("Rules", Ruleset("Rules = [ RowCount = 1 ]"))
            .With("Crawler.Properties.Targets", JsonNode.Parse("""{ "S3Targets": [{ "Path": "s3://the-lake/data/city=Chur/" }] }""")).With("Crawler.Properties.DatabaseName", "db");

        Assert.Equal("passed", Of(folder, assembly, Trip(1) + Trip(2) + Trip(3, city: "Chur")).Delivery.Catalog.Quality[0].Rules[0].Outcome);
    }

    [Fact]
    public void A_column_that_files_do_not_have_is_null_in_all_their_rows()
    {
        using var folder = new Folder();
        Of(folder, TripsAssembly.Trips(), Trip(1) + Trip(2));
        var assembly = TripsAssembly.Trips().With("Rules", Ruleset("Rules = [ Completeness \"fare\" = 0, IsComplete \"trip_id\" ]"))
            .With($"{TripsAssembly.Columns}.2", new JsonObject { ["Name"] = "fare", ["Type"] = "double" });

        var catalog = LakeCheck.Run(assembly.Plan(folder), folder["out/lake"], DateTime.UnixEpoch, TestContext.Current.CancellationToken).Tables[0].Catalog;

        Assert.Equal(["passed", "passed"], catalog.Quality[0].Rules.Select(rule => rule.Outcome));
    }

    [Fact]
    public void A_table_that_got_nothing_is_measured_all_the_same()
    {
        using var folder = new Folder();

        var report = Assert.Single(Of(folder, TripsAssembly.Trips().With("Rules", Ruleset("Rules = [ RowCount > 0 ]")), "").Delivery.Catalog.Quality);

        Assert.Equal(new RuleReport("RowCount > 0", "failed", "0"), Assert.Single(report.Rules));
    }

    [Fact]
    public void A_ruleset_of_another_table_is_no_concern_of_this_one()
    {
        using var folder = new Folder();

        Assert.Empty(Of(folder, TripsAssembly.Trips().With("Rules", Ruleset("Rules = [ RowCount > 0 ]", "others")), Trip(1)).Delivery.Catalog.Quality);
    }

    [Fact]
    public void A_ruleset_that_Glue_refuses_is_told_where_it_stands()
    {
        using var folder = new Folder();

        var report = Assert.Single(Of(folder, TripsAssembly.Trips().With("Rules", Ruleset("Rules = RowCount > 0")), Trip(1)).Delivery.Catalog.Quality);

        Assert.Equal("App/Rules: Ruleset: cannot be read: it has no Rules = [ … ]; Glue refuses it", report.Problem);
        Assert.Null(report.Score);
    }

    private static JsonObject Ruleset(string rules, string table = "trips") => new JsonObject
    {
        ["Type"] = "AWS::Glue::DataQualityRuleset",
        ["Properties"] = new JsonObject { ["Name"] = "rules-of-trips", ["Ruleset"] = rules, ["TargetTable"] = new JsonObject { ["DatabaseName"] = "db", ["TableName"] = table } },
    };
}
