using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Query;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Operate;

[Collection(nameof(Synthesized))]
public sealed class OperateTests(Synthesized synthesized)
{
    [Fact]
    public void Everybody_who_is_named_is_told_once_and_what_cannot_be_sent_is_put_aside()
    {
        var subscriptions = synthesized.Of(Variant.Unlike).Of("AWS::SNS::Subscription");

        // The first two from the settings, one of them a contract's too; the support channel of a contract that says mailto.
        Assert.Equal(["night@example.com", "Shop-Alerts@example.com", "web-analytics-alerts@example.com"], subscriptions.Select(one => one["Endpoint"].Text).Order(StringComparer.OrdinalIgnoreCase));
        Assert.All(subscriptions, one =>
        {
            Assert.Equal(("email", "<Topic Alarms>"), (one["Protocol"].Text, one["TopicArn"].Text));
            Assert.Equal("Queue Undelivered", one["RedrivePolicy.deadLetterTargetArn"].Follow().Name);
        });
    }

    [Fact]
    public void The_budget_is_the_stages_own_and_rings_the_topic_at_each_share()
    {
        var budget = Assert.Single(synthesized.Of(Variant.Unlike).Of("AWS::Budgets::Budget"));

        Assert.Equal(("COST", "MONTHLY", "4321", "USD"), (budget["Budget.BudgetType"].Text, budget["Budget.TimeUnit"].Text, budget["Budget.BudgetLimit.Amount"].Text, budget["Budget.BudgetLimit.Unit"].Text));
        Assert.Equal(["user:deployment$ReferencePipeline-production"], budget["Budget.CostFilters.TagKeyValue"].Texts);
        Assert.Equal(["60", "90", "120"], budget["NotificationsWithSubscribers"].Items.Select(one => one["Notification.Threshold"].Literal));
        Assert.All(budget["NotificationsWithSubscribers"].Items, one =>
        {
            Assert.Equal(("ACTUAL", "PERCENTAGE", "GREATER_THAN"), (one["Notification.NotificationType"].Literal, one["Notification.ThresholdType"].Literal, one["Notification.ComparisonOperator"].Literal));
            var subscriber = Assert.Single(one["Subscribers"].Items);
            Assert.Equal(("SNS", "<Topic Alarms>"), (subscriber["SubscriptionType"].Text, subscriber["Address"].Text));
        });
        // Two budgets of one name cannot be, and another notice makes another budget.
        Assert.Null(budget.Find("Budget.BudgetName"));
    }

    [Fact]
    public void What_can_be_tagged_has_the_tag_that_the_budget_goes_by() => Assert.All(
        synthesized.Of(Variant.Unlike).Resources.Where(resource => resource.Find("Tags") is not null), resource => Assert.Equal("ReferencePipeline-production", resource.Tag("deployment")?.Literal));

    [Theory]
    [InlineData("TrailName", "referencepipeline-production")]
    [InlineData("S3BucketName", "<Bucket AccessLogs>")]
    [InlineData("S3KeyPrefix", "trail")]
    [InlineData("KMSKeyId", "<Key MessagesKey>")]
    [InlineData("IsLogging", "true")]
    [InlineData("EnableLogFileValidation", "true")]
    [InlineData("IsMultiRegionTrail", "false")]
    public void The_trail_is_encrypted_validated_and_in_the_log_bucket(string property, string value) => Assert.Equal(value, Trail[property].Text);

    [Fact]
    public void The_trail_has_the_lakes_objects_and_what_Lake_Formation_gives_away()
    {
        var selectors = Trail["AdvancedEventSelectors"].Items.Select(selector => string.Join(", ", selector["FieldSelectors"].Items
            .Select(field => $"{field["Field"].Literal} {string.Join(' ', field.Members.Where(one => one.Key != "Field").Select(one => $"{one.Key} {string.Join('|', one.Value.Texts)}"))}")));

        Assert.Equal(
        [
            "eventCategory Equals Data, resources.type Equals AWS::S3::Object, resources.ARN StartsWith <Bucket Data>/",
            "eventCategory Equals Management, eventSource NotEquals kms.amazonaws.com|rdsdata.amazonaws.com",
        ], selectors);
    }

