using System.Net;
using System.Text;
using System.Text.Json;
using ReferencePipeline.Contracts;
using ReferencePipeline.Contracts.Validation;
using ReferencePipeline.Transform.Firehose;
using ReferencePipeline.Transform.Runtime;
using ReferencePipeline.Transform.Telemetry;

namespace ReferencePipeline.Transform.Tests;

public sealed class ContractTests
{
    private static readonly Salts Salts = new(new Dictionary<string, byte[]> { ["page-views/email-salt"] = "Jefe"u8.ToArray() });

    private static Bench PageViews() => new(ContractJudge.For(Repository.PageViews, Salts));

    private const string View = """
        {"pageViewId":"5f0c6a1e-0b6d-4c58-9a2e-3f1d7c9b8a40","eventTime":"2026-03-01T09:15:30+01:00","visitorId":"v7h2k9q0x","ipAddress":"192.0.2.17","url":"https://www.example.com/","device":{"kind":"phone"},"httpStatus":200,"signedIn":false}
        """;

    [Fact]
    public void A_page_view_becomes_a_line_of_its_table_and_names_its_folder()
    {
        using var bench = PageViews();

        var answer = Assert.Single(bench.Handle(FirehoseEvents.OfTexts(View)));

        Assert.Equal(("Ok", """{"event_date":"2026-03-01","event_hour":"08"}"""), (answer.Result, answer.PartitionKeys));
        Assert.EndsWith("}\n", answer.Text, StringComparison.Ordinal);
        var row = JsonDocument.Parse(answer.Text).RootElement;
        var stored = Repository.PageViews.Columns.Select(field => field.Column.Value).ToHashSet();
        Assert.All(row.EnumerateObject(), member => Assert.Contains(member.Name, stored));
        Assert.Equal("v7h2k9q0x", row.GetProperty("visitor_id").GetString());
        Assert.Equal("phone", row.GetProperty("device").GetProperty("kind").GetString());
        Assert.Equal(200, row.GetProperty("http_status").GetInt32());
    }

