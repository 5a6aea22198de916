using System.Globalization;
using System.Text.RegularExpressions;
using ReferencePipeline.Rehearsal.Plan;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Rehearsal.Query;

/// <summary>The values of one partition key that Athena's projection comes by; folders of other values are not seen.</summary>
internal sealed partial class PartitionRange
{
    private readonly Func<string, bool> _holds;

    private PartitionRange(Func<string, bool> holds, bool isInjected = false) => (_holds, IsInjected) = (holds, isInjected);

    /// <summary>Whether a query has to say the values.</summary>
    public bool IsInjected { get; }

    public bool Holds(string value) => _holds(value);

    public static PartitionRange Of(TablePlan table, string key, QueryClock clock)
    {
        var settings = new KeySettings(table, key);
        return settings["type"].ToLowerInvariant() switch
        {
            "enum" => new(settings["values"].Split(',').ToHashSet(StringComparer.Ordinal).Contains),
            "integer" => Whole(settings),
            "date" => Days(settings, clock),
            "injected" => new(_ => true, isInjected: true),
            var other => throw settings.Refused("type", $"is '{other}', which Athena does not project"),
        };
    }

    private static PartitionRange Whole(KeySettings settings)
    {
        var digits = settings.Find("digits");
        if (settings["range"].Split(',') is not [var low, var high] || !long.TryParse(low.Trim(), out var from) || !long.TryParse(high.Trim(), out var to))
            throw settings.Refused("range", "is not two whole numbers");
        return new(value => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to
            && value == number.ToString(digits is null ? "0" : $"D{digits}", CultureInfo.InvariantCulture));
    }

    private static PartitionRange Days(KeySettings settings, QueryClock clock)
    {
        var format = settings["format"];
        if (settings["range"].Split(',') is not [var low, var high])
            throw settings.Refused("range", "is not two times");
        var (from, to) = (Moment(settings, low.Trim(), format, clock), Moment(settings, high.Trim(), format, clock));
        // By the folder's own precision: the day of NOW-30DAYS is in.
        return new(value => TryParse(value, format, out var moment) && moment >= Floor(from, format) && moment <= to);
    }

    private static DateTime Floor(DateTime moment, string format) => TryParse(moment.ToString(format, CultureInfo.InvariantCulture), format, out var floor) ? floor : moment;

    private static DateTime Moment(KeySettings settings, string text, string format, QueryClock clock)
    {
        if (Relative().Match(text) is not { Success: true } relative)
            return TryParse(text, format, out var moment) ? moment : throw settings.Refused("range", $"holds '{text}', which is no time in the format {format}");
        if (!relative.Groups["count"].Success)
            return clock.Utc;
        var count = int.Parse(relative.Groups["sign"].Value + relative.Groups["count"].Value, CultureInfo.InvariantCulture);
        return relative.Groups["unit"].Value.TrimEnd('S') switch
        {
            "YEAR" => clock.Utc.AddYears(count),
            "MONTH" => clock.Utc.AddMonths(count),
            "WEEK" => clock.Utc.AddDays(7 * count),
            "DAY" => clock.Utc.AddDays(count),
            "HOUR" => clock.Utc.AddHours(count),
            "MINUTE" => clock.Utc.AddMinutes(count),
            _ => clock.Utc.AddSeconds(count),
        };
    }

    private static bool TryParse(string text, string format, out DateTime moment) =>
        DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out moment);

    [GeneratedRegex(@"^NOW\s*(?:(?<sign>[+-])\s*(?<count>\d+)\s*(?<unit>YEARS?|MONTHS?|WEEKS?|DAYS?|HOURS?|MINUTES?|SECONDS?))?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Relative();

    /// <summary>The table's parameters for one key.</summary>
    private sealed class KeySettings(TablePlan table, string key)
    {
        public string this[string name] => Find(name) ?? throw Refused(name, "is missing");

        public string? Find(string name) => table.Parameters.TryGetValue($"projection.{key}.{name}", out var value) ? value : null;

        public AssemblyException Refused(string name, string what) => new($"{table.Where}: TableInput.Parameters.projection.{key}.{name}", what, "see Athena's supported types for partition projection");
    }
}
