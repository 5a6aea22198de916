using System.Text;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Generation;

internal static class WrongTimes
{
    public static IEnumerable<WrongValue> Of(DateType type)
    {
        yield return Unreadable(type.Format);
        if (type.Range.Minimum is { } low && low > DateOnly.MinValue)
            yield return new("before the minimum", Reasons.Minimum, Date(type, type.Range.ExcludesMinimum ? low : low.AddDays(-1)));
        if (type.Range.Maximum is { } high && high < DateOnly.MaxValue)
            yield return new("after the maximum", Reasons.Maximum, Date(type, type.Range.ExcludesMaximum ? high : high.AddDays(1)));
    }

    /// <summary>A year off is off in any zone and any unit.</summary>
    public static IEnumerable<WrongValue> Of(TimestampType type)
    {
        yield return type.Format is TemporalFormat.Epoch ? new("no moment of the calendar", Reasons.Format, "1e300") : Unreadable(type.Format);
        if (type.Range.Minimum is { Year: > 2 } low)
            yield return new("before the minimum", Reasons.Minimum, Moment(type, low.AddYears(-1)));
        if (type.Range.Maximum is { Year: < 9998 } high)
            yield return new("after the maximum", Reasons.Maximum, Moment(type, high.AddYears(1)));
        if (type is { HasTimeZone: true, Format: TemporalFormat.Iso })
            yield return new("without its offset", Reasons.Format, "\"2026-01-01T00:00:00\"");
    }

    public static IEnumerable<WrongValue> Of(TimeType type)
    {
        yield return Unreadable(type.Format);
        if (type.Range.Minimum is { } low && low >= new TimeOnly(0, 1))
            yield return new("before the minimum", Reasons.Minimum, Time(type, low.AddMinutes(-1)));
        if (type.Range.Maximum is { } high && high < new TimeOnly(23, 59))
            yield return new("after the maximum", Reasons.Maximum, Time(type, high.AddMinutes(1)));
    }

    private static WrongValue Unreadable(TemporalFormat format) => format is TemporalFormat.Iso
        ? new("no day of the calendar", Reasons.Format, "\"2026-02-30T25:61:00Z\"")
        : new("not in the format", Reasons.Format, "\"yesterday\"");

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
