using System.Text;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Generation;

internal static class WrongTimes
{
    public static IEnumerable<WrongValue> Of(DateType type)
    {
        yield return Unreadable(type.Format, Reason.NotADate);
        if (type.Range.Minimum is { } low && low > DateOnly.MinValue)
            yield return new("before the minimum", Reason.OutOfRange, Date(type, type.Range.ExcludesMinimum ? low : low.AddDays(-1)));
        if (type.Range.Maximum is { } high && high < DateOnly.MaxValue)
            yield return new("after the maximum", Reason.OutOfRange, Date(type, type.Range.ExcludesMaximum ? high : high.AddDays(1)));
    }

    /// <summary>A year off is off in any zone and any unit.</summary>
    public static IEnumerable<WrongValue> Of(TimestampType type)
    {
        yield return type.Format is TemporalFormat.Epoch ? new("no moment of the calendar", Reason.NotATimestamp, "1e300") : Unreadable(type.Format, Reason.NotATimestamp);
        if (type.Range.Minimum is { Year: > 2 } low)
            yield return new("before the minimum", Reason.OutOfRange, Moment(type, low.AddYears(-1)));
        if (type.Range.Maximum is { Year: < 9998 } high)
            yield return new("after the maximum", Reason.OutOfRange, Moment(type, high.AddYears(1)));
        foreach (var ambiguous in Ambiguous(type))
            yield return ambiguous;
        if (type is { HasTimeZone: true, Format: TemporalFormat.Iso })
            yield return new("without its offset", Reason.NotATimestamp, "\"2026-01-01T00:00:00\"");
    }

    public static IEnumerable<WrongValue> Of(TimeType type)
    {
        yield return Unreadable(type.Format, Reason.NotATime);
        if (type.Range.Minimum is { } low && low >= new TimeOnly(0, 1))
            yield return new("before the minimum", Reason.OutOfRange, Time(type, low.AddMinutes(-1)));
        if (type.Range.Maximum is { } high && high < new TimeOnly(23, 59))
            yield return new("after the maximum", Reason.OutOfRange, Time(type, high.AddMinutes(1)));
    }

    /// <summary>A local time that the field's zone skips or repeats.</summary>
    private static IEnumerable<WrongValue> Ambiguous(TimestampType type)
    {
        var plain = type with { DefaultTimeZone = TimeZoneInfo.Utc };
        var from = GenerationOptions.DefaultStart;
        if (type.Format is TemporalFormat.Epoch || type.HasTimeZone)
            yield break;
        for (var hour = from; hour < from.AddYears(1); hour += TimeSpan.FromMinutes(30))
        {
            var text = Moment(plain, hour);
            if (TemporalText.ReadTimestamp(type, Encoding.UTF8.GetBytes(text.Trim('"')), out _) != TemporalReading.Ambiguous)
                continue;
            yield return new("a local time that its zone skips or repeats", Reason.AmbiguousTime, text);
            yield break;
        }
    }

    private static WrongValue Unreadable(TemporalFormat format, Reason reason) => format is TemporalFormat.Iso
        ? new("no day of the calendar", reason, "\"2026-02-30T25:61:00Z\"")
        : new("not in the format", reason, "\"yesterday\"");

    private static string Date(DateType type, DateOnly date)
    {
        Span<byte> text = stackalloc byte[TemporalText.MaxLength];
        return TemporalText.TryWriteDate(type.Format, date, text, out var written) ? Quoted(text[..written]) : Quoted(""u8);
    }

    private static string Moment(TimestampType type, DateTime moment)
    {
        Span<byte> text = stackalloc byte[TemporalText.MaxLength];
        if (!TemporalText.TryWriteTimestamp(type, DateTime.SpecifyKind(moment, DateTimeKind.Utc), text, out var written))
            return Quoted(""u8);
        return type.Format is TemporalFormat.Epoch ? Encoding.UTF8.GetString(text[..written]) : Quoted(text[..written]);
    }

    private static string Time(TimeType type, TimeOnly time)
    {
        Span<byte> text = stackalloc byte[TemporalText.MaxLength];
        return TemporalText.TryWriteTime(type.Format, time, text, out var written) ? Quoted(text[..written]) : Quoted(""u8);
    }

    private static string Quoted(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(TextPool.Json(Encoding.UTF8.GetString(text)));
}
