using System.Text.Json;
using System.Text.Json.Nodes;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Rehearsal.Plan;

/// <summary>From a table to the crawlers that visit it, the rules that measure it and the table of what it refuses.</summary>
internal sealed class CatalogReader(Evaluator evaluator)
{
    public CatalogPlan Read(TablePlan table, ObjectPlan errors) => new(
        [.. Made("AWS::Glue::Crawler").Select(crawler => Crawler(crawler, table)).OfType<CrawlerPlan>()],
        [.. Made("AWS::Glue::DataQualityRuleset").Where(ruleset => IsOf(ruleset["TargetTable"], table)).Select(Ruleset)],
        Quarantine(errors));

    /// <summary>The table whose location the error prefix is below; a view has none.</summary>
    private TablePlan? Quarantine(ObjectPlan errors)
    {
        var written = $"s3://{errors.Bucket}/{errors.Prefix.Text.Split("!{")[0]}";
        return Made("AWS::Glue::Table").FirstOrDefault(table => table["TableInput"]["StorageDescriptor"]["Location"].TextOrNull is { Length: > 0 } location && written.StartsWith(location, StringComparison.Ordinal)) is { } found
            ? TableReader.Read(found, found["DatabaseName"].Text, found["TableInput"]["Name"].Text) : null;
    }

    private IEnumerable<Setting> Made(string type) => evaluator.Assembly.Of(type).Where(evaluator.IsMade).Select(resource => Setting.Of(evaluator, resource));

    private static bool IsOf(Setting target, TablePlan table) => target["DatabaseName"].TextOrNull == table.Database && target["TableName"].TextOrNull == table.Name;

    private RulesetPlan Ruleset(Setting ruleset) => new(ruleset.Resource.ToString(), ruleset["Name"].TextOrNull ?? evaluator.NameOf(ruleset.Resource), ruleset["Ruleset"].Text);

    private static CrawlerPlan? Crawler(Setting crawler, TablePlan table)
    {
        var targets = CatalogTargets(crawler["Targets"], table).Concat(S3Targets(crawler, table)).ToList();
        if (targets.Count == 0)
            return null;
        var output = Configuration(crawler["Configuration"])?["CrawlerOutput"];
        return new()
        {
            Where = crawler.Resource.ToString(),
            Targets = targets,
            UpdatesTable = crawler["SchemaChangePolicy"]["UpdateBehavior"].OneOf("UPDATE_IN_DATABASE", "UPDATE_IN_DATABASE", "LOG") == "UPDATE_IN_DATABASE",
            AddsColumnsOnly = output?["Tables"]?["AddOrUpdateBehavior"]?.ToString() == "MergeNewColumns",
            PartitionsInherit = output?["Partitions"]?["AddOrUpdateBehavior"]?.ToString() == "InheritFromTable",
        };
    }

    /// <summary>A table that is named is visited as a whole, at the location that it says itself.</summary>
    private static IEnumerable<CrawlTarget> CatalogTargets(Setting targets, TablePlan table) => targets["CatalogTargets"].Items
        .Where(target => target["DatabaseName"].TextOrNull == table.Database && target["Tables"].Items.Any(name => name.TextOrNull == table.Name))
        .Select(_ => new CrawlTarget(table.Location, []));

    private static IEnumerable<CrawlTarget> S3Targets(Setting crawler, TablePlan table) => crawler["DatabaseName"].TextOrNull != table.Database ? []
        : crawler["Targets"]["S3Targets"].Items
            .Select(target => new CrawlTarget($"{target["Path"].Text.TrimEnd('/')}/", [.. target["Exclusions"].Items.Select(pattern => pattern.Text)]))
            .Where(target => table.Location.StartsWith(target.Uri, StringComparison.Ordinal) || target.Uri.StartsWith(table.Location, StringComparison.Ordinal));

    private static JsonNode? Configuration(Setting configuration)
    {
        try
        {
            return configuration.TextOrNull is { } text ? JsonNode.Parse(text) : null;
        }
        catch (JsonException)
        {
            throw configuration.Refused("is no JSON", "write one like {\"Version\":1.0}");
        }
    }
}