    [Fact]
    public void The_log_bucket_and_the_key_let_this_trail_in_and_no_other()
    {
        const string Arn = "arn:<Partition>:cloudtrail:<Region>:<AccountId>:trail/referencepipeline-production";
        var grants = PolicyStatement.In(synthesized.Of(Variant.Unlike)).Where(statement => statement.Services.Contains("cloudtrail.amazonaws.com")).ToDictionary(statement => statement.Sid!);

        Assert.Equal(["TrailAsksWhoseBucketItIs", "TrailIsEncrypted", "TrailIsWritten"], grants.Keys.Order(StringComparer.Ordinal));
        Assert.All(grants.Values, grant => Assert.Contains($"StringEquals aws:SourceArn {Arn}", grant.Condition.Split("; ")));
        Assert.Equal(("s3:GetBucketAcl", "<Bucket AccessLogs>"), (Assert.Single(grants["TrailAsksWhoseBucketItIs"].Actions), Assert.Single(grants["TrailAsksWhoseBucketItIs"].On)));
        Assert.Equal(("s3:PutObject", "<Bucket AccessLogs>/trail/AWSLogs/<AccountId>/*"), (Assert.Single(grants["TrailIsWritten"].Actions), Assert.Single(grants["TrailIsWritten"].On)));
        Assert.Contains("s3:x-amz-acl bucket-owner-full-control", grants["TrailIsWritten"].Condition, StringComparison.Ordinal);
        Assert.Equal("Key MessagesKey", grants["TrailIsEncrypted"].Owner.Name);
    }

    [Theory]
    [InlineData("projection.enabled", "true")]
    [InlineData("projection.day.type", "date")]
    [InlineData("projection.day.format", "yyyy/MM/dd")]
    // As long as the log bucket keeps them.
    [InlineData("projection.day.range", "NOW-44DAYS,NOW")]
    [InlineData("projection.day.interval.unit", "DAYS")]
    [InlineData("storage.location.template", "s3://<Bucket AccessLogs>/trail/AWSLogs/<AccountId>/CloudTrail/<Region>/${day}")]
    public void The_trail_is_a_table_that_knows_its_days(string parameter, string value) => Assert.Equal(value, Events["TableInput.Parameters"].Member(parameter)?.Text);

    [Fact]
    public void Nobody_is_given_the_trails_table_by_default()
    {
        var database = synthesized.Of(Variant.Unlike).Of("AWS::Glue::Database").Single(one => one["DatabaseInput.Name"].Text == "referencepipeline_production_operations");

        Assert.Empty(database["DatabaseInput.CreateTableDefaultPermissions"].Items);
        Assert.Same(database, Events["DatabaseName"].Target);
    }

    [Fact]
    public void Who_read_personal_data_is_asked_of_both_ways_to_it()
    {
        var query = Query(Variant.Unlike, "who read PII last week");
        var sql = SqlText.Read(query["QueryString"].Text);

        Assert.Equal("referencepipeline-production-operations", query["WorkGroup"].Text);
        Assert.Equal(("referencepipeline_production_operations", "events"), Assert.Single(sql.Tables));
        // Tickets, notes, letters and parcels have no such column.
        Assert.EndsWith("""WHERE "table" IN ('orders', 'page_views') GROUP BY 1, 2, 3 ORDER BY 4 DESC""", sql.Flat, StringComparison.Ordinal);
        Assert.Equal(2, sql.Words.Count(word => word == "'%Y/%m/%d'"));
        Assert.Contains("eventname = 'GetDataAccess'", sql.Flat, StringComparison.Ordinal);
        Assert.Contains("IN ('data', 'raw', 'errors')", sql.Flat, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nobody_is_known_by_the_data_nobody_is_asked_for() =>
        Assert.DoesNotContain(synthesized.Of(Variant.UnderIam).Of("AWS::Athena::NamedQuery"), query => query["Name"].Text == "who read PII last week");

    [Theory]
    [InlineData("who read PII last week")]
    [InlineData("who asked what last week")]
    public void The_trails_queries_name_columns_that_its_table_has(string name)
    {
        var known = Events["TableInput.StorageDescriptor.Columns"].Items.Select(column => column["Name"].Literal).Append("day").ToHashSet();
        var sql = SqlText.Read(Query(Variant.Unlike, name)["QueryString"].Text);

        var own = new HashSet<string>(["principal", "workgroup", "way", "times", "queries", "first_time", "last_time", "table"], StringComparer.Ordinal);
        var athena = new HashSet<string>(["json_extract_scalar", "split_part", "date_format", "current_date", "concat", "count", "min", "max"], StringComparer.Ordinal);
        var inside = new HashSet<string>(["sessioncontext", "sessionissuer", "arn", "invokedby"], StringComparer.Ordinal);
        Assert.DoesNotContain(sql.Words, word => char.IsAsciiLetterLower(word[0]) && !known.Contains(word) && !own.Contains(word) && !athena.Contains(word) && !inside.Contains(word));
        Assert.Subset(known.Append("table").ToHashSet(), sql.Columns.ToHashSet());
    }

    private TemplateResource Trail => Assert.Single(synthesized.Of(Variant.Unlike).Of("AWS::CloudTrail::Trail"));

    private TemplateResource Events => synthesized.Of(Variant.Unlike).Of("AWS::Glue::Table").Single(table => table["TableInput.Name"].Text == "events");

    private TemplateResource Query(Variant variant, string name) => synthesized.Of(variant).Of("AWS::Athena::NamedQuery").Single(query => query["Name"].Text == name);
}
