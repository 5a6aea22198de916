namespace ReferencePipeline.Templates.Rules.Glue;

internal sealed class CrawlerHearsOfEvents() : Rule(
    "glue-crawler-hears-of-events",
    "A crawler in event mode has a queue of events, and one for those that it cannot handle, on each target.",
    "Without the first it never sees anything new. Without the second, an event that fails is gone, and with it the partition.",
    "https://docs.aws.amazon.com/glue/latest/dg/crawler-s3-event-notifications.html")
{
    public override IReadOnlyList<string> Violating => [With(""" "DlqEventQueueArn": "arn:d" """), With(""" "EventQueueArn": "arn:q" """)];

    public override string Compliant => With(""" "EventQueueArn": "arn:q", "DlqEventQueueArn": "arn:d" """);

    public override IEnumerable<Finding> Check(RuleScope scope) =>
        from crawler in scope.Of(CrawlerAsksLakeFormation.Type)
        where scope.Is(crawler.Find("RecrawlPolicy.RecrawlBehavior"), "CRAWL_EVENT_MODE")
        from kind in new[] { "CatalogTargets", "S3Targets" }
        from target in crawler.Find($"Targets.{kind}")?.Items ?? []
        from queue in new[] { "EventQueueArn", "DlqEventQueueArn" }
        where target.Find(queue) is null
        select At(crawler, target, $"has no {queue}", "name a queue");

    private static string With(string queues) => $$"""
        { "Wrong": { "Type": "AWS::Glue::Crawler", "Properties": {
            "RecrawlPolicy": { "RecrawlBehavior": "CRAWL_EVENT_MODE" },
            "Targets": { "CatalogTargets": [{ "DatabaseName": "lake", "Tables": ["orders"], {{queues}} }] } } } }
        """;
}
