using ReferencePipeline.Rehearsal.Plan;

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
    public static string FolderOf(TablePlan table, string lake) => Path.GetFullPath(Path.Combine(lake, PartitionTemplate.Of(table, IsProjected(table)).Folder));

    private static bool IsProjected(TablePlan table) => table.Parameters.TryGetValue("projection.enabled", out var enabled) && string.Equals(enabled, "true", StringComparison.OrdinalIgnoreCase);

    public static LakeFiles Of(TablePlan table, string lake, QueryClock clock)
    {
        var isProjected = IsProjected(table);
        var template = PartitionTemplate.Of(table, isProjected);
        var ranges = isProjected ? table.PartitionKeys.Select(key => PartitionRange.Of(table, key.Name, clock)).ToList() : [];
        var folder = Path.GetFullPath(Path.Combine(lake, template.Folder));
        var partitions = (Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [])
            .Select(file => (File: file, Key: Path.GetRelativePath(folder, file).Replace('\\', '/')))
            // Athena leaves out what begins with a dot or an underscore.
            .Where(one => Path.GetFileName(one.Key) is not ['.' or '_', ..])
            .Select(one => (one.File, Values: template.ValuesOf(one.Key, table.PartitionKeys)))
            .Where(one => one.Values is not null)
            .GroupBy(one => string.Join('\0', one.Values!), StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new LakePartition(group.First().Values!, [.. group.Select(one => one.File).Order(StringComparer.Ordinal)]))
            .ToList();
        var seen = partitions.Where(partition => ranges.Index().All(range => range.Item.Holds(partition.Values[range.Index]))).ToList();
        return new(folder, seen, partitions.Count - seen.Count, template.IsHive && !seen.Any(partition => partition.Values.Any(value => value.Contains('%', StringComparison.Ordinal))),
            [.. table.PartitionKeys.Where((_, key) => key < ranges.Count && ranges[key].IsInjected).Select(key => key.Name)]);
    }
}

/// <summary>The values of the partition keys, in their order, and the objects of the partition.</summary>
internal sealed record LakePartition(IReadOnlyList<string> Values, IReadOnlyList<string> Files)
{
    public long Bytes => Files.Sum(file => new FileInfo(file).Length);
}
