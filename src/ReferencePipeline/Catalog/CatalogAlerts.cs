using ReferencePipeline.Policy;
using Events = Amazon.CDK.AWS.Events;
using Glue = Amazon.CDK.AWS.Glue;
using Sns = Amazon.CDK.AWS.SNS;
using Sqs = Amazon.CDK.AWS.SQS;

namespace ReferencePipeline.Catalog;

/// <summary>What of the catalog's work somebody has to hear of.</summary>
internal sealed class CatalogAlerts : Construct
{
    private readonly Sns.ITopic _alarms;
    private readonly Sqs.Queue _undelivered;

    public CatalogAlerts(Construct scope, Sns.ITopic alarms, Sqs.Queue undelivered)
        : base(scope, "Alerts") => (_alarms, _undelivered) = (alarms, undelivered);

    public void CrawlsFail(IReadOnlyList<Glue.CfnCrawler> crawlers) => Tell(
        "CrawlFailure", "A crawler failed: new partitions are missing outside Athena", "aws.glue", "Glue Crawler State Change", new()
        {
            ["state"] = OneOf("Failed"),
            ["crawlerName"] = OneOf([.. crawlers.Select(crawler => crawler.Ref)]),
        });

    public void RulesFail(string database) => Tell(
        "QualityFailure", "Data breaks a quality rule of its contract", "aws.glue-dataquality", "Data Quality Evaluation Results Available", new()
        {
            ["state"] = OneOf("FAILED"),
            ["context"] = new Dictionary<string, object> { ["databaseName"] = OneOf(database) },
        });

    private static string[] OneOf(params string[] values) => values;

    private void Tell(string id, string description, string source, string kind, Dictionary<string, object> detail)
    {
        var rule = new Events.CfnRule(this, id, new Events.CfnRuleProps
        {
            Description = description,
            EventPattern = new Dictionary<string, object> { ["source"] = OneOf(source), ["detail-type"] = OneOf(kind), ["detail"] = detail },
            Targets = new object[]
            {
                new Events.CfnRule.TargetProperty
                {
                    Id = "Alarms",
                    Arn = _alarms.TopicArn,
                    RetryPolicy = new Events.CfnRule.RetryPolicyProperty { MaximumRetryAttempts = 10, MaximumEventAgeInSeconds = 3600 },
                    DeadLetterConfig = Undelivered.Of(_undelivered),
                },
            },
        });
        Undelivered.Take(_undelivered, id, rule);
    }
}
