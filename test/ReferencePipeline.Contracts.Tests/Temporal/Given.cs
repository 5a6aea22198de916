using System.Text;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Tests.Temporal;

/// <summary>Formats and types as tests name them, and readings as text.</summary>
internal static class Given
{
    public const string Refused = "refused";

    public static TemporalFormat Iso { get; } = new TemporalFormat.Iso();

    public static TemporalFormat Pattern(string pattern) => new TemporalFormat.Pattern { Jdk = Jdk(pattern) };

    public static JdkPattern Jdk(string pattern) =>
        JdkPattern.TryParse(pattern, out var parsed, out var problem) ? parsed : throw new InvalidOperationException($"{pattern}: {problem}");

    public static TimestampType Timestamp(TemporalFormat? format = null, bool hasTimeZone = false, string zone = "UTC") => new()
    {
        Format = format ?? Iso,
        HasTimeZone = hasTimeZone,
        DefaultTimeZone = TimeZoneInfo.FindSystemTimeZoneById(zone),
    };

    public static TimestampType Epoch(EpochUnit unit) => Timestamp(new TemporalFormat.Epoch { Unit = unit });

    public static string Date(TemporalFormat format, string text) =>
        TemporalText.TryReadDate(format, Encoding.UTF8.GetBytes(text), out var date) ? date.ToString("yyyy-MM-dd") : Refused;

    public static string Time(TemporalFormat format, string text) =>
        TemporalText.TryReadTime(format, Encoding.UTF8.GetBytes(text), out var time) ? time.ToString("HH:mm:ss.FFFFFFF") : Refused;

    public static string Moment(TimestampType type, string text) => TemporalText.ReadTimestamp(type, Encoding.UTF8.GetBytes(text), out var utc) switch
    {
        TemporalReading.Read => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"),
        TemporalReading.Ambiguous => "ambiguous",
        _ => Refused,
    };

    public static string Written(TimestampType type, DateTime utc)
    {
        var text = new byte[TemporalText.MaxLength];
        return TemporalText.TryWriteTimestamp(type, utc, text, out var written) ? Encoding.UTF8.GetString(text, 0, written) : Refused;
    }

    public static string Written(TemporalFormat format, DateOnly date)
    {
        var text = new byte[TemporalText.MaxLength];
        return TemporalText.TryWriteDate(format, date, text, out var written) ? Encoding.UTF8.GetString(text, 0, written) : Refused;
    }

    public static string Written(TemporalFormat format, TimeOnly time)
    {
        var text = new byte[TemporalText.MaxLength];
        return TemporalText.TryWriteTime(format, time, text, out var written) ? Encoding.UTF8.GetString(text, 0, written) : Refused;
    }
}
