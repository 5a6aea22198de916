namespace ReferencePipeline.Contracts.Comparing;

/// <summary>What a dataset takes from its stream: unknown fields, event times, the stream's key.</summary>
internal static class IntakeChanges
{
    public static void Compare(DatasetPair pair)
    {
        CompareUnknownFields(pair);
        CompareEventTime(pair);
        var (old, @new) = (pair.Old.StreamKey?.Name, pair.New.StreamKey?.Name);
        if (old != @new)
            pair.Add("customProperties.streamKey", ChangeKind.StreamKeyChanged, $"records are spread by {Key(old)} → {Key(@new)}");
    }

    private static string Key(string? name) => name is null ? "chance" : $"'{name}'";

    private static void CompareUnknownFields(DatasetPair pair)
    {
        const string Path = "customProperties.unknownFields";
        var (old, @new) = (pair.Old.UnknownFields, pair.New.UnknownFields);
        if (old == @new)
            return;
        var what = $"unknown fields: {Text.Of(old)} → {Text.Of(@new)}";
        if (@new is UnknownFields.Refuse)
            pair.Add(Path, ChangeKind.UnknownFieldsRefused, what, Breaks.Producers);
        if (old is UnknownFields.Refuse)
            pair.Add(Path, ChangeKind.UnknownFieldsAllowed, what, Breaks.OldReaders);
        if (@new is UnknownFields.Keep)
            pair.Add(Path, ChangeKind.UnknownFieldsColumnAdded, $"{what}: the table gains the column '{Dataset.UnknownFieldsColumn}'");
        if (old is UnknownFields.Keep)
            pair.Add(Path, ChangeKind.UnknownFieldsColumnRemoved, $"{what}: the table loses the column '{Dataset.UnknownFieldsColumn}'", Breaks.OldReaders);
    }

    private static void CompareEventTime(DatasetPair pair)
    {
        var (old, @new) = (pair.Old.EventTime, pair.New.EventTime);
        if (old is not null && @new is not null && old.Field.Name != @new.Field.Name)
            pair.Add("customProperties.eventTimeField", ChangeKind.EventTimeFieldChanged, $"lateness is measured by '{old.Field.Name}' → '{@new.Field.Name}'", Breaks.Producers);
        Compare(pair, "eventTimeMaxLate", "late", old?.MaxLate, @new?.MaxLate);
        Compare(pair, "eventTimeMaxEarly", "early", old?.MaxEarly, @new?.MaxEarly);
    }

    private static void Compare(DatasetPair pair, string property, string word, TimeSpan? old, TimeSpan? @new)
    {
        var what = $"events may be {word} by {Text.Of(old)} → {Text.Of(@new)}";
        var order = (@new ?? TimeSpan.MaxValue).CompareTo(old ?? TimeSpan.MaxValue);
        if (order < 0)
            pair.Add($"customProperties.{property}", ChangeKind.EventTimeTightened, what, Breaks.Producers);
        if (order > 0)
            pair.Add($"customProperties.{property}", ChangeKind.EventTimeLoosened, what, Breaks.OldReaders);
    }
}
