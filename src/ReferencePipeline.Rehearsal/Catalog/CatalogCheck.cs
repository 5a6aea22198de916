using ReferencePipeline.Rehearsal.Catalog.Projection;
using ReferencePipeline.Rehearsal.Catalog.Quality;
using ReferencePipeline.Rehearsal.Catalog.Schema;
using ReferencePipeline.Rehearsal.Delivery;
using ReferencePipeline.Rehearsal.Duck;
using ReferencePipeline.Rehearsal.Plan;

namespace ReferencePipeline.Rehearsal.Catalog;

/// <summary>Looks at a table's files as crawler, Athena and quality run would.</summary>
internal sealed class CatalogCheck(DuckDatabase engine, DeliveryPlan plan, CancellationToken stop)
{
    /// <summary>What a delivery has just written, refused records included. Each folder is asked for when its last file was begun, or at the time that is said.</summary>
    public CatalogReport Delivered(string lake, IReadOnlyList<Delivered> data, IReadOnlyList<Delivered> errors, DateTime? now)
    {
        var last = data.Concat(errors).GroupBy(file => Path.GetDirectoryName(file.Path)!).ToDictionary(folder => folder.Key, folder => folder.Max(file => file.Arrived));
        DateTime Clock(TableFolder folder) => now ?? last[Path.GetDirectoryName(folder.Files[0])!];
        var report = Run(TableFolder.Of(lake, plan.Table, data.Select(file => file.Path)), writtenByUs: true, Clock);
        return plan.Catalog.Quarantine is not { } quarantine ? report : report with
        {
            Disagreements = [.. report.Disagreements, .. Unread(quarantine, TableFolder.Of(lake, quarantine, errors.Select(file => file.Path)), Clock)],
        };
    }

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
            Disagreements = [.. PartitionCheck.Told(seen, Rows(connection, seen))],
            Drift = [.. new DriftCheck(table, crawlers).Of(FileSchemas.Read(connection, writtenByUs ? [.. files.Take(1)] : files, stop), file => UriOf(folders, file))],
            Quality = new QualityCheck(connection, table, writtenByUs, stop).Run(plan.Catalog.Rulesets, [.. seen.Where(one => one.Unregistered is null).SelectMany(one => one.Folder.Files)], folders.Select(now).DefaultIfEmpty(DateTime.UnixEpoch).Max()),
        };
    }

    /// <summary>Refused records that no query would find. Nobody but Athena reads them, so no crawler is missed.</summary>
    private static IEnumerable<Disagreement> Unread(TablePlan quarantine, IReadOnlyList<TableFolder> folders, Func<TableFolder, DateTime> now)
    {
        var partitions = new PartitionCheck(quarantine, []);
        var unread = folders.Select(folder => partitions.Look(folder, now(folder))).Where(seen => seen.Unprojected is not null && TableProjection.IsOn(quarantine)).Select(seen => seen with { Unregistered = seen.Unprojected });
        return PartitionCheck.Told(unread, folder => folder.Files.Sum(file => File.ReadLines(file).LongCount()));
    }

    /// <summary>Counts, from the files' ends, the rows that somebody does not see.</summary>
    private Func<TableFolder, long> Rows(DuckConnection connection, IEnumerable<Seen> seen)
    {
        var files = seen.Where(one => !one.ByAll).SelectMany(one => one.Folder.Files).ToList();
        if (files.Count == 0)
            return _ => 0;
        using var rows = connection.Query($"SELECT file_name, num_rows FROM parquet_file_metadata([{string.Join(", ", files.Select(SqlText.Quote))}])", stop);
        var counts = rows.Read().ToDictionary(row => (string)row[0]!, row => (long)row[1]!);
        return folder => folder.Files.Sum(file => counts[file]);
    }

    private static string UriOf(IReadOnlyList<TableFolder> folders, string file) => folders.First(folder => folder.Files.Contains(file, StringComparer.Ordinal)).Uri + Path.GetFileName(file);
}
