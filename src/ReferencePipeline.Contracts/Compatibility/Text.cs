using System.Globalization;
using ReferencePipeline.Contracts.Reading;

namespace ReferencePipeline.Contracts.Comparing;

/// <summary>Old and new, as sentences show them.</summary>
internal static class Text
{
    public static string Of(Compatibility mode) => mode.ToString().ToUpperInvariant();

    public static string Of(UnknownFields policy) => policy.ToString().ToLowerInvariant();

    public static string Of(Classification classification) => classification.ToString().ToLowerInvariant();

    public static string Of(IEnumerable<string> words)
    {
        var list = string.Join(", ", words);
        return list.Length == 0 ? "none" : $"({list})";
    }

    public static string Of(TimeSpan? time) => time switch
    {
        null => "no limit",
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerDay == 0 => $"{ticks / TimeSpan.TicksPerDay} d",
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerHour == 0 => $"{ticks / TimeSpan.TicksPerHour} h",
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerMinute == 0 => $"{ticks / TimeSpan.TicksPerMinute} min",
        { } other => $"{other.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s",
    };

    public static string Of(FieldType type) => type switch
    {
        StringType => "string",
        IntegerType integer => $"integer {integer.Width.ToString().ToLowerInvariant()}",
        DecimalType number => $"decimal({number.Precision},{number.Scale})",
        FloatType number => number.Width.ToString().ToLowerInvariant(),
        BooleanType => "boolean",
        DateType => "date",
        TimestampType => "timestamp",
        TimeType => "time",
        ObjectType => "object",
        ArrayType => "array",
        MapType => "map",
        _ => throw new InvalidOperationException($"No words for {type}."),
    };

    public static string Of(TemporalFormat format) => format switch
    {
        TemporalFormat.Iso => "ISO 8601",
        TemporalFormat.Pattern pattern => $"'{pattern.Jdk.Text}'",
        TemporalFormat.Epoch { Unit: EpochUnit.Seconds } => "seconds since 1970",
        TemporalFormat.Epoch { Unit: EpochUnit.Milliseconds } => "milliseconds since 1970",
        _ => throw new InvalidOperationException($"No words for {format}."),
    };

    public static string Of(Derivation derivation) => Of(derivation, derivation.Source.Name);

    public static string Of(Derivation derivation, string source) => derivation switch
    {
        Derivation.DateOf => $"date({source})",
        Derivation.HourOf => $"hour({source})",
        Derivation.MonthOf => $"month({source})",
        Derivation.YearOf => $"year({source})",
        Derivation.Truncate truncate => $"truncate({truncate.Length}, {source})",
        Derivation.Lower => $"lower({source})",
        Derivation.Bucket bucket => $"bucket({bucket.Count}, {source})",
        Derivation.Sha256 hash => $"sha256({source}, '{hash.SaltReference}')",
        _ => throw new InvalidOperationException($"No words for {derivation}."),
    };

    /// <summary>Everything of a rule that decides what it finds.</summary>
    public static string Of(QualityRule rule) => rule switch
    {
        LibraryRule library => Of(library),
        TextRule text => $"text '{text.Description}'",
        SqlRule sql => $"sql '{sql.Query}' {Of(sql.Comparison)}",
        CustomRule custom => $"{custom.Engine} '{custom.Implementation}'",
        _ => throw new InvalidOperationException($"No words for {rule}."),
    };

    private static string Of(LibraryRule rule)
    {
        var fields = rule.Fields.Count > 0 ? $" of {Of(rule.Fields.Select(field => field.Name))}" : "";
        var unit = rule.Percent ? " percent" : rule.Metric is QualityMetric.RowCount ? "" : " rows";
        var values = rule.Values.Count > 0 ? $", {(rule.Metric is QualityMetric.MissingValues ? "missing" : "valid")} are {Of(rule.Values.Select(JsonText.Of))}" : "";
        var pattern = rule.Pattern is { } text ? $", the pattern is '{text}'" : "";
        return $"{Camel(rule.Metric)}{fields} {Of(rule.Comparison)}{unit}{values}{pattern}";
    }

    private static string Of(Comparison comparison) =>
        $"{Camel(comparison.Operator)} {comparison.Value.ToString(CultureInfo.InvariantCulture)}{(comparison.Upper is { } upper ? $" and {upper.ToString(CultureInfo.InvariantCulture)}" : "")}";

    /// <summary>As the contract writes it.</summary>
    private static string Camel<T>(T name)
        where T : struct, Enum => char.ToLowerInvariant(name.ToString()[0]) + name.ToString()[1..];
}
