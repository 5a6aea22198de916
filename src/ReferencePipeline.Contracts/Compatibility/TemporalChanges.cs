namespace ReferencePipeline.Contracts.Comparing;

/// <summary>How a moment is written. What is stored is normalized, so old rows stay true; what is sent changes its meaning.</summary>
internal static class TemporalChanges
{
    public static void Compare(FieldPair pair, TimestampType old, TimestampType @new)
    {
        CompareFormat(pair, old.Format, @new.Format);
        Bounds.Compare(pair, old.Range, @new.Range);
        if (!old.HasTimeZone && @new.HasTimeZone)
            pair.Add(ChangeKind.OffsetRequired, $"a text without an offset: a moment in {old.DefaultTimeZone.Id} → refused", Breaks.Producers);
        if (old.HasTimeZone && !@new.HasTimeZone)
            pair.Add(ChangeKind.OffsetOptional, $"a text without an offset: refused → a moment in {@new.DefaultTimeZone.Id}", Breaks.OldReaders);
        if (!old.HasTimeZone && !@new.HasTimeZone && !old.DefaultTimeZone.HasSameRules(@new.DefaultTimeZone))
            pair.Add(ChangeKind.DefaultTimeZoneChanged, $"a text without an offset: a moment in {old.DefaultTimeZone.Id} → {@new.DefaultTimeZone.Id}", Breaks.Producers | Breaks.OldReaders);
    }

    public static void CompareFormat(FieldPair pair, TemporalFormat old, TemporalFormat @new)
    {
        if (Text.Of(old) != Text.Of(@new))
            pair.Add(ChangeKind.TemporalFormatChanged, $"written as {Text.Of(old)} → {Text.Of(@new)}", Breaks.Producers | Breaks.OldReaders);
    }
}
