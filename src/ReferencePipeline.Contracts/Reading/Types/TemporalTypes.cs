using System.Text;
using ReferencePipeline.Contracts.Reading.Yaml;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Reading.Types;

internal static class TemporalTypes
{
    public static FieldType Date(TypeOptions options)
    {
        if (Format(options, pattern => pattern.ProblemForDate()) is not { } format)
            return UnreadType.Instance;
        return new DateType
        {
            Format = format,
            Range = options.Range<DateOnly>(scalar => TemporalText.TryReadDate(format, Utf8(scalar), out var date) ? (date, null, "") : Refused<DateOnly>(scalar, format)),
        };
    }

    public static FieldType Timestamp(TypeOptions options, CustomPropertyReader custom)
    {
        if (Format(options, pattern => custom["epochUnit"] is null ? pattern.ProblemForTimestamp(options.Flag("timezone") ?? false) : null) is not { } format || Zone(options) is not { } zone)
            return UnreadType.Instance;

        var epoch = custom["epochUnit"] is null ? null : Epoch(options, custom);
        var type = new TimestampType { Format = epoch ?? format, HasTimeZone = options.Flag("timezone") ?? false, DefaultTimeZone = zone };

        // A moment counted since 1970 has no text of its own, so its bounds are ISO 8601.
        var written = epoch is null ? type : type with { Format = new TemporalFormat.Iso() };
        return type with
        {
            Range = options.Range<DateTime>(scalar => TemporalText.TryReadTimestamp(written, Utf8(scalar), out var utc) ? (utc, null, "") : Refused<DateTime>(scalar, written.Format)),
        };
    }

    public static FieldType Time(TypeOptions options)
    {
        foreach (var key in new[] { "timezone", "defaultTimezone" }.Where(key => options.Section?.Has(key) == true && options.Flag(key) != false))
            options.Section!.Refuse(key, "a time of day has no time zone", "remove it, or use logicalType timestamp");
        if (Format(options, pattern => pattern.ProblemForTime()) is not { } format)
            return UnreadType.Instance;
        return new TimeType
        {
            Format = format,
            Range = options.Range<TimeOnly>(scalar => TemporalText.TryReadTime(format, Utf8(scalar), out var time) ? (time, null, "") : Refused<TimeOnly>(scalar, format)),
        };
    }

    private static TemporalFormat? Format(TypeOptions options, Func<JdkPattern, JdkProblem?> fit)
    {
        if (options.Text("format") is not { } text)
            return new TemporalFormat.Iso();
        if (JdkPattern.TryParse(text, out var pattern, out var problem) && (problem = fit(pattern)) is null)
            return new TemporalFormat.Pattern { Jdk = pattern };
        if (text.Contains('%', StringComparison.Ordinal))
            options.Section!.Refuse("format", $"'{text}' is a pattern of strftime", "write one of the JDK's DateTimeFormatter, like yyyy-MM-dd'T'HH:mm:ss");
        else
            options.Section!.Refuse("format", problem.What, problem.Instead);
        return null;
    }

    private static TemporalFormat.Epoch? Epoch(TypeOptions options, CustomPropertyReader custom)
    {
        foreach (var key in new[] { "format", "timezone", "defaultTimezone" }.Where(key => options.Section?.Has(key) == true))
            options.Section!.Refuse(key, "a number counted since 1970 has no format and no time zone", "remove it, or the custom property 'epochUnit'");
        var unit = custom.Choice("epochUnit", Enum.GetNames<EpochUnit>(), nameof(EpochUnit.Seconds));
        return new TemporalFormat.Epoch { Unit = Enum.Parse<EpochUnit>(unit, ignoreCase: true) };
    }

    private static TimeZoneInfo? Zone(TypeOptions options)
    {
        if (options.Text("defaultTimezone") is not { } name)
            return TimeZoneInfo.Utc;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
            return zone;
        options.Section!.Refuse("defaultTimezone", $"'{name}' is not a time zone", "use a name of the IANA database, like Europe/Berlin or UTC");
        return null;
    }

    private static (T?, string?, string) Refused<T>(YamlScalar scalar, TemporalFormat format) where T : struct => (null, $"'{scalar.Text}' is not written as the field is", Instead(format));

    public static string Instead(TemporalFormat format) => format switch
    {
        TemporalFormat.Iso => "write it in ISO 8601",
        TemporalFormat.Pattern pattern => $"write it as {pattern.Jdk.Text}",
        TemporalFormat.Epoch epoch => $"write a number of {epoch.Unit.ToString().ToLowerInvariant()} since 1970",
        _ => throw new InvalidOperationException($"Unknown format {format}."),
    };

    private static byte[] Utf8(YamlScalar scalar) => Encoding.UTF8.GetBytes(scalar.Text);
}
