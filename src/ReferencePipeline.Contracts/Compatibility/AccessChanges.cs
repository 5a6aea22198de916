namespace ReferencePipeline.Contracts.Comparing;

/// <summary>What a role reaches of each dataset, and what it sees in the end.</summary>
internal static class AccessChanges
{
    public static void Compare(Role old, Role @new, IReadOnlyList<DatasetPair> datasets, ChangeList changes)
    {
        foreach (var pair in datasets)
        {
            var path = $"{RoleChanges.Path(@new)}.{pair.Path}";
            var before = old.Datasets.FirstOrDefault(access => access.Dataset == pair.Old);
            var after = @new.Datasets.FirstOrDefault(access => access.Dataset == pair.New);
            switch (before, after)
            {
                case (null, null):
                    break;
                case (null, { } access):
                    changes.Add(path, ChangeKind.RoleDatasetAdded, $"the role reaches the dataset and sees {Text.Of(Columns(access.VisibleFields))}");
                    break;
                case ({ }, null):
                    changes.Add(path, ChangeKind.RoleDatasetRemoved, "the role reaches the dataset no more");
                    break;
                case ({ }, { }):
                    CompareColumns(path, before, after, changes);
                    CompareRows(path, before.RowFilter?.Expression, after.RowFilter?.Expression, changes);
                    CompareSight(path, pair, before, after, changes);
                    break;
            }
        }
    }

    private static void CompareColumns(string path, DatasetAccess old, DatasetAccess @new, ChangeList changes)
    {
        var (before, after) = (Limit(old), Limit(@new));
        var what = $"the role is limited to the columns {Words(before)} → {Words(after)}";
        if (before is not null && (after is null || after.Except(before).Any()))
            changes.Add(path, ChangeKind.ReadableColumnsWidened, what);
        if (after is not null && (before is null || before.Except(after).Any()))
            changes.Add(path, ChangeKind.ReadableColumnsNarrowed, what);

        static IReadOnlyList<string>? Limit(DatasetAccess access) => access.Columns is { } columns ? Columns(columns) : null;
        static string Words(IReadOnlyList<string>? columns) => columns is null ? "of its clearance" : Text.Of(columns);
    }

    private static void CompareRows(string path, string? old, string? @new, ChangeList changes)
    {
        if (old == @new)
            return;
        var kind = old is null ? ChangeKind.RowFilterAdded : @new is null ? ChangeKind.RowFilterRemoved : ChangeKind.RowFilterChanged;
        changes.Add(path, kind, $"the role sees rows where {old ?? "anything"} → {@new ?? "anything"}");
    }

    /// <summary>Clearance, columns and classification taken together: the sentence that a data owner signs.</summary>
    private static void CompareSight(string path, DatasetPair pair, DatasetAccess old, DatasetAccess @new, ChangeList changes)
    {
        var inBoth = Columns(pair.Old.Fields).Intersect(Columns(pair.New.Fields)).ToList();
        var (before, after) = (Columns(old.VisibleFields), Columns(@new.VisibleFields));
        if (after.Except(before).Intersect(inBoth).ToList() is { Count: > 0 } gained)
            changes.Add(path, ChangeKind.RoleSeesMore, $"the role sees {Text.Of(gained)}, which was hidden from it");
        if (before.Except(after).Intersect(inBoth).ToList() is { Count: > 0 } lost)
            changes.Add(path, ChangeKind.RoleSeesLess, $"{Text.Of(lost)} is hidden from the role now");
    }

    private static IReadOnlyList<string> Columns(IEnumerable<Field> fields) => [.. fields.Select(field => field.Column.Value)];
}
