using ReferencePipeline.Rehearsal.Catalog.Projection;
using ReferencePipeline.Rehearsal.Plan;

namespace ReferencePipeline.Rehearsal.Catalog;

/// <summary>Holds what the crawlers register against what Athena projects, folder by folder.</summary>
internal sealed class PartitionCheck
{
    private readonly TablePlan _table;
    private readonly Crawl _crawl;
    private readonly TableProjection? _projection;
    private readonly string? _refused;

    public PartitionCheck(TablePlan table, IReadOnlyList<CrawlerPlan> crawlers)
    {
        (_table, _crawl) = (table, new(table, crawlers));
        if (!TableProjection.IsOn(table))
            return;
        try
        {
            _projection = TableProjection.Of(table);
        }
        catch (ProjectionException refused)
        {
            _refused = refused.Message;
        }
    }

    /// <summary>Who sees the folder's rows at that time, and what keeps the others from it.</summary>
    public Seen Look(TableFolder folder, DateTime now)
    {
        var crawled = _crawl.Visit(folder);
        var unregistered = crawled is Crawled.Passed(_, var why, var instead) ? new Hindrance(_table.Where, why, instead) : null;
        return new(folder, unregistered, _projection is null && _refused is null ? unregistered : Unprojected(crawled.Values, folder, now));
    }

    private Hindrance? Unprojected(IReadOnlyList<string>? values, TableFolder folder, DateTime now)
    {
        var parameters = $"{_table.Where}: TableInput.Parameters";
        if (_refused is not null)
            return new(parameters, $"Athena refuses every query of the table: {_refused}", "mend the parameter");
        if (values is null)
            return new(_table.Where, "no value of the table's keys leads there", "have the delivery stream's prefix name each key of the table, in its order");
        return _projection!.Ask(values, folder.Uri, now) is Asked.Passed(var parameter, var why, var instead) ? new($"{parameters}.{parameter}", why, instead) : null;
    }

    /// <summary>Told once for each reason, the ones with most rows first.</summary>
    public static IEnumerable<Disagreement> Told(IEnumerable<Seen> all, Func<TableFolder, long> rows) => all
        .Where(seen => !seen.ByAll)
        .GroupBy(seen => (seen.By, Hindrance: seen.Unregistered ?? seen.Unprojected!))
        .Select(same => new Disagreement(same.Key.By, same.Key.Hindrance.Where, same.Key.Hindrance.Why, same.Key.Hindrance.Instead, same.Count(), same.Sum(seen => rows(seen.Folder)), same.First().Folder.Uri))
        .OrderByDescending(told => told.Rows).ThenBy(told => told.Example, StringComparer.Ordinal);
}

/// <summary>Who sees a folder.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Unregistered">Why the catalog has no such partition; <c>null</c> when it has.</param>
/// <param name="Unprojected">Why Athena never reads it; <c>null</c> when it does.</param>
internal sealed record Seen(TableFolder Folder, Hindrance? Unregistered, Hindrance? Unprojected)
{
    public bool ByAll => Unregistered is null && Unprojected is null;

    public string By => (Unregistered, Unprojected) switch
    {
        (null, _) => Disagreement.Catalog,
        (_, null) => Disagreement.Athena,
        _ => Disagreement.Nobody,
    };
}

internal sealed record Hindrance(string Where, string Why, string Instead);
