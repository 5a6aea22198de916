using System.Text.Json.Nodes;
using ReferencePipeline.Rehearsal.Catalog;
using static ReferencePipeline.Rehearsal.Tests.Rehearsed;

namespace ReferencePipeline.Rehearsal.Tests.Catalog;

/// <summary>Edits the templates, and sees who still reads what is written.</summary>
public sealed class CatalogTests
{
    private const string Parameters = "Table.Properties.TableInput.Parameters";
    private const string Prefix = $"{TripsAssembly.Destination}.Prefix";
    private const string Targets = "Crawler.Properties.Targets";

    [Fact]
    public void Nobody_misses_anything_when_crawler_and_projection_agree()
    {
        using var folder = new Folder();

        var catalog = Of(folder, TripsAssembly.Trips(), Trip(1, city: "Bern") + Trip(2, city: "Basel") + Trip(3, city: "Basel")).Delivery.Catalog;

        Assert.Empty(catalog.Disagreements);
        Assert.Equal((2, 2, true), (catalog.Registered, catalog.ReadByAthena, catalog.IsProjected));
        Assert.Equal(["App/Crawler"], catalog.Crawlers);
    }

    public static TheoryData<string, string, string> Projections => new()
    {
        { """{ "projection.city.type": "enum", "projection.city.values": "Bern,Genf" }""", "projection.city.values", "does not list it; add it, or refuse it in the contract" },
        { """{ "projection.city.type": "integer", "projection.city.range": "1,5" }""", "projection.city.type", "is integer, and that is no whole number; make it injected, or have the folder named by a number" },
        { """{ "projection.city.type": "injected", "storage.location.template": "s3://the-lake/data/${city}/" }""", "storage.location.template", "is s3://the-lake/data/${city}/, which leads elsewhere; have it lead to where the delivery stream writes" },
        { """{ "projection.city.type": "injected", "storage.location.template": "s3://the-lake/data/" }""", "", "Athena refuses every query of the table: storage.location.template does not name ${city}; mend the parameter" },
        { """{ "projection.city.type": "injected", "storage.location.template": "s3://the-lake/${town}/" }""", "", "Athena refuses every query of the table: storage.location.template names ${town}, which is no partition key; mend the parameter" },
        { """{ "projection.city.values": "Bern" }""", "", "Athena refuses every query of the table: projection.city.type is missing; mend the parameter" },
    };

    [Theory, MemberData(nameof(Projections))]
    public void A_projection_that_passes_by_what_the_crawler_registers_is_told(string parameters, string parameter, string told)
    {
        using var folder = new Folder();
        var changed = JsonNode.Parse(parameters)!.AsObject();
        changed["projection.enabled"] = "true";

        var catalog = Of(folder, TripsAssembly.Trips().With(Parameters, changed), Trip(1, city: "Basel") + Trip(2, city: "Basel") + Trip(3, city: "Chur")).Delivery.Catalog;

        var found = Assert.Single(catalog.Disagreements);
        Assert.Equal(("catalog", 2, 3L, "s3://the-lake/data/city=Basel/"), (found.SeenBy, found.Partitions, found.Rows, found.Example));
        Assert.Equal($"App/Table: TableInput.Parameters{(parameter.Length == 0 ? "" : $".{parameter}")}", found.Where);
        Assert.Equal(told, $"{found.Why}; {found.Instead}");
        Assert.Equal((2, 0), (catalog.Registered, catalog.ReadByAthena));
    }

    [Fact]
    public void Values_that_are_projected_and_have_no_folder_are_no_finding()
    {
        using var folder = new Folder();
        var parameters = JsonNode.Parse("""{ "projection.enabled": "TRUE", "projection.city.type": "enum", "projection.city.values": "Basel,Bern,Chur,Genf" }""");

        var catalog = Of(folder, TripsAssembly.Trips().With(Parameters, parameters), Trip(1)).Delivery.Catalog;

        Assert.Empty(catalog.Disagreements);
        Assert.Equal(1, catalog.ReadByAthena);
    }

    [Fact]
    public void Without_projection_Athena_reads_what_is_registered()
    {
        using var folder = new Folder();

        var catalog = Of(folder, TripsAssembly.Trips().With(Parameters, new JsonObject { ["projection.enabled"] = "false" }), Trip(1)).Delivery.Catalog;

        Assert.Empty(catalog.Disagreements);
        Assert.Equal((1, 1, false), (catalog.Registered, catalog.ReadByAthena, catalog.IsProjected));
    }

