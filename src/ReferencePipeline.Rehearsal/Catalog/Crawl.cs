using ReferencePipeline.Rehearsal.Plan;

namespace ReferencePipeline.Rehearsal.Catalog;

/// <summary>Which folders of a table the crawlers of the templates register as partitions.</summary>
/// <remarks>
/// Whatever <c>SchemaChangePolicy</c> says, new partitions are added: it decides about changed schemas ("AWS::Glue::Crawler
/// SchemaChangePolicy"). A folder without <c>key=value</c> would become keys of the crawler's own, <c>partition_0</c> and so on,
/// which a declared table does not have.
/// </remarks>
internal sealed class Crawl(TablePlan table, IReadOnlyList<CrawlerPlan> crawlers)
{
    private const string NameTheKeys = "have the delivery stream's prefix name each key of the table, in its order";

    public Crawled Visit(TableFolder folder)
    {
        var values = Values(folder);
        if (folder.Below is null)
            return new Crawled.Passed(values, $"it lies outside the table's location, {table.Location}", "have the delivery stream's prefix and the location agree");
        if (values is null)
            return new Crawled.Passed(null, Misshapen(folder.Below), NameTheKeys);
        if (crawlers.Count == 0)
            return new Crawled.Passed(values, "no crawler of the templates visits the table", "add one, where others than Athena read it");
        return crawlers.Any(crawler => crawler.Targets.Any(target => Reaches(target, folder))) ? new Crawled.Registered(values)
            : new Crawled.Passed(values, $"it is outside the targets of {string.Join(" and ", crawlers.Select(crawler => crawler.Where))}, or excluded", "widen a target, or take the exclusion away");
    }

    /// <summary>The partition's values, in the order of the table's keys; <c>null</c> where the folder does not tell them.</summary>
    private string[]? Values(TableFolder folder)
    {
        var keys = table.PartitionKeys;
        string[] steps = [.. folder.Below ?? folder.Uri.Split('/', StringSplitOptions.RemoveEmptyEntries).TakeLast(keys.Count)];
        var values = steps.Zip(keys, (step, key) => step.StartsWith($"{key.Name}=", StringComparison.OrdinalIgnoreCase) ? step[(key.Name.Length + 1)..] : null).OfType<string>().ToArray();
        return keys.Count == 0 || steps.Length == keys.Count && values.Length == keys.Count ? values : null;
    }

    private string Misshapen(IReadOnlyList<string> below)
    {
        var keys = string.Join('/', table.PartitionKeys.Select(key => $"{key.Name}=…"));
        return below.Count > 0 && below.All(step => step.Contains('=', StringComparison.Ordinal)) ? $"its folders name {string.Join('/', below.Select(step => $"{step.Split('=')[0]}=…"))}, and the table's keys are {keys}"
            : $"a folder on its way has no key=value, and the table's keys are {keys}";
    }

    private static bool Reaches(CrawlTarget target, TableFolder folder) => folder.Files.Any(file =>
    {
        var uri = folder.Uri + Path.GetFileName(file);
        return uri.StartsWith(target.Uri, StringComparison.Ordinal) && !target.Exclusions.Any(pattern => Glob.Matches(pattern, uri[target.Uri.Length..]));
    });
}

/// <summary>What the crawlers make of a folder.</summary>
/// <param name="Values">The partition's values, where its folder tells them.</param>
internal abstract record Crawled(IReadOnlyList<string>? Values)
{
    /// <summary>It is a partition of the catalog.</summary>
    public sealed record Registered(IReadOnlyList<string>? Values) : Crawled(Values);

    public sealed record Passed(IReadOnlyList<string>? Values, string Why, string Instead) : Crawled(Values);
}
