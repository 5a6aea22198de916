using System.Text.Json.Nodes;

namespace ReferencePipeline.Rehearsal.Tests.Query;

/// <summary>Partitions as Athena's projection comes by them; what lies outside is in the lake and not in an answer.</summary>
public sealed class ProjectionTests(AskedLake lake) : IClassFixture<AskedLake>
{
    private const string Parameters = "Table.Properties.TableInput.Parameters";

    public static TheoryData<string, int, int> Projections => new()
    {
        { """{ "projection.enabled": "true", "projection.city.type": "enum", "projection.city.values": "Bern,Chur" }""", 2, 1 },
        { """{ "projection.enabled": "true", "projection.city.type": "ENUM", "projection.city.values": "bern" }""", 0, 3 },
        { """{ "projection.enabled": "true", "projection.city.type": "integer", "projection.city.range": "0,9" }""", 0, 3 },
        { """{ "projection.enabled": "false", "projection.city.type": "enum", "projection.city.values": "Bern" }""", 3, 0 },
        { "{}", 3, 0 },
    };

    [Theory, MemberData(nameof(Projections))]
    public void A_folder_outside_the_projection_is_not_seen(string parameters, int seen, int unseen)
    {
        var scan = Assert.Single(lake.Explain("SELECT count(*) FROM trips", templates: AskedLake.Templates().With(Parameters, JsonNode.Parse(parameters))).Scans);

        Assert.Equal((seen, unseen), (scan.AllPartitions, scan.UnseenPartitions));
    }

    [Theory]
    [InlineData("SELECT count(*) FROM trips WHERE city = 'Bern'", 1)]
    [InlineData("SELECT count(*) FROM trips WHERE city IN ('Bern', concat('Ba', 'sel')) AND trip_id > 0", 2)]
    [InlineData("SELECT count(*) FROM trips", null)]
    [InlineData("SELECT count(*) FROM trips WHERE city >= 'A'", null)]
    [InlineData("SELECT count(*) FROM trips WHERE city = 'Bern' OR city = 'Chur'", null)]
    [InlineData("SELECT count(*) FROM trips WHERE city = (SELECT 'Bern')", null)]
    [InlineData("SELECT count(*) FROM trips a JOIN trips b ON a.city = b.city WHERE a.city = 'Bern'", null)]
    public void An_injected_key_has_to_be_said(string sql, int? partitions)
    {
        var templates = AskedLake.Templates().With(Parameters, JsonNode.Parse("""{ "projection.enabled": "true", "projection.city.type": "injected" }"""));
        if (partitions is { } count)
            Assert.Equal(count, lake.Explain(sql, templates: templates).Scans.Single().Partitions);
        else
            Assert.StartsWith("CONSTRAINT_VIOLATION: For the injected projected partition column city, the WHERE clause must contain only static equality conditions", lake.Refusal(sql, templates: templates), StringComparison.Ordinal);
    }

    public static TheoryData<string, string, int, string, string> Days => new()
    {
        // A lake of one folder for each of five days, asked on 2026-03-05 at noon.
        { "yyyy-MM-dd", "NOW-2DAYS,NOW", 1, "2026-03-03 2026-03-04 2026-03-05", "day=${day}" },
        { "yyyy-MM-dd", "2026-03-04,2026-03-06", 1, "2026-03-04 2026-03-05 2026-03-06", "day=${day}" },
        { "yyyy-MM-dd", "NOW-1MONTHS,NOW-1DAYS", 1, "2026-03-02 2026-03-03 2026-03-04", "day=${day}" },
        { "yyyy/MM/dd", "NOW - 1 DAY, NOW+1DAYS", 1, "2026-03-04 2026-03-05 2026-03-06", "${day}" },
        { "yyyyMMdd", "20260306,NOW+9DAYS", 1, "2026-03-06", "on-${day}" },
        { "yyyy-MM-dd", "2026-03-02,2026-03-06", 2, "2026-03-02 2026-03-04 2026-03-06", "day=${day}" },
    };

    [Theory, MemberData(nameof(Days))]
    public void Days_are_projected_by_format_range_and_template(string format, string range, int step, string seen, string template)
    {
        using var folder = new Folder();
        var days = Enumerable.Range(2, 5).Select(day => new DateOnly(2026, 3, day)).ToList();
        string Text(DateOnly day) => day.ToString(format, System.Globalization.CultureInfo.InvariantCulture);
        foreach (var day in days)
        {
            var target = Directory.CreateDirectory(Path.Combine(folder["lake"], "the-lake", "data", template.Replace("${day}", Text(day), StringComparison.Ordinal))).FullName;
            File.Copy(lake.FileOf("Chur"), Path.Combine(target, "part.parquet"));
        }

        var templates = AskedLake.Templates()
            .With("Table.Properties.TableInput.PartitionKeys", JsonNode.Parse("""[{ "Name": "day", "Type": "string" }]"""))
            .With(Parameters, JsonNode.Parse($$"""{ "projection.enabled": "true", "projection.day.type": "date", "projection.day.format": "{{format}}", "projection.day.range": "{{range}}", "projection.day.interval": "{{step}}", "projection.day.interval.unit": "DAYS", "storage.location.template": "s3://the-lake/data/{{template}}" }"""))
            .With("ReaderGrant.Properties.Resource", JsonNode.Parse("""{ "Table": { "DatabaseName": "db", "Name": "trips" } }"""));
        using var query = new Rehearsal.Query.LakeQuery(new() { Assembly = AskedLake.Assembly(templates), Lake = folder["lake"], Role = "reader", Sql = "SELECT day FROM db.trips ORDER BY day", Now = new(2026, 3, 5, 12, 0, 0, DateTimeKind.Utc) });

        Assert.Equal(seen.Split(' ').Select(day => Text(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))), query.Answer().Rows.Select(row => (string)row[0]!));
    }
}
