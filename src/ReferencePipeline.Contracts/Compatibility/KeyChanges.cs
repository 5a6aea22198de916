namespace ReferencePipeline.Contracts.Comparing;

/// <summary>Primary and partition keys. Partition keys are the folders' layout: old files never follow a change.</summary>
internal static class KeyChanges
{
    public static void Compare(DatasetPair pair)
    {
        var (old, @new) = (Columns(pair.Old.PrimaryKey), Columns(pair.New.PrimaryKey));
        if (!old.SequenceEqual(@new))
            pair.Add("primaryKey", ChangeKind.PrimaryKeyChanged, $"the primary key goes from {Text.Of(old)} to {Text.Of(@new)}", Breaks.OldData | Breaks.OldReaders);
        ComparePartitions(pair, Columns(pair.Old.PartitionKeys), Columns(pair.New.PartitionKeys));
    }

    private static void ComparePartitions(DatasetPair pair, IReadOnlyList<string> old, IReadOnlyList<string> @new)
    {
        // Firehose cannot turn dynamic partitioning on for a stream that exists, and does not promise to turn it off.
        var engines = old.Count == 0 || @new.Count == 0 ? Engines.None : Engines.Firehose;
        var layout = $"the folders go from {Text.Of(old)} to {Text.Of(@new)}";
        foreach (var key in @new.Except(old))
            Add(ChangeKind.PartitionKeyAdded, $"'{key}' becomes a partition key: {layout}");
        foreach (var key in old.Except(@new))
            Add(ChangeKind.PartitionKeyRemoved, $"'{key}' is no partition key any more: {layout}");
        if (!old.Intersect(@new).SequenceEqual(@new.Intersect(old)))
            Add(ChangeKind.PartitionKeysReordered, layout);

        void Add(ChangeKind kind, string what) => pair.Add("partitionKeys", kind, what, Breaks.OldData | Breaks.OldReaders, engines);
    }

    private static IReadOnlyList<string> Columns(IEnumerable<Field> fields) => [.. fields.Select(field => field.Column.Value)];
}
