using System.Text.Json;
using ReferencePipeline.Catalog;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Catalog;

[Collection(nameof(Synthesized))]
public sealed class CrawlerTests(Synthesized synthesized, Catalogs catalogs)
{
    private JsonElement OnArrival => Crawler(catalogs.Whole, "CRAWL_EVENT_MODE");

    private JsonElement Nightly => Crawler(catalogs.Whole, "CRAWL_EVERYTHING");

    [Fact]
    public void One_crawler_hears_of_arrivals_and_another_looks_at_everything_each_night()
    {
        Assert.Equal(["DatabaseName", "DlqEventQueueArn", "EventQueueArn", "Tables"], Target(OnArrival).EnumerateObject().Select(one => one.Name).Order());
        Assert.Equal(["DatabaseName", "Tables"], Target(Nightly).EnumerateObject().Select(one => one.Name).Order());
        Assert.Equal("cron(10 2 * * ? *)", Nightly.Text("Schedule", "ScheduleExpression"));
        // Tickets come once a week.
        Assert.Equal("cron(20 0/12 * * ? *)", OnArrival.Text("Schedule", "ScheduleExpression"));
    }

    [Theory]
    [InlineData(0.25, "cron(20 * * * ? *)")]
    [InlineData(1, "cron(20 * * * ? *)")]
    [InlineData(2, "cron(20 0/2 * * ? *)")]
    [InlineData(5, "cron(20 0/4 * * ? *)")]
    [InlineData(6, "cron(20 0/6 * * ? *)")]
    [InlineData(12, "cron(20 0/12 * * ? *)")]
    [InlineData(24, "cron(20 0/12 * * ? *)")]
    public void They_come_as_often_as_the_data_is_promised_within_an_hour_and_half_a_day(double hours, string schedule) =>
        Assert.Equal(schedule, Crawlers.Cadence(TimeSpan.FromHours(hours)));

    [Fact]
    public void They_crawl_declared_tables_that_take_events_and_have_partitions()
    {
        foreach (var crawler in new[] { OnArrival, Nightly })
        {
            Assert.Equal(["tickets"], Target(crawler).GetProperty("Tables").Texts());
            Assert.Equal("referencepipeline_sandbox", Target(crawler).Text("DatabaseName"));
        }
    }

    [Fact]
    public void They_rewrite_no_schema()
    {
        foreach (var crawler in new[] { OnArrival, Nightly })
        {
            Assert.Equal(("LOG", "LOG"), (crawler.Text("SchemaChangePolicy", "UpdateBehavior"), crawler.Text("SchemaChangePolicy", "DeleteBehavior")));
            var configuration = JsonDocument.Parse(crawler.Text("Configuration")).RootElement;
            Assert.Equal("InheritFromTable", configuration.Text("CrawlerOutput", "Partitions", "AddOrUpdateBehavior"));
        }
    }

    [Theory]
    [InlineData(false, "True", "lakeformation:GetDataAccess", "s3:GetObject")]
    [InlineData(true, "False", "s3:GetObject", "lakeformation:GetDataAccess")]
    public void They_read_by_the_governance_of_the_stage_and_not_otherwise(bool underIam, string lakeFormation, string has, string hasNot)
    {
        var template = underIam ? Template.In(synthesized.Of(Variant.UnderIam).Folder) : catalogs.Whole;

        Assert.Equal(lakeFormation.ToLowerInvariant(), Crawler(template, "CRAWL_EVENT_MODE").Text("LakeFormationConfiguration", "UseLakeFormationCredentials").ToLowerInvariant());
        var actions = Actions(template.Role("Registers new partitions"));
        Assert.Contains(has, actions);
        Assert.DoesNotContain(hasNot, actions);
    }

    [Fact]
    public void Their_role_is_Glues_for_this_account_and_lets_nothing_go()
    {
        var role = catalogs.Whole.Role("Registers new partitions");
        var trust = role.GetProperty("AssumeRolePolicyDocument").GetProperty("Statement")[0];

        Assert.Equal("/referencepipeline/sandbox/lake/", role.Text("Path"));
        Assert.Equal("glue.amazonaws.com", trust.Text("Principal", "Service"));
        Assert.True(trust.GetProperty("Condition").GetProperty("StringEquals").TryGetProperty("aws:SourceAccount", out _));
        Assert.DoesNotContain(Actions(role), action => action.Contains('*', StringComparison.Ordinal) || action.Contains(":Delete", StringComparison.Ordinal) && action != "sqs:DeleteMessage");
    }

    [Fact]
    public void Their_logs_are_encrypted_and_end()
    {
        var log = catalogs.Whole.Of("AWS::Logs::LogGroup").Single();
        var encryption = catalogs.Whole.Of("AWS::Glue::SecurityConfiguration").Single().GetProperty("EncryptionConfiguration").GetProperty("CloudWatchEncryption");

        Assert.Equal("14", log.Text("RetentionInDays"));
        Assert.StartsWith("/aws-glue/crawlers-role/referencepipeline/sandbox/lake/", log.Text("LogGroupName"));
        Assert.Equal("SSE-KMS", encryption.Text("CloudWatchEncryptionMode"));
        Assert.Contains("MessagesKey", log.GetProperty("KmsKeyId").GetProperty("Fn::ImportValue").GetString());
        Assert.Contains("MessagesKey", encryption.GetProperty("KmsKeyArn").GetProperty("Fn::ImportValue").GetString());
    }

    [Fact]
    public void A_failed_crawl_rings_the_alarm_and_is_put_aside_when_it_cannot()
    {
        var rule = catalogs.Whole.Of("AWS::Events::Rule").Single(one => one.GetProperty("EventPattern").GetProperty("detail-type").Texts()[0] == "Glue Crawler State Change");

        Assert.Equal(["Failed"], rule.GetProperty("EventPattern").GetProperty("detail").GetProperty("state").Texts());
        Assert.Equal(2, rule.GetProperty("EventPattern").GetProperty("detail").GetProperty("crawlerName").GetArrayLength());
        Assert.Contains("Alarms", rule.GetProperty("Targets")[0].GetProperty("Arn").GetProperty("Fn::ImportValue").GetString());
        Assert.True(rule.GetProperty("Targets")[0].TryGetProperty("DeadLetterConfig", out _));
    }

    [Fact]
    public void Where_every_dataset_is_retired_nothing_crawls()
    {
        Assert.Empty(catalogs.OnlyRetired.Of("AWS::Glue::Crawler"));
        Assert.NotEmpty(catalogs.OnlyRetired.Of("AWS::Glue::Table"));
        Assert.DoesNotContain(catalogs.OnlyRetired.Of("AWS::IAM::Role"), role => role.Text("Description") == "Registers new partitions");
    }

    private static JsonElement Crawler(Template template, string recrawl) =>
        template.Of("AWS::Glue::Crawler").Single(crawler => crawler.Text("RecrawlPolicy", "RecrawlBehavior") == recrawl);

    private static JsonElement Target(JsonElement crawler) => crawler.GetProperty("Targets").GetProperty("CatalogTargets").EnumerateArray().Single();

    private static IReadOnlyList<string> Actions(JsonElement role) =>
        [.. role.GetProperty("Policies")[0].GetProperty("PolicyDocument").GetProperty("Statement").EnumerateArray().SelectMany(statement => statement.GetProperty("Action").Texts())];
}
