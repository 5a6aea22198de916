using ReferencePipeline.Rehearsal.Catalog;
using ReferencePipeline.Rehearsal.Duck;
using ReferencePipeline.Rehearsal.Input;
using ReferencePipeline.Rehearsal.Plan;

namespace ReferencePipeline.Rehearsal;

/// <summary>Holds a lake that is there against templates that may have changed since: nothing is delivered, nothing is written.</summary>
public static class LakeCheck
{
    /// <summary>Checks each table of the plan that has files.</summary>
    /// <param name="plan">The templates.</param>
    /// <param name="lake">The folder of buckets.</param>
    /// <param name="now">What the clock shows when projections are asked.</param>
    /// <param name="stop">Ends it early.</param>
    /// <exception cref="InputException">No table of the templates has a file there.</exception>
    public static LakeReport Run(RehearsalPlan plan, string lake, DateTime now, CancellationToken stop)
    {
        if (!Directory.Exists(lake))
            throw new InputException($"{lake}: {(File.Exists(lake) ? "is a file" : "does not exist")}; name a folder of buckets, like rehearsal/lake");
        var tables = plan.Deliveries.Select(delivery => (Delivery: delivery, Folders: TableFolder.Of(lake, delivery.Table, []))).Where(table => table.Folders.Count > 0).ToList();
        if (tables.Count == 0)
            throw new InputException($"{lake}: holds no file of {string.Join(" or ", plan.Deliveries.Select(delivery => delivery.Table.Location))}; name the folder of the buckets, like rehearsal/lake");
        var aside = Directory.CreateTempSubdirectory("lake-check-");
        try
        {
            using var engine = DuckDatabase.Open(new() { TemporaryFolder = aside.FullName });
            return new() { Lake = lake, Tables = [.. tables.Select(table => Table(engine, table.Delivery, table.Folders, now, stop))], Skipped = plan.Skipped };
        }
        finally
        {
            aside.Delete(recursive: true);
        }
    }

    private static TableReport Table(DuckDatabase engine, DeliveryPlan delivery, IReadOnlyList<TableFolder> folders, DateTime now, CancellationToken stop)
    {
        try
        {
            var catalog = new CatalogCheck(engine, delivery, stop).Run(folders, writtenByUs: false, _ => now);
            return new(delivery.Dataset.Name, $"{delivery.Table.Database}.{delivery.Table.Name}", FileCounts.Of([.. folders.SelectMany(folder => folder.Files)]), catalog);
        }
        catch (DuckException unreadable)
        {
            throw new InputException($"{delivery.Table.Location}: a file cannot be read as Parquet: {unreadable.Message.Split('\n')[0].TrimEnd('.')}; no reader of the table could, so take it away");
        }
    }
}

/// <summary>What a lake is like for readers by the templates.</summary>
public sealed record LakeReport
{
    /// <summary>The folder of buckets.</summary>
    public required string Lake { get; init; }

    public required IReadOnlyList<TableReport> Tables { get; init; }

    public required IReadOnlyList<Skipped> Skipped { get; init; }

    /// <summary>Whether a reader misses rows or fails on them.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool HasFindings => Tables.Any(table => table.Catalog.HasFindings);
}

/// <summary>What one table's files are like.</summary>
public sealed record TableReport(string Dataset, string Table, FileCounts Data, CatalogReport Catalog);
