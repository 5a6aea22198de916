namespace ReferencePipeline.Contracts.Validation;

/// <summary>Local times and the moments they name.</summary>
internal static class LocalTime
{
    public static TemporalReading Read(TimestampType type, DateTime local, int? offsetSeconds, out DateTime utc)
    {
        if (offsetSeconds is { } offset)
            return TryShift(local, offset * TimeSpan.TicksPerSecond, out utc) ? TemporalReading.Read : TemporalReading.NotInFormat;
        if (!type.HasTimeZone && type.FixedOffset is { } always)
            return TryShift(local, always.Ticks, out utc) ? TemporalReading.Read : TemporalReading.NotInFormat;
        if (!type.HasTimeZone)
            return ToUtc(type.DefaultTimeZone, local, out utc);
        utc = default;
        return TemporalReading.NotInFormat;
    }

    /// <summary>The local time of a moment; false where the way back would be ambiguous.</summary>
    public static bool TryOf(TimeZoneInfo zone, DateTime utc, out DateTime local)
    {
        local = utc;
        return ReferenceEquals(zone, TimeZoneInfo.Utc) ||
            TryShift(utc, -zone.GetUtcOffset(utc).Ticks, out local) && ToUtc(zone, local, out _) == TemporalReading.Read;
    }

    /// <summary>
    /// A local time is sound when exactly one moment shows it. The only offsets that can matter are those in force a day before and after.
    /// </summary>
    private static TemporalReading ToUtc(TimeZoneInfo zone, DateTime local, out DateTime utc)
    {
        utc = DateTime.SpecifyKind(local, DateTimeKind.Utc);
        if (ReferenceEquals(zone, TimeZoneInfo.Utc))
            return TemporalReading.Read;
        if (!TryShift(local, TimeSpan.TicksPerDay, out var dayBefore) || !TryShift(local, -TimeSpan.TicksPerDay, out var dayAfter))
            return TemporalReading.NotInFormat;

        var (before, after) = (zone.GetUtcOffset(dayBefore), zone.GetUtcOffset(dayAfter));
        var first = utc - before;
        var second = utc - after;
        var firstHolds = zone.GetUtcOffset(first) == before;
        var secondHolds = before == after ? firstHolds : zone.GetUtcOffset(second) == after;
        utc = firstHolds ? first : second;
        return firstHolds && secondHolds && first != second || !firstHolds && !secondHolds ? TemporalReading.Ambiguous : TemporalReading.Read;
    }

    private static bool TryShift(DateTime moment, long backTicks, out DateTime utc)
    {
        var ticks = moment.Ticks - backTicks;
        var fits = ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks;
        utc = fits ? new(ticks, DateTimeKind.Utc) : default;
        return fits;
    }
}
