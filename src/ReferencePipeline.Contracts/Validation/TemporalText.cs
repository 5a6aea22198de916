namespace ReferencePipeline.Contracts.Validation;

/// <summary>What became of a text that should say a moment.</summary>
public enum TemporalReading
{
    Read,

    /// <summary>It is not written as the format says, or names a day or time that does not exist.</summary>
    NotInFormat,

    /// <summary>It is a local time that its zone skips or repeats when clocks are changed.</summary>
    Ambiguous,
}

/// <summary>
/// Reads dates, timestamps and times from UTF-8 text as a <see cref="TemporalFormat"/> says, and writes what can be read back; never
/// throws, never allocates. A fraction finer than a microsecond is cut, not rounded: no moment moves into the next day by it.
/// </summary>
public static class TemporalText
{
    /// <summary>Enough room for what any format writes.</summary>
    public const int MaxLength = 512;

    public static bool TryReadDate(TemporalFormat format, ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        return format switch
        {
            TemporalFormat.Iso => IsoText.TryReadDate(text, out date),
            TemporalFormat.Pattern { Jdk: var jdk } => jdk.TryRead(text, out var fields) && fields.TryDate(out date),
            _ => false,
        };
    }

    /// <summary>Reads a moment as UTC with <see cref="DateTimeKind.Utc"/>. A local time that its zone skips or repeats is refused.</summary>
    public static bool TryReadTimestamp(TimestampType type, ReadOnlySpan<byte> text, out DateTime utc) =>
        ReadTimestamp(type, text, out utc) == TemporalReading.Read;

    public static TemporalReading ReadTimestamp(TimestampType type, ReadOnlySpan<byte> text, out DateTime utc)
    {
        utc = default;
        return type.Format switch
        {
            TemporalFormat.Iso => IsoText.TryReadMoment(text, out var local, out var offset)
                ? LocalTime.Read(type, local, offset, out utc)
                : TemporalReading.NotInFormat,
            TemporalFormat.Pattern { Jdk: var jdk } => jdk.TryRead(text, out var fields) && fields.TryDate(out var date) && fields.TryTime(out var time)
                ? LocalTime.Read(type, date.ToDateTime(time), fields[JdkField.Offset], out utc)
                : TemporalReading.NotInFormat,
            TemporalFormat.Epoch { Unit: var unit } => EpochText.TryRead(unit, text, out utc) ? TemporalReading.Read : TemporalReading.NotInFormat,
            _ => TemporalReading.NotInFormat,
        };
    }

    public static bool TryReadTime(TemporalFormat format, ReadOnlySpan<byte> text, out TimeOnly time)
    {
        time = default;
        return format switch
        {
            TemporalFormat.Iso => IsoText.TryReadTime(text, out time),
            TemporalFormat.Pattern { Jdk: var jdk } => jdk.TryRead(text, out var fields) && fields.TryTime(out time),
            _ => false,
        };
    }

    public static bool TryWriteDate(TemporalFormat format, DateOnly date, Span<byte> text, out int written)
    {
        written = 0;
        return format switch
        {
            TemporalFormat.Iso => IsoText.TryWriteDate(date, text, out written),
            TemporalFormat.Pattern { Jdk: var jdk } => jdk.TryWrite(date.ToDateTime(default), text, out written),
            _ => false,
        };
    }

    /// <summary>Writes <paramref name="utc"/>, with what the format has no room for cut off; false where its local time would be ambiguous.</summary>
    public static bool TryWriteTimestamp(TimestampType type, DateTime utc, Span<byte> text, out int written)
    {
        written = 0;
        if (type.Format is TemporalFormat.Epoch { Unit: var unit })
            return EpochText.TryWrite(unit, utc, text, out written);

        var says = type.Format is TemporalFormat.Pattern { Jdk.HasOffset: true } || type.Format is TemporalFormat.Iso && type.HasTimeZone;
        if (!LocalTime.TryOf(says ? TimeZoneInfo.Utc : type.DefaultTimeZone, utc, out var local))
            return false;
        return type.Format is TemporalFormat.Pattern { Jdk: var jdk }
            ? jdk.TryWrite(local, text, out written)
            : IsoText.TryWriteMoment(local, zulu: says, text, out written);
    }

    public static bool TryWriteTime(TemporalFormat format, TimeOnly time, Span<byte> text, out int written)
    {
        written = 0;
        return format switch
        {
            TemporalFormat.Iso => IsoText.TryWriteTime(time, text, out written),
            TemporalFormat.Pattern { Jdk: var jdk } => jdk.TryWrite(DateOnly.MinValue.ToDateTime(time), text, out written),
            _ => false,
        };
    }
}
