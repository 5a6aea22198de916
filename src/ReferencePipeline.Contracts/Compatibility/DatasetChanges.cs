namespace ReferencePipeline.Contracts.Comparing;

/// <summary>A dataset in both versions.</summary>
internal sealed record DatasetPair(Dataset Old, Dataset New, ChangeList Changes)
{
    public string Path => New.Name;

    public void Add(string path, ChangeKind kind, string what, Breaks breaks = Breaks.Nothing, Engines inPlace = Engines.All) =>
        Changes.Add(path.Length == 0 ? Path : $"{Path}.{path}", kind, what, breaks, inPlace);
}

internal static class DatasetChanges
{
    /// <summary>The datasets of both, by name, else by table; what is left over is added or removed.</summary>
    public static IReadOnlyList<DatasetPair> Pair(IReadOnlyList<Dataset> old, IReadOnlyList<Dataset> @new, ChangeList changes)
    {
        var matches = Matching.Of(old, @new, dataset => dataset.Name, dataset => dataset.Table.Value);
        foreach (var dataset in matches.Removed)
            changes.Add(dataset.Name, ChangeKind.DatasetRemoved, $"the dataset with the table '{dataset.Table}' is removed", Breaks.Everyone, Engines.None);
        foreach (var dataset in matches.Added)
            changes.Add(dataset.Name, ChangeKind.DatasetAdded, $"a dataset with the table '{dataset.Table}' is added");
        return [.. matches.Pairs.Select(pair => new DatasetPair(pair.Old, pair.New, changes))];
    }

    public static void Compare(DatasetPair pair)
    {
        if (pair.Old.Name != pair.New.Name)
            pair.Add("", ChangeKind.DatasetRenamed, $"the dataset's name goes from '{pair.Old.Name}' to '{pair.New.Name}', the table stays '{pair.New.Table}'");
        if (pair.Old.Table != pair.New.Table)
            pair.Add("physicalName", ChangeKind.TableRenamed, $"the table goes from '{pair.Old.Table}' to '{pair.New.Table}', and with it the stream and the folder", Breaks.Everyone, Engines.None);

        IntakeChanges.Compare(pair);
        FieldChanges.CompareAll(pair);
        KeyChanges.Compare(pair);
        ServiceLevelChanges.Compare(pair);
        QualityChanges.Compare(pair.Changes, pair.Path, pair.Old.Quality, pair.New.Quality);
        Documentation.Compare(pair);
    }
}
