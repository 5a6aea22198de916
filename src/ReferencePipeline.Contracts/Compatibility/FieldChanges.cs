namespace ReferencePipeline.Contracts.Comparing;

/// <summary>The fields of a dataset or a struct: added, removed, renamed, reordered, and each that stays.</summary>
internal static class FieldChanges
{
    // Athena reads the members of a struct by name; Spectrum's documentation promises nothing of the kind.
    private const Engines NestedEngines = Engines.Athena | Engines.Firehose;

    public static void CompareAll(DatasetPair pair) => CompareAll(pair, "", pair.Old.Fields, pair.New.Fields, isNested: false);

    public static void CompareMembers(FieldPair pair, ObjectType old, ObjectType @new) =>
        CompareAll(pair.Dataset, pair.New.Path, old.Fields, @new.Fields, isNested: true);

    private static void CompareAll(DatasetPair pair, string path, IReadOnlyList<Field> old, IReadOnlyList<Field> @new, bool isNested)
    {
        var matches = Matching.Of(old, @new, field => field.Name, field => field.Column.Value);
        foreach (var field in matches.Removed)
            Remove(pair, field, isNested);
        foreach (var field in matches.Added)
            Add(pair, field, isNested);
        CompareOrder(pair, path, matches, isNested);
        foreach (var (before, after) in matches.Pairs)
            Compare(new FieldPair(pair, before, after, isNested));
    }

    /// <summary>Also of an array's items and a map's keys and values.</summary>
    public static void Compare(FieldPair pair)
    {
        CompareNames(pair);
        DerivationChanges.Compare(pair);
        ComparePromises(pair);
        TypeChanges.Compare(pair);
        CompareClassification(pair);
        QualityChanges.Compare(pair.Dataset.Changes, $"{pair.Dataset.Path}.{pair.New.Path}", pair.Old.Quality, pair.New.Quality);
        Documentation.Compare(pair);
    }

    private static void Add(DatasetPair pair, Field field, bool isNested)
    {
        var engines = field.PartitionPosition is not null ? Engines.Firehose : isNested ? NestedEngines : Engines.All;
        var what = $"the column '{field.Column}' ({Text.Of(field.Type)}) is added";

        // A version that refuses unknown fields refuses the new one until it is deployed.
        var readers = pair.Old.UnknownFields is UnknownFields.Refuse ? Breaks.OldReaders : Breaks.Nothing;
        if (field.Derivation is { } derivation)
            pair.Add(field.Path, ChangeKind.DerivedFieldAdded, $"{what}, made by {Text.Of(derivation)}", Breaks.Nothing, engines);
        else if (field.Required)
            pair.Add(field.Path, ChangeKind.RequiredFieldAdded, $"{what} and required", Breaks.Producers | Breaks.OldData | readers, engines);
        else
            pair.Add(field.Path, ChangeKind.OptionalFieldAdded, what, readers, engines);
    }

    private static void Remove(DatasetPair pair, Field field, bool isNested)
    {
        var engines = field.PartitionPosition is not null ? Engines.Firehose : isNested ? NestedEngines : Engines.All;
        var isRefused = !field.IsDerived && pair.New.UnknownFields is UnknownFields.Refuse;
        pair.Add(field.Path, ChangeKind.FieldRemoved,
            $"the column '{field.Column}' ({Text.Of(field.Type)}) is removed{(isRefused ? ", and an event that still carries it is refused" : "")}",
            isRefused ? Breaks.Producers | Breaks.OldReaders : Breaks.OldReaders, engines);
    }

    private static void CompareOrder(DatasetPair pair, string path, Matching<Field> matches, bool isNested)
    {
        var stay = matches.Pairs.Where(match => match.Old.PartitionPosition is null && match.New.PartitionPosition is null).ToList();
        var old = stay.OrderBy(match => match.Old.Line).Select(match => match.New.Column.Value).ToList();
        var @new = stay.OrderBy(match => match.New.Line).Select(match => match.New.Column.Value).ToList();
        if (!old.SequenceEqual(@new))
            pair.Add(path, ChangeKind.FieldsReordered, $"the columns go from {Text.Of(old)} to {Text.Of(@new)}", Breaks.Nothing, isNested ? NestedEngines : Engines.All);
    }

    private static void CompareNames(FieldPair pair)
    {
        var (old, @new) = (pair.Old, pair.New);
        if (old.Name != @new.Name)
        {
            pair.Add(ChangeKind.FieldRenamed, $"the {(pair.IsCarried ? "JSON key" : "name")} goes from '{old.Name}' to '{@new.Name}', the column stays '{@new.Column}'",
                pair.IsCarried ? Breaks.Producers | Breaks.OldReaders : Breaks.Nothing);
        }

        // By name, the new column is not in the old files: it reads as NULL.
        if (old.Column != @new.Column)
            pair.Add(ChangeKind.ColumnRenamed, $"the column goes from '{old.Column}' to '{@new.Column}'", Breaks.OldData | Breaks.OldReaders, Engines.Firehose);
    }

    private static void ComparePromises(FieldPair pair)
    {
        var (old, @new) = (pair.Old, pair.New);
        if (!old.Required && @new.Required)
            pair.Tighten(ChangeKind.MadeRequired, "optional → required");
        if (old.Required && !@new.Required)
            pair.Loosen(ChangeKind.MadeOptional, "required → optional");

        // The validator sees one record at a time: who repeats a value is counted by a quality rule, not refused.
        if (!old.Unique && @new.Unique)
            pair.Add(ChangeKind.MadeUnique, "values may repeat → unique", Breaks.OldData);
        if (old.Unique && !@new.Unique)
            pair.Add(ChangeKind.MadeRepeatable, "unique → values may repeat", Breaks.OldReaders);
    }

    private static void CompareClassification(FieldPair pair)
    {
        var (old, @new) = (pair.Old.Classification, pair.New.Classification);
        if (old != @new)
            pair.Add(@new > old ? ChangeKind.ClassificationRaised : ChangeKind.ClassificationLowered, $"the classification goes from {Text.Of(old)} to {Text.Of(@new)}");
    }
}
