namespace ReferencePipeline.Contracts.Dialects;

/// <summary>Dates and times of an event, read so that what does not fit is NULL: an event that breaks its contract must not fail a query.</summary>
internal static class RedshiftMoment
{
    private const int LongestText = 64;

    // The years 1 to 9999, which is what the lake's files hold.
    private const string FirstSecond = "-62135596800";
    private const string LastSecond = "253402300799";

    /// <summary>An expression over the event's value, or <c>null</c> when SQL cannot read the format.</summary>
    public static string? Of(FieldType type, string value) => (type, FormatOf(type)) switch
    {
        (TimestampType, TemporalFormat.Epoch epoch) => FromEpoch(epoch.Unit, value),
        (_, TemporalFormat.Epoch) => null,
        (TimestampType timestamp, TemporalFormat.Pattern pattern) => RedshiftIsoText.Of(pattern.Jdk, Text(value)) is { } iso ? Timestamp(timestamp, iso, carriesOffset: pattern.Jdk.HasOffset) : null,
        (TimestampType timestamp, _) => IsoTimestamp(timestamp, Text(value)),
        (_, TemporalFormat.Pattern pattern) => RedshiftIsoText.Of(pattern.Jdk, Text(value)) is { } iso ? TryCast(iso, type) : null,
        _ => TryCast(Text(value), type),
    };

    private static TemporalFormat FormatOf(FieldType type) => type switch
    {
        DateType date => date.Format,
        TimestampType timestamp => timestamp.Format,
        TimeType time => time.Format,
        _ => throw new InvalidOperationException($"{type} is no moment."),
    };

    /// <summary>TRY_CAST fails on an empty text, all other misfits are NULL ("TRY_CAST function").</summary>
    private static string Text(string value) => $"NULLIF(BTRIM(CAST({value} AS varchar({LongestText}))), '')";

    private static string TryCast(string text, FieldType type) => $"TRY_CAST({text} AS {RedshiftType.Of(type)})";

    /// <summary>A text without an offset may still carry one, which then counts.</summary>
    private static string IsoTimestamp(TimestampType type, string text) => type.HasTimeZone
        ? Timestamp(type, text, carriesOffset: true)
        : $"CASE WHEN {text} ~ '[T ].*(Z|[+-][0-9][0-9](:?[0-9][0-9])?)$' THEN {Timestamp(type, text, carriesOffset: true)} ELSE {Timestamp(type, text, carriesOffset: false)} END";

    private static string Timestamp(TimestampType type, string text, bool carriesOffset)
    {
        if (carriesOffset)
            return TryCast(text, type);
        return type.FixedOffset is { } offset
            ? TryCast($"{text} || '{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}'", type)
            : $"TRY_CAST({text} AS timestamp) AT TIME ZONE {RedshiftLiteral.Text(type.DefaultTimeZone.Id)}";
    }

    private static string FromEpoch(EpochUnit unit, string value)
    {
        var number = $"CAST({value} AS double precision)";
        var seconds = unit is EpochUnit.Milliseconds ? $"{number} / 1000" : number;
        return $"CASE WHEN {seconds} BETWEEN {FirstSecond} AND {LastSecond} THEN (TIMESTAMP 'epoch' + {seconds} * INTERVAL '1 second') AT TIME ZONE 'UTC' END";
    }
}
