using static ReferencePipeline.Contracts.JdkField;

namespace ReferencePipeline.Contracts;

/// <summary>Whether a pattern says all that a type needs, and nothing that the type has no room for.</summary>
internal static class JdkFit
{
    public static JdkProblem? Date(JdkPattern pattern) =>
        TimeInDate(pattern) ?? DayProblem(pattern) ?? JdkProbe.Problem(pattern, date: true, time: false);

    public static JdkProblem? Timestamp(JdkPattern pattern, bool hasTimeZone) =>
        DayProblem(pattern) ?? HourProblem(pattern) ?? ZoneProblem(pattern, hasTimeZone) ?? JdkProbe.Problem(pattern, date: true, time: true);

    public static JdkProblem? Time(JdkPattern pattern)
    {
        if (Any(pattern, Year, WeekDay))
            return new("a time of day has no year, month or day", "write the time alone, such as HH:mm:ss, or use logicalType timestamp");
        if (pattern.HasOffset)
            return new("a time of day has no offset", "leave it out, or use logicalType timestamp");
        return HourProblem(pattern) ?? JdkProbe.Problem(pattern, date: false, time: true);
    }

    private static JdkProblem? TimeInDate(JdkPattern pattern)
    {
        if (pattern.Holds(Minute) && !pattern.Holds(Month) && !Any(pattern, Hour, HalfDay))
            return new("m is the minute", "write M for the month, such as yyyy-MM-dd");
        return Any(pattern, Hour, Offset)
            ? new("a date has no time of day", "write the day alone, such as yyyy-MM-dd, or use logicalType timestamp")
            : null;
    }

    private static JdkProblem? DayProblem(JdkPattern pattern)
    {
        if (!pattern.Holds(Year) && !pattern.Holds(YearOfEra))
            return new("the pattern has no year", "write it with y or u, such as yyyy-MM-dd");
        if (pattern.Holds(Month) && pattern.Holds(DayOfYear) && !pattern.Holds(Day))
            return new("D is the day of the year", "write dd for the day of the month");
        return pattern.Holds(Month) && pattern.Holds(Day) || pattern.Holds(DayOfYear)
            ? null
            : new("the pattern says no day", "write month and day, such as yyyy-MM-dd, or the day of the year, such as yyyy-DDD");
    }

    private static JdkProblem? HourProblem(JdkPattern pattern)
    {
        var half = pattern.Holds(HalfDayHour) || pattern.Holds(HalfDayClockHour);
        if (half && !pattern.Holds(HalfDay) && !pattern.Holds(Hour) && !pattern.Holds(ClockHour))
            return new("h and K are hours of half a day", "write H for the hour of the day, or add a for AM and PM");
        if (!half && !pattern.Holds(Hour) && !pattern.Holds(ClockHour))
            return new("the pattern has no hour", "write HH, or use logicalType date");
        if (pattern.Holds(Second) && !pattern.Holds(Minute))
            return new("the pattern has seconds and no minutes", "write mm for the minutes");
        return pattern.Holds(Nano) && !pattern.Holds(Second)
            ? new("the pattern has a fraction and no seconds", "write ss before it")
            : null;
    }

    private static JdkProblem? ZoneProblem(JdkPattern pattern, bool hasTimeZone)
    {
        if (!hasTimeZone || pattern.HasOffset)
            return null;
        return pattern.Text.EndsWith("'Z'", StringComparison.Ordinal)
            ? new("'Z' in quotes is a letter, no offset", "write X, which reads Z and offsets, or set timezone: false")
            : new("timezone is true and the pattern has no offset", "add XXX, which reads Z and +01:00, or set timezone: false");
    }

    private static bool Any(JdkPattern pattern, JdkField first, JdkField last)
    {
        for (var field = first; field <= last; field++)
        {
            if (pattern.Holds(field))
                return true;
        }

        return false;
    }
}
