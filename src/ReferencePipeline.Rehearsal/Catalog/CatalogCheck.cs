using ReferencePipeline.Rehearsal.Catalog.Projection;
using ReferencePipeline.Rehearsal.Catalog.Quality;
using ReferencePipeline.Rehearsal.Catalog.Schema;
using ReferencePipeline.Rehearsal.Duck;
using ReferencePipeline.Rehearsal.Plan;

namespace ReferencePipeline.Rehearsal.Catalog;

/// <summary>Looks at a table's files as crawler, Athena and quality run would.</summary>
internal sealed class CatalogCheck(DuckDatabase engine, DeliveryPlan plan, CancellationToken stop)
{
    /// <summary>Checks the files of a table.</summary>
    /// <param name="folders">Where its files lie.</param>
    /// <param name="writtenByUs">Whether one delivery has written all of them, by the columns of the table: then one tells for all.</param>
    /// <param name="now">What the clock shows when a folder is asked for.</param>
    public CatalogReport Run(IReadOnlyList<TableFolder> folders, bool writtenByUs, Func<TableFolder, DateTime> now)
    {
        using var connection = engine.Connect();
        var (table, crawlers) = (plan.Table, plan.Catalog.Crawlers);
        var partitions = new PartitionCheck(table, crawlers);
        var seen = folders.Select(folder => partitions.Look(folder, now(folder))).ToList();
        var files = folders.SelectMany(folder => folder.Files).ToList();
        return new()
        {
            Crawlers = [.. crawlers.Select(crawler => crawler.Where)],
            Registered = seen.Count(one => one.Unregistered is null),
            ReadByAthena = seen.Count(one => one.Unprojected is null),
            IsProjected = TableProjection.IsOn(table),
            Disagreements = [.. PartitionCheck.Told(seen, folder => Rows(connection, folder))],
            Drift = [.. new DriftCheck(table, crawlers).Of(FileSchemas.Read(connection, writtenByUs ? [.. files.Take(1)] : files, stop), file => UriOf(folders, file))],
            Quality = new QualityCheck(connection, table, stop).Run(plan.Catalog.Rulesets, [.. seen.Where(one => one.Unregistered is null).SelectMany(one => one.Folder.Files)], folders.Select(now).DefaultIfEmpty(DateTime.UnixEpoch).Max()),
        };
    }

    private long Rows(DuckConnection connection, TableFolder folder)
    {
        using var rows = connection.Query($"SELECT CAST(sum(num_rows) AS BIGINT) FROM parquet_file_metadata([{string.Join(", ", folder.Files.Select(SqlText.Quote))}])", stop);
        return (long)rows.Read().Single()[0]!;
    }

    private static string UriOf(IReadOnlyList<TableFolder> folders, string file) => folders.First(folder => folder.Files.Contains(file, StringComparer.Ordinal)).Uri + Path.GetFileName(file);
}
