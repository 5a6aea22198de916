namespace ReferencePipeline.Rehearsal.Catalog.Projection;

/// <summary>Units of a projection's steps and of times counted from <c>NOW</c>, the longest first.</summary>
internal enum DateUnit
{
    Years,
    Months,
    Weeks,
    Days,
    Hours,
    Minutes,
    Seconds,
    Milliseconds,
}

internal static class DateUnits
{
    /// <summary>The unit of that name, <c>DAY</c> or <c>DAYS</c> in any case.</summary>
    public static DateUnit? Named(string text) => Enum.TryParse<DateUnit>(text.EndsWith('s') || text.EndsWith('S') ? text : $"{text}s", ignoreCase: true, out var unit) && !char.IsAsciiDigit(text[0]) ? unit : null;

    public static DateTime Add(this DateTime date, long count, DateUnit unit) => unit switch
    {
        DateUnit.Years => date.AddYears(checked((int)count)),
        DateUnit.Months => date.AddMonths(checked((int)count)),
        _ => date.AddTicks(checked(count * Ticks(unit))),
    };

    /// <summary>Whether so many units, or a multiple of them, lead from one date to the other.</summary>
    public static bool Reaches(DateTime from, DateTime to, long step, DateUnit unit)
    {
        if (unit is not (DateUnit.Years or DateUnit.Months))
            return (to - from).Ticks % checked(step * Ticks(unit)) == 0;
        var months = (to.Year - from.Year) * 12 + to.Month - from.Month;
        return months % checked(step * (unit is DateUnit.Years ? 12 : 1)) == 0 && from.AddMonths(months) == to;
    }

    private static long Ticks(DateUnit unit) => unit switch
    {
        DateUnit.Weeks => 7 * TimeSpan.TicksPerDay,
        DateUnit.Days => TimeSpan.TicksPerDay,
        DateUnit.Hours => TimeSpan.TicksPerHour,
        DateUnit.Minutes => TimeSpan.TicksPerMinute,
        DateUnit.Seconds => TimeSpan.TicksPerSecond,
        DateUnit.Milliseconds => TimeSpan.TicksPerMillisecond,
        _ => throw new InvalidOperationException($"{unit} are not all of one length."),
    };
}
