using System.Globalization;
using System.Text.Json;

namespace ReferencePipeline.Contracts.Dialects;

/// <summary>Dates, moments and times in JSON Schema; the draft cannot compare them, so bounds are told in remarks.</summary>
internal static class JsonSchemaTemporal
{
    // RFC 3339, which the formats "date-time" and "time" mean, wants an offset with a colon; ISO 8601 and the pipeline do not.
    private const string Clock = @"[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?";
    private const string IsoTime = $"^{Clock}$";
    private const string IsoMoment = $"^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T{Clock}";
    private const string Offset = "(Z|[+-][0-9]{2}(:?[0-9]{2})?)";

    public static void Write(Utf8JsonWriter json, DateType date, List<string> remarks)
    {
        if (date.Format is TemporalFormat.Iso)
            json.WriteString("format", "date");
        else
            remarks.Add(Format(date.Format));
        Bounds(remarks, date.Range, day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    public static void Write(Utf8JsonWriter json, TimestampType timestamp, List<string> remarks)
    {
        if (timestamp.Format is TemporalFormat.Iso)
            json.WriteString("pattern", timestamp.HasTimeZone ? $"{IsoMoment}{Offset}$" : $"{IsoMoment}{Offset}?$");
        remarks.Add(Format(timestamp.Format));
        if (!timestamp.HasTimeZone && timestamp.Format is not TemporalFormat.Epoch)
            remarks.Add($"without an offset it is a moment in {timestamp.DefaultTimeZone.Id}");
        Bounds(remarks, timestamp.Range, moment => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture));
    }

    public static void Write(Utf8JsonWriter json, TimeType time, List<string> remarks)
    {
        if (time.Format is TemporalFormat.Iso)
            json.WriteString("pattern", IsoTime);
        remarks.Add(Format(time.Format));
        Bounds(remarks, time.Range, moment => moment.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture));
    }

    private static string Format(TemporalFormat format) => format switch
    {
        TemporalFormat.Iso => "ISO 8601",
        TemporalFormat.Pattern pattern => $"java.time.format.DateTimeFormatter pattern {pattern.Jdk.Text}",
        TemporalFormat.Epoch { Unit: EpochUnit.Seconds } => "seconds since 1970-01-01T00:00:00Z",
        TemporalFormat.Epoch { Unit: EpochUnit.Milliseconds } => "milliseconds since 1970-01-01T00:00:00Z",
        _ => throw new InvalidOperationException($"No words for {format}."),
    };

    private static void Bounds<T>(List<string> remarks, Range<T> range, Func<T, string> write)
        where T : struct, IComparable<T>
    {
        if (range.Minimum is { } low)
            remarks.Add($"{(range.ExcludesMinimum ? "after" : "from")} {write(low)}");
        if (range.Maximum is { } high)
            remarks.Add($"{(range.ExcludesMaximum ? "before" : "up to")} {write(high)}");
    }
}