    public static TheoryData<string, string, string> Crawlers => new()
    {
        { """{ "CatalogTargets": [{ "DatabaseName": "db", "Tables": ["others"] }] }""", "athena", "no crawler of the templates visits the table" },
        { """{ "CatalogTargets": [{ "DatabaseName": "other", "Tables": ["trips"] }] }""", "athena", "no crawler of the templates visits the table" },
        { """{ "S3Targets": [{ "Path": "s3://the-lake/data/city=Genf" }] }""", "athena", "it is outside the targets of App/Crawler, or excluded" },
        { """{ "S3Targets": [{ "Path": "s3://the-lake", "Exclusions": ["data/city=B*/**"] }] }""", "athena", "it is outside the targets of App/Crawler, or excluded" },
    };

    [Theory, MemberData(nameof(Crawlers))]
    public void What_no_crawler_registers_only_Athena_sees(string targets, string seenBy, string why)
    {
        using var folder = new Folder();
        var assembly = TripsAssembly.Trips().With(Targets, JsonNode.Parse(targets)).With("Crawler.Properties.DatabaseName", "db");

        var catalog = Of(folder, assembly, Trip(1, city: "Bern") + Trip(2, city: "Bern")).Delivery.Catalog;

        var found = Assert.Single(catalog.Disagreements);
        Assert.Equal((seenBy, why, 2L), (found.SeenBy, found.Why, found.Rows));
        Assert.Equal((0, 1), (catalog.Registered, catalog.ReadByAthena));
    }

    [Theory]
    [InlineData("""{ "S3Targets": [{ "Path": "s3://the-lake/data/" }] }""")]
    [InlineData("""{ "S3Targets": [{ "Path": "s3://the-lake", "Exclusions": ["raw/**", "errors/**", "**.csv"] }] }""")]
    [InlineData("""{ "S3Targets": [{ "Path": "s3://elsewhere" }], "CatalogTargets": [{ "DatabaseName": "db", "Tables": ["orders", "trips"] }] }""")]
    public void A_target_that_holds_the_table_registers_its_partitions(string targets)
    {
        using var folder = new Folder();
        var assembly = TripsAssembly.Trips().With(Targets, JsonNode.Parse(targets)).With("Crawler.Properties.DatabaseName", "db");

        Assert.Equal(1, Of(folder, assembly, Trip(1)).Delivery.Catalog.Registered);
    }

    [Theory]
    [InlineData("Crawler.Properties.Configuration", "Version 1.0", "App/Crawler: Configuration: is no JSON; write one like {\"Version\":1.0}")]
    [InlineData("Crawler.Properties.SchemaChangePolicy.UpdateBehavior", "ASK", "App/Crawler: SchemaChangePolicy.UpdateBehavior: is 'ASK', which is not understood here; write UPDATE_IN_DATABASE or LOG")]
    public void A_crawler_that_is_not_understood_is_refused_with_its_place(string path, string value, string message)
    {
        using var folder = new Folder();

        Assert.Equal(message, Assert.Throws<Templates.AssemblyException>(() => TripsAssembly.Trips().With(path, value).Plan(folder)).Message);
    }

    public static TheoryData<string, string, string> Prefixes => new()
    {
        { "data/!{partitionKeyFromLambda:city}/", "s3://the-lake/data/Bern/", "a folder on its way has no key=value, and the table's keys are city=…" },
        { "data/town=!{partitionKeyFromLambda:city}/", "s3://the-lake/data/town=Bern/", "its folders name town=…, and the table's keys are city=…" },
        { "data/city=!{partitionKeyFromLambda:city}/day=!{timestamp:dd}/", "s3://the-lake/data/city=Bern/day=01/", "its folders name city=…/day=…, and the table's keys are city=…" },
        { "elsewhere/city=!{partitionKeyFromLambda:city}/", "s3://the-lake/elsewhere/city=Bern/", "it lies outside the table's location, s3://the-lake/data/" },
    };

    [Theory, MemberData(nameof(Prefixes))]
    public void What_is_written_where_no_partition_can_be_nobody_sees(string prefix, string example, string why)
    {
        using var folder = new Folder();

        var catalog = Of(folder, TripsAssembly.Trips().With(Prefix, prefix), Trip(1)).Delivery.Catalog;

        var found = Assert.Single(catalog.Disagreements);
        Assert.Equal(("nobody", why, 1L, example), (found.SeenBy, found.Why, found.Rows, found.Example));
    }

