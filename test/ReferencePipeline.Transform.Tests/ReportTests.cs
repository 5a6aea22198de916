using System.Text.Json;
using ReferencePipeline.Transform.Telemetry;

namespace ReferencePipeline.Transform.Tests;

public sealed class ReportTests
{
    [Fact]
    public void A_batch_is_one_line_in_the_embedded_metric_format()
    {
        using var bench = new Bench();

        bench.Handle(FirehoseEvents.OfTexts("""{"a":"??"}""", "{}", "{}"));

        var line = JsonDocument.Parse(Assert.Single(bench.Lines)).RootElement;
        var aws = line.GetProperty("_aws");
        var directive = Assert.Single(aws.GetProperty("CloudWatchMetrics").EnumerateArray());
        Assert.Equal(Bench.Now.ToUnixTimeMilliseconds(), aws.GetProperty("Timestamp").GetInt64());
        Assert.Equal("ReferencePipeline", directive.GetProperty("Namespace").GetString());
        Assert.Equal("""[["Dataset","Stage"]]""", directive.GetProperty("Dimensions").GetRawText());
        Assert.Equal(("page_views", "sandbox"), (line.GetProperty("Dataset").GetString(), line.GetProperty("Stage").GetString()));
        // Every metric that the directive names must be a number at the root, or CloudWatch drops the line.
        foreach (var metric in directive.GetProperty("Metrics").EnumerateArray())
            Assert.Equal(JsonValueKind.Number, line.GetProperty(metric.GetProperty("Name").GetString()!).ValueKind);
    }

    public static TheoryData<string, string, double> Counted => new()
    {
        { "Accepted", "Count", 2 },
        { "Refused", "Count", 1 },
        { "Refused.missing", "Count", 1 },
        { "Refused.not-json", "Count", 1 },
        { "UnknownFields", "Count", 2 },
        { "BytesIn", "Bytes", 10 + 2 + 3 },
        { "BytesOut", "Bytes", 11 + 3 },
    };

    [Theory, MemberData(nameof(Counted))]
    public void Each_thing_worth_an_alarm_is_counted(string name, string unit, double value)
    {
        using var bench = new Bench();

        bench.Handle(FirehoseEvents.OfTexts("earlier batch"));
        bench.Handle(FirehoseEvents.OfTexts("""{"a":"??"}""", "{}", "bad"));

        var declared = bench.Metrics.GetProperty("_aws").GetProperty("CloudWatchMetrics")[0].GetProperty("Metrics").EnumerateArray()
            .Single(metric => metric.GetProperty("Name").GetString() == name);
        Assert.Equal(unit, declared.GetProperty("Unit").GetString());
        Assert.Equal(value, bench.Metrics.GetProperty(name).GetDouble());
    }

    [Fact]
    public void A_refused_record_is_told_with_its_reasons_and_the_digest_that_finds_it_in_quarantine()
    {
        using var bench = new Bench();

        bench.Handle(FirehoseEvents.OfTexts("bad"));

        Assert.Equal($$"""
            {"level":"warn","message":"record refused","dataset":"page_views","stage":"sandbox","requestId":"r-1","recordId":"{{FirehoseEvents.Id(0)}}",
            "sha256":"2f05d4b689d270cafb02285f35f44866f7dc8a2d368a3f9d1124373eeab31fb1","arrivalTimestamp":1772352930250,
            "reasons":[{"code":"not-json","path":"","message":"must start with a brace"},{"code":"missing","path":"order.id","message":"must be there, but is \"not\""}]}
            """.ReplaceLineEndings(""), bench.Lines[0]);
    }

    [Fact]
    public void A_flood_of_bad_records_is_told_by_a_few_and_counted_in_full()
    {
        using var bench = new Bench();

        bench.Handle(FirehoseEvents.OfTexts(Enumerable.Repeat("bad", Report.MostRefusals + 15)));

        Assert.Equal(Report.MostRefusals + 1, bench.Lines.Length);
        Assert.Equal(40, bench.Metrics.GetProperty("Refused").GetInt32());
        Assert.Equal(15, bench.Metrics.GetProperty("refusalsNotLogged").GetInt32());
    }
}
