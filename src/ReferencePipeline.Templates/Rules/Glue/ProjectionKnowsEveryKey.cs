namespace ReferencePipeline.Templates.Rules.Glue;

internal sealed class ProjectionKnowsEveryKey() : Rule(
    "glue-projection-knows-every-key",
    "A table that projects its partitions says how for every partition key, and its storage template has them all.",
    "Athena refuses each query of a table of which it cannot project one key. A template without a key sends it to folders that are not there: no error, no rows.",
    "https://docs.aws.amazon.com/athena/latest/ug/partition-projection-setting-up.html")
{
    public override IReadOnlyList<string> Violating =>
    [
        With(""" "projection.day.type": "date" """, "s3://lake/day=${day}/hour=${hour}/"),
        With(""" "projection.day.type": "date", "projection.hour.type": "integer" """, "s3://lake/day=${day}/"),
    ];

    public override string Compliant => With(""" "projection.day.type": "date", "projection.hour.type": "integer" """, "s3://lake/day=${day}/hour=${hour}/");

    public override IEnumerable<Finding> Check(RuleScope scope)
    {
        foreach (var table in scope.Of("AWS::Glue::Table"))
        {
            if (table.Find("TableInput.Parameters") is not { } parameters || !scope.Is(parameters.Member("projection.enabled"), "true"))
                continue;
            var keys = table.Find("TableInput.PartitionKeys")?.Items.Select(key => scope.Text(key.Find("Name"))).ToList() ?? [];
            foreach (var key in keys.Where(key => parameters.Member($"projection.{key}.type") is null))
                yield return At(table, parameters, $"does not say how to project {key}", $"write projection.{key}.type and what belongs to it");
            if (parameters.Member("storage.location.template") is not { } template)
                continue;
            foreach (var key in keys.Where(key => scope.Text(template)?.Contains($"${{{key}}}", StringComparison.Ordinal) is false))
                yield return At(table, template, $"has no ${{{key}}}", "name every partition key in it");
        }
    }

    private static string With(string projected, string template) => $$"""
        { "Wrong": { "Type": "AWS::Glue::Table", "Properties": { "DatabaseName": "lake", "TableInput": { "Name": "clicks",
            "PartitionKeys": [{ "Name": "day", "Type": "date" }, { "Name": "hour", "Type": "int" }],
            "Parameters": { "projection.enabled": "true", {{projected}}, "storage.location.template": "{{template}}" } } } } }
        """;
}
