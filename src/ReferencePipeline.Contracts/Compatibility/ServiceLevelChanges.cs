namespace ReferencePipeline.Contracts.Comparing;

/// <summary>Retention, latency and frequency. No retention means kept for ever, no latency means no promise.</summary>
internal static class ServiceLevelChanges
{
    public static void Compare(DatasetPair pair)
    {
        var (old, @new) = (pair.Old.ServiceLevel, pair.New.ServiceLevel);
        Compare(pair, "retention", old.Retention, @new.Retention, ChangeKind.RetentionShortened, ChangeKind.RetentionLengthened,
            shorter => shorter ? "older data is deleted" : "data is kept longer");
        Compare(pair, "latency", old.Latency, @new.Latency, ChangeKind.LatencyTightened, ChangeKind.LatencyLoosened,
            shorter => shorter ? "data comes sooner" : "data may come later");
        if (old.Frequency != @new.Frequency)
            pair.Add("slaProperties.frequency", ChangeKind.FrequencyChanged, $"frequency: {Text.Of(old.Frequency)} → {Text.Of(@new.Frequency)}");
    }

    private static void Compare(DatasetPair pair, string property, TimeSpan? old, TimeSpan? @new, ChangeKind shorter, ChangeKind longer, Func<bool, string> meaning)
    {
        var order = (@new ?? TimeSpan.MaxValue).CompareTo(old ?? TimeSpan.MaxValue);
        if (order != 0)
            pair.Add($"slaProperties.{property}", order < 0 ? shorter : longer, $"{property}: {Text.Of(old)} → {Text.Of(@new)}: {meaning(order < 0)}");
    }
}
