using System.Buffers;
using System.Globalization;

namespace ReferencePipeline.Contracts.Reading;

/// <summary>A number with a unit, as ODCS writes service levels.</summary>
internal static class Durations
{
    public const string Units = "s, min, h, d, w, mo or y";

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    /// <summary>Longer is a slip: it would outlive every system that keeps it.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365 * 1000);

    /// <summary>The duration, or what is wrong with it.</summary>
    public static (TimeSpan Value, string? What, string Instead) Of(decimal count, string unit)
    {
        if (string.Equals(unit, "m", StringComparison.OrdinalIgnoreCase))
            return (default, "the unit 'm' may be minutes or months", "write min or mo");
        if (Ticks(unit) is not { } ticks)
            return (default, $"'{unit}' is not a unit of time", $"use {Units}");
        if (count < 0 || count > Longest.Ticks / ticks)
            return (default, $"'{count} {unit}' is out of bounds", "write a duration from 0 to 1000 years");
        return (TimeSpan.FromTicks((long)(count * ticks)), null, "");
    }

    /// <summary>A text like <c>7 d</c>.</summary>
    public static (TimeSpan Value, string? What, string Instead) Of(string text)
    {
        var trimmed = text.Trim();
        var digits = trimmed.AsSpan().IndexOfAnyExcept(Digits);
        return digits > 0 && decimal.TryParse(trimmed.AsSpan(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
            ? Of(count, trimmed[digits..].Trim())
            : (default, $"'{text}' is not a duration", $"write a number and a unit ({Units}), like '7 d'");
    }

    private static long? Ticks(string unit) => unit.ToLowerInvariant() switch
    {
        "s" or "sec" or "second" or "seconds" => TimeSpan.TicksPerSecond,
        "min" or "minute" or "minutes" => TimeSpan.TicksPerMinute,
        "h" or "hr" or "hour" or "hours" => TimeSpan.TicksPerHour,
        "d" or "day" or "days" => TimeSpan.TicksPerDay,
        "w" or "wk" or "week" or "weeks" => 7 * TimeSpan.TicksPerDay,
        "mo" or "month" or "months" => 30 * TimeSpan.TicksPerDay,
        "y" or "yr" or "year" or "years" => 365 * TimeSpan.TicksPerDay,
        _ => null,
    };
}
