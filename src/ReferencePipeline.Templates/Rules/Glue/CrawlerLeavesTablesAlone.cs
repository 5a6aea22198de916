namespace ReferencePipeline.Templates.Rules.Glue;

internal sealed class CrawlerLeavesTablesAlone() : Rule(
    "glue-crawler-leaves-declared-tables-alone",
    "A crawler over declared tables deletes nothing, changes no columns, and gives partitions the columns of their table.",
    "The template says what a table is. A crawler that guesses from files changes it behind the template's back; with another DeleteBehavior than LOG Glue refuses catalog targets.",
    "https://docs.aws.amazon.com/glue/latest/dg/crawler-schema-changes-prevent.html")
{
    private const string Inherit = """{ \"CrawlerOutput\": { \"Partitions\": { \"AddOrUpdateBehavior\": \"InheritFromTable\" } } }""";

    public override IReadOnlyList<string> Violating =>
    [
        With("LOG", "DELETE_FROM_DATABASE", Inherit),
        With("UPDATE_IN_DATABASE", "LOG", Inherit),
        With("LOG", "LOG", "{}"),
    ];

    public override string Compliant => With("LOG", "LOG", Inherit);

    public override IEnumerable<Finding> Check(RuleScope scope)
    {
        foreach (var crawler in scope.Of(CrawlerAsksLakeFormation.Type).Where(crawler => crawler.Find("Targets.CatalogTargets[0]") is not null))
        {
            foreach (var behaviour in new[] { "DeleteBehavior", "UpdateBehavior" }.Where(one => !scope.Is(crawler.Find($"SchemaChangePolicy.{one}"), "LOG")))
                yield return At(crawler, $"SchemaChangePolicy.{behaviour}", $"is {scope.Text(crawler.Find($"SchemaChangePolicy.{behaviour}")) ?? "left out"}", "write LOG");
            if (scope.Text(crawler.Find("Configuration"))?.Contains("InheritFromTable", StringComparison.Ordinal) is not true)
                yield return At(crawler, "Configuration", "lets a partition have columns of its own", "set CrawlerOutput.Partitions.AddOrUpdateBehavior to InheritFromTable");
        }
    }

    private static string With(string update, string delete, string configuration) => $$"""
        { "Wrong": { "Type": "AWS::Glue::Crawler", "Properties": {
            "Targets": { "CatalogTargets": [{ "DatabaseName": "lake", "Tables": ["orders"] }] },
            "SchemaChangePolicy": { "UpdateBehavior": "{{update}}", "DeleteBehavior": "{{delete}}" }, "Configuration": "{{configuration}}" } } }
        """;
}
