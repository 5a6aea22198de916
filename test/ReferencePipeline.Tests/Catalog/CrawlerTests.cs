using System.Text.Json.Nodes;
using ReferencePipeline.Catalog;
using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Catalog;

[Collection(nameof(Synthesized))]
public sealed class CrawlerTests(Synthesized synthesized, Catalogs catalogs)
{
    private TemplateResource OnArrival => Crawler(catalogs.Whole, "CRAWL_EVENT_MODE");

    private TemplateResource Nightly => Crawler(catalogs.Whole, "CRAWL_EVERYTHING");

    [Fact]
    public void One_crawler_hears_of_arrivals_and_another_looks_at_everything_each_night()
    {
        Assert.Equal(["DatabaseName", "DlqEventQueueArn", "EventQueueArn", "Tables"], Target(OnArrival).Members.Select(one => one.Key).Order());
        Assert.Equal(["DatabaseName", "Tables"], Target(Nightly).Members.Select(one => one.Key).Order());
        Assert.Equal("cron(10 2 * * ? *)", Nightly["Schedule.ScheduleExpression"].Literal);
        // Tickets come once a week.
        Assert.Equal("cron(20 0/12 * * ? *)", OnArrival["Schedule.ScheduleExpression"].Literal);
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
            Assert.Equal(["tickets"], Target(crawler)["Tables"].Texts);
            Assert.Equal("referencepipeline_sandbox", Target(crawler)["DatabaseName"].Text);
        }
    }

    [Fact]
    public void They_rewrite_no_schema()
    {
        foreach (var crawler in new[] { OnArrival, Nightly })
        {
            Assert.Equal(("LOG", "LOG"), (crawler["SchemaChangePolicy.UpdateBehavior"].Literal, crawler["SchemaChangePolicy.DeleteBehavior"].Literal));
            var configuration = JsonNode.Parse(crawler["Configuration"].Literal)!;
            Assert.Equal("InheritFromTable", configuration["CrawlerOutput"]!["Partitions"]!["AddOrUpdateBehavior"]!.GetValue<string>());
        }
    }

    [Theory]
    [InlineData(false, "true", "lakeformation:GetDataAccess", "s3:GetObject")]
    [InlineData(true, "false", "s3:GetObject", "lakeformation:GetDataAccess")]
    public void They_read_by_the_governance_of_the_stage_and_not_otherwise(bool underIam, string lakeFormation, string has, string hasNot)
    {
        var catalog = underIam ? synthesized.Of(Variant.UnderIam).StackCalled("Catalog") : catalogs.Whole;

        Assert.Equal(lakeFormation, Crawler(catalog, "CRAWL_EVENT_MODE")["LakeFormationConfiguration.UseLakeFormationCredentials"].Literal);
        var actions = Actions(Role(catalog));
        Assert.Contains(has, actions);
        Assert.DoesNotContain(hasNot, actions);
    }

    [Fact]
    public void Their_role_is_Glues_for_this_account_and_lets_nothing_go()
    {
        var role = Role(catalogs.Whole);
        var trust = Assert.Single(PolicyStatement.In(role), statement => statement.Kind is PolicyKind.Trust);

        Assert.Equal("/referencepipeline/sandbox/lake/", role["Path"].Text);
        Assert.Equal(["glue.amazonaws.com"], trust.Services);
        Assert.Equal("StringEquals aws:SourceAccount <AccountId>", trust.Condition);
        Assert.DoesNotContain(Actions(role), action => action.Contains('*', StringComparison.Ordinal) || action.Contains(":Delete", StringComparison.Ordinal) && action != "sqs:DeleteMessage");
    }

    [Fact]
    public void Their_logs_are_encrypted_and_end()
    {
        var log = catalogs.Whole.Of("AWS::Logs::LogGroup").Single();
        var encryption = catalogs.Whole.Of("AWS::Glue::SecurityConfiguration").Single()["EncryptionConfiguration.CloudWatchEncryption"];

        Assert.Equal("14", log["RetentionInDays"].Text);
        Assert.StartsWith("/aws-glue/crawlers-role/referencepipeline/sandbox/lake/", log["LogGroupName"].Text);
        Assert.Equal("SSE-KMS", encryption["CloudWatchEncryptionMode"].Text);
        Assert.Equal(("<Key MessagesKey>", "<Key MessagesKey>"), (log["KmsKeyId"].Text, encryption["KmsKeyArn"].Text));
    }

    [Fact]
    public void A_failed_crawl_rings_the_alarm_and_is_put_aside_when_it_cannot()
    {
        var rule = catalogs.Whole.Of("AWS::Events::Rule").Single(one => one["EventPattern.detail-type"].Texts is ["Glue Crawler State Change"]);

        Assert.Equal(["Failed"], rule["EventPattern.detail.state"].Texts);
        Assert.Equal([$"<{OnArrival.Name}>", $"<{Nightly.Name}>"], rule["EventPattern.detail.crawlerName"].Texts);
        Assert.Equal("<Topic Alarms>", rule["Targets[0].Arn"].Text);
        Assert.NotNull(rule.Find("Targets[0].DeadLetterConfig"));
    }

    [Fact]
    public void Where_every_dataset_is_retired_nothing_crawls()
    {
        Assert.Empty(catalogs.OnlyRetired.Of("AWS::Glue::Crawler"));
        Assert.NotEmpty(catalogs.OnlyRetired.Of("AWS::Glue::Table"));
        Assert.DoesNotContain(catalogs.OnlyRetired.Of("AWS::IAM::Role"), role => role["Description"].Text == "Registers new partitions");
    }

    private static TemplateResource Crawler(StackTemplate catalog, string recrawl) =>
        catalog.Of("AWS::Glue::Crawler").Single(crawler => crawler["RecrawlPolicy.RecrawlBehavior"].Literal == recrawl);

    private static TemplateValue Target(TemplateResource crawler) => crawler["Targets.CatalogTargets"].Items.Single();

    private static TemplateResource Role(StackTemplate catalog) => catalog.Of("AWS::IAM::Role").Described("Registers new partitions");

    private static IReadOnlyList<string> Actions(TemplateResource role) =>
        [.. PolicyStatement.In(role).Where(statement => statement.Kind is PolicyKind.Identity).SelectMany(statement => statement.Actions)];
}