    [Fact]
    public void A_pseudonym_is_made_with_the_salt_that_the_contract_names()
    {
        using var bench = PageViews();

        var answer = Assert.Single(bench.Handle(FirehoseEvents.OfTexts(View.Replace("\"url\"", "\"email\":\"what@do.ya\",\"url\"", StringComparison.Ordinal))));

        var expected = Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData("Jefe"u8, "what@do.ya"u8));
        Assert.Equal(expected, JsonDocument.Parse(answer.Text).RootElement.GetProperty("email_pseudonym").GetString());
    }

    public static TheoryData<string, string, string> Broken => new()
    {
        { "\"httpStatus\":200", "\"httpStatus\":99", "out-of-range" },
        { "\"httpStatus\":200,", "", "missing" },
        { "\"httpStatus\":200", "\"httpStatus\":\"200\"", "wrong-type" },
        { "2026-03-01T09:15:30", "2026-02-20T09:15:30", "event-time-late" },
        { "2026-03-01T09:15:30", "2026-03-01T10:20:30", "event-time-early" },
        { "false}", "false", "not-json" },
    };

    [Theory, MemberData(nameof(Broken))]
    public void A_page_view_that_breaks_the_contract_comes_back_with_the_reason_and_its_meaning(string part, string instead, string code)
    {
        using var bench = PageViews();
        var record = View.Replace(part, instead, StringComparison.Ordinal);

        var answer = Assert.Single(bench.Handle(FirehoseEvents.OfTexts(record)));

        Assert.Equal([code], answer.Codes);
        Assert.Equal(record, Encoding.UTF8.GetString(answer.Original));
        Assert.Contains(Reasons.All.Single(reason => reason.Code == code).Meaning, answer.Text, StringComparison.Ordinal);
        Assert.Equal(1, bench.Metrics.GetProperty($"Refused.{code}").GetInt32());
    }

    [Fact]
    public void A_record_that_lacks_two_fields_tells_both_and_counts_once()
    {
        using var bench = PageViews();

        var answer = Assert.Single(bench.Handle(FirehoseEvents.OfTexts(View.Replace("\"httpStatus\":200,\"signedIn\":false", "\"scrollDepth\":0.5", StringComparison.Ordinal))));

        Assert.Equal(["missing", "missing"], answer.Codes);
        Assert.Equal(1, bench.Metrics.GetProperty("Refused.missing").GetInt32());
    }

    [Fact]
    public void Fields_that_the_contract_does_not_name_are_left_out_and_counted()
    {
        using var bench = PageViews();

        var answer = Assert.Single(bench.Handle(FirehoseEvents.OfTexts(View.Replace("{\"pageViewId\"", "{\"new\":1,\"newer\":{},\"pageViewId\"", StringComparison.Ordinal))));

        Assert.DoesNotContain("new", answer.Text, StringComparison.Ordinal);
        Assert.Equal(2, bench.Metrics.GetProperty("UnknownFields").GetInt32());
    }

    [Fact]
    public void A_batch_as_large_as_the_processor_may_buffer_never_passes_the_limit()
    {
        // The shortest page view there can be grows most: its names get longer, and what is derived comes on top.
        const string Shortest = """
            {"pageViewId":"5f0c6a1e-0b6d-4c58-9a2e-3f1d7c9b8a40","eventTime":"2026-03-01T08:15:30Z","sentAt":1,"visitorId":"v0000001","email":"a@b.de","ipAddress":"1.2.3.4","url":"a:b","referrerHost":"a","device":{"kind":"phone"},"httpStatus":200,"signedIn":true}
            """;
        var bytes = ProcessorBuffer.MegabytesFor(Repository.PageViews) * 1024 * 1024 + RecordValidator.MaxLength;
        using var bench = PageViews();

        var response = bench.Response(FirehoseEvents.OfTexts(Enumerable.Repeat(Shortest.Trim(), (int)(bytes / Shortest.Trim().Length))));

        Assert.DoesNotContain("Refused.", bench.Lines[^1], StringComparison.Ordinal);
        Assert.InRange(response.Length, 1_000_000, Answers.Limit);
    }

    [Fact]
    public void The_asset_starts_reads_its_salt_and_answers()
    {
        using var service = new FakeSecretsManager(HttpStatusCode.OK, """{"SecretString":"Jefe"}""");
        var asset = Directory.CreateTempSubdirectory("transform-");
        try
        {
            File.Copy(Path.Combine(Repository.Contracts, "page-views.odcs.yaml"), Path.Combine(asset.FullName, FunctionSettings.ContractFile));
            using var log = new Log(Stream.Null);
            using var handler = TransformFunction.Start(asset.FullName, name => name switch
            {
                "DATASET" => "page_views",
                "STAGE" => "sandbox",
                "SALTS" => """{"page-views/email-salt":"arn:salt"}""",
                "AWS_REGION" => "eu-central-1",
                "AWS_ENDPOINT_URL_SECRETS_MANAGER" => $"http://{service.Authority}",
                "AWS_ACCESS_KEY_ID" or "AWS_SECRET_ACCESS_KEY" => "key",
                _ => null,
            }, log);

            Assert.Equal("""{"SecretId":"arn:salt"}""", service.Body);
            Assert.Equal("Ok", Assert.Single(Answer.All(handler.Handle(new Invocation("r", DateTimeOffset.UtcNow.AddMinutes(1), FirehoseEvents.OfTexts(View))))).Result);
        }
        finally
        {
            asset.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_contract_without_salts_needs_no_secret_and_no_credentials()
    {
        var asset = Directory.CreateTempSubdirectory("transform-");
        try
        {
            File.Copy(Path.Combine(Repository.Contracts, "orders.odcs.yaml"), Path.Combine(asset.FullName, FunctionSettings.ContractFile));
            using var log = new Log(Stream.Null);
            using var handler = TransformFunction.Start(asset.FullName, name => name switch { "DATASET" => "orders", "STAGE" => "sandbox", _ => null }, log);

            Assert.Equal("""{"records":[]}""", Encoding.UTF8.GetString(handler.Handle(new Invocation("r", DateTimeOffset.UtcNow.AddMinutes(1), FirehoseEvents.Text())).Span));
        }
        finally
        {
            asset.Delete(recursive: true);
        }
    }

    public static TheoryData<string, decimal> Buffers => new() { { "orders", 0.8m }, { "page_views", 0.5m } };

    [Theory, MemberData(nameof(Buffers))]
    public void The_processors_buffer_follows_from_the_contract(string table, decimal megabytes) =>
        Assert.Equal(megabytes, ProcessorBuffer.MegabytesFor(ContractSet.Load(Repository.Contracts).Datasets.Single(dataset => dataset.Table.Value == table)));
}

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    public static string Contracts { get; } = Path.Combine(Root(), "contracts");

    public static Dataset PageViews { get; } = ContractSet.Load(Contracts).Datasets.Single(dataset => dataset.Table.Value == "page_views");

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ReferencePipeline.sln")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException("The tests run outside of the repository.");
    }
}