    [Fact]
    public void The_location_template_reads_folders_that_no_crawler_understands()
    {
        using var folder = new Folder();
        var parameters = new JsonObject { ["projection.enabled"] = "true", ["projection.city.type"] = "injected", ["storage.location.template"] = "s3://the-lake/elsewhere/city=${city}" };

        var catalog = Of(folder, TripsAssembly.Trips().With(Prefix, "elsewhere/city=!{partitionKeyFromLambda:city}/").With(Parameters, parameters), Trip(1)).Delivery.Catalog;

        Assert.Equal("athena", Assert.Single(catalog.Disagreements).SeenBy);
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("2026-03-02T09:00:00Z", 0)]
    [InlineData("2026-03-04T00:00:00Z", 1)]
    public void A_partition_is_asked_for_when_it_is_written_or_at_the_time_that_is_said(string? now, int expected)
    {
        using var folder = new Folder();
        var parameters = new JsonObject { ["projection.enabled"] = "true", ["projection.city.type"] = "date", ["projection.city.range"] = "NOW-2DAYS,NOW", ["projection.city.format"] = "yyyy-MM-dd" };
        var events = Trip(1, "2026-03-01T10:00:00Z", "2026-03-01") + Trip(2, "2099-01-01T10:00:00Z", "2099-01-01");

        var catalog = Of(folder, TripsAssembly.Trips().With(Parameters, parameters), now is null ? events : Trip(1, "2026-03-01T10:00:00Z", "2026-03-01"), new() { Now = now is null ? null : DateTime.Parse(now).ToUniversalTime() }).Delivery.Catalog;

        Assert.Equal(expected, catalog.Disagreements.Count);
    }

    [Theory]
    [InlineData("processing-failed", "NOW-1DAYS,NOW", "")]
    [InlineData("conversion-failed", "NOW-1DAYS,NOW", "projection.kind.values does not list it; add it, or refuse it in the contract")]
    [InlineData("processing-failed", "2020-01-01,2020-12-31", "projection.day.range is 2020-01-01,2020-12-31; widen it to hold the value")]
    public void Refused_records_that_no_query_would_find_are_told_too(string kinds, string days, string told)
    {
        using var folder = new Folder();
        var quarantine = JsonNode.Parse($$"""
            { "Type": "AWS::Glue::Table", "Properties": { "DatabaseName": "db", "TableInput": {
              "Name": "refused",
              "PartitionKeys": [{ "Name": "kind", "Type": "string" }, { "Name": "day", "Type": "date" }],
              "StorageDescriptor": { "Location": "s3://the-lake/errors/", "Columns": [{ "Name": "rawdata", "Type": "string" }] },
              "Parameters": { "projection.enabled": "true", "projection.kind.type": "enum", "projection.kind.values": "{{kinds}}",
                "projection.day.type": "date", "projection.day.range": "{{days}}", "projection.day.format": "yyyy-MM-dd" } } } }
            """);
        var assembly = TripsAssembly.Trips().With("Quarantine", quarantine).With($"{TripsAssembly.Destination}.ErrorOutputPrefix", "errors/kind=!{firehose:error-output-type}/day=!{timestamp:yyyy-MM-dd}/");

        var found = Of(folder, assembly, Trip(1) + "{}\n" + "nonsense\n").Delivery.Catalog.Disagreements;

        Assert.Equal(told.Length == 0 ? [] : [$"nobody: 2 in s3://the-lake/errors/kind=processing-failed/day=2026-03-01/: App/Quarantine: TableInput.Parameters.{told}"],
            found.Select(one => $"{one.SeenBy}: {one.Rows} in {one.Example}: {one.Where} {one.Why}; {one.Instead}"));
    }

    public static TheoryData<string, string, bool> Globs => new()
    {
        { "*.csv", "a.csv", true },
        { "*.csv", "b/a.csv", false },
        { "**.csv", "b/a.csv", true },
        { "b/**", "b/c/a.csv", true },
        { "b/?.csv", "b/a.csv", true },
        { "b/?.csv", "b/ab.csv", false },
        { "*.{csv,json}", "a.json", true },
        { "*.{csv,json}", "a.txt", false },
        { "[a-c].csv", "b.csv", true },
        { "[!a-c].csv", "b.csv", false },
        { "[!a-c].csv", "d.csv", true },
        { @"\*.csv", "*.csv", true },
        { @"\*.csv", "a.csv", false },
        { "a.csv", "aXcsv", false },
    };

    [Theory, MemberData(nameof(Globs))]
    public void An_exclusion_is_a_pattern_of_paths(string pattern, string path, bool matches) => Assert.Equal(matches, Glob.Matches(pattern, path));
}
