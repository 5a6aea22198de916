using ReferencePipeline.Rehearsal.Catalog;
using ReferencePipeline.Rehearsal.Catalog.Projection;
using ReferencePipeline.Rehearsal.Plan;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Rehearsal.Query;

/// <summary>The objects of a table in a rehearsal's lake, by partition.</summary>
internal sealed class LakeFiles
{
    private LakeFiles(string folder, IReadOnlyList<LakePartition> partitions, int unseen, bool isHive, IReadOnlyList<string> injected) =>
        (Folder, Partitions, Unseen, IsHive, Injected) = (folder, partitions, unseen, isHive, injected);

    public static LakeFiles None { get; } = new("", [], 0, isHive: true, []);

    /// <summary>Below it lies all of the table.</summary>
    public string Folder { get; }

    /// <summary>Those that Athena sees, in the order of their folders.</summary>
    public IReadOnlyList<LakePartition> Partitions { get; }

    /// <summary>Partitions that are in the lake and outside the projection.</summary>
    public int Unseen { get; }

    public bool IsHive { get; }

    /// <summary>Keys whose values a query has to say.</summary>
    public IReadOnlyList<string> Injected { get; }

    /// <summary>The folder that all of a table lies below.</summary>
    public static string FolderOf(TablePlan table, string lake) => Path.GetFullPath(Path.Combine(lake, Read(table).Template.Folder));

    public static LakeFiles Of(TablePlan table, string lake, QueryClock clock)
    {
        var (projection, template) = Read(table);
        var folder = FolderOf(table, lake);
        var partitions = (Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [])
            .Where(TableFolder.IsRead)
            .Select(file => (File: file, Place: template.Find(Path.GetRelativePath(folder, file).Replace('\\', '/'), table.PartitionKeys)))
            .Where(one => one.Place is not null)
            .GroupBy(one => one.Place!.Value.Uri, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (Uri: group.Key, Partition: new LakePartition(group.First().Place!.Value.Values, [.. group.Select(one => one.File).Order(StringComparer.Ordinal)])))
            .ToList();
        var seen = partitions.Where(one => projection is null || projection.Ask(one.Partition.Values, one.Uri, clock.Utc) is Asked.Read).Select(one => one.Partition).ToList();
        return new(folder, seen, partitions.Count - seen.Count, template.IsHive && !seen.Any(partition => partition.Values.Any(value => value.Contains('%', StringComparison.Ordinal))), [.. projection?.Injected ?? []]);
    }

    private static (TableProjection? Projection, PartitionTemplate Template) Read(TablePlan table)
    {
        try
        {
            return (TableProjection.IsOn(table) ? TableProjection.Of(table) : null, PartitionTemplate.Of(table));
        }
        catch (ProjectionException refused)
        {
            throw new AssemblyException($"{table.Where}: TableInput.Parameters.{refused.Parameter}", refused.What);
        }
    }
}

/// <summary>The values of the partition keys, in their order, and the objects of the partition.</summary>
internal sealed record LakePartition(IReadOnlyList<string> Values, IReadOnlyList<string> Files)
{
    public long Bytes => Files.Sum(file => new FileInfo(file).Length);
}
