using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ReferencePipeline.Contracts;

internal enum JdkField
{
    Year,
    YearOfEra,
    Month,
    Day,
    DayOfYear,
    WeekDay,
    Hour,
    ClockHour,
    HalfDayHour,
    HalfDayClockHour,
    HalfDay,
    Minute,
    Second,
    Nano,
    Offset,
}

/// <summary>What a text said, before it is put together. Whatever is said twice must agree.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct JdkFields
{
    // What is said once and for all needs no comparison with itself.
    private const uint PlainDate = (1u << (int)JdkField.YearOfEra) | (1u << (int)JdkField.Month) | (1u << (int)JdkField.Day);
    private const uint RestOfDate = (1u << (int)JdkField.Hour) - 1;
    private const uint RestOfTime = (1u << (int)JdkField.ClockHour) | (1u << (int)JdkField.HalfDayHour) | (1u << (int)JdkField.HalfDayClockHour) |
        (1u << (int)JdkField.HalfDay);

    private Values _values;
    private uint _set;

    public readonly bool Has(JdkField field) => (_set & (1u << (int)field)) != 0;

    public readonly int? this[JdkField field] => Has(field) ? _values[(int)field] : null;

    public bool TrySet(JdkField field, int value)
    {
        if (Has(field))
            return _values[(int)field] == value;
        _set |= 1u << (int)field;
        _values[(int)field] = value;
        return true;
    }

    public readonly bool TryDate(out DateOnly date)
    {
        date = default;
        var year = this[JdkField.Year] ?? this[JdkField.YearOfEra] ?? 0;
        if (year is < 1 or > 9999)
            return false;

        if (this[JdkField.Month] is { } month && this[JdkField.Day] is { } day)
        {
            if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
                return false;
            date = new(year, month, day);
        }
        else if (this[JdkField.DayOfYear] is { } dayOfYear && dayOfYear >= 1 && dayOfYear <= (DateTime.IsLeapYear(year) ? 366 : 365))
        {
            date = new DateOnly(year, 1, 1).AddDays(dayOfYear - 1);
        }
        else
        {
            return false;
        }

        return (_set & ~PlainDate & RestOfDate) == 0 || Agree(date.ToDateTime(default), JdkField.Year, JdkField.WeekDay);
    }

    public readonly bool TryTime(out TimeOnly time)
    {
        time = default;
        if (!TryHour(out var hour) || Has(JdkField.Second) && !Has(JdkField.Minute) || Has(JdkField.Nano) && !Has(JdkField.Second))
            return false;

        var (minute, second) = (this[JdkField.Minute] ?? 0, this[JdkField.Second] ?? 0);
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
            return false;

        const int nanosPerMicro = 1000;
        time = new(((hour * 60 + minute) * 60L + second) * TimeSpan.TicksPerSecond + (this[JdkField.Nano] ?? 0) / nanosPerMicro * TimeSpan.TicksPerMicrosecond);
        return (_set & RestOfTime) == 0 || Agree(DateOnly.MinValue.ToDateTime(time), JdkField.Hour, JdkField.HalfDay);
    }

    /// <summary>What <paramref name="moment"/> has to say for <paramref name="field"/>.</summary>
    public static int Of(JdkField field, DateTime moment) => field switch
    {
        JdkField.Year or JdkField.YearOfEra => moment.Year,
        JdkField.Month => moment.Month,
        JdkField.Day => moment.Day,
        JdkField.DayOfYear => moment.DayOfYear,
        JdkField.WeekDay => ((int)moment.DayOfWeek + 6) % 7 + 1,
        JdkField.Hour => moment.Hour,
        JdkField.ClockHour => moment.Hour == 0 ? 24 : moment.Hour,
        JdkField.HalfDayHour => moment.Hour % 12,
        JdkField.HalfDayClockHour => moment.Hour % 12 == 0 ? 12 : moment.Hour % 12,
        JdkField.HalfDay => moment.Hour / 12,
        JdkField.Minute => moment.Minute,
        JdkField.Second => moment.Second,
        JdkField.Nano => (int)(moment.Ticks % TimeSpan.TicksPerSecond) * 100,
        JdkField.Offset => 0,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Not a field of a moment."),
    };

    private readonly bool TryHour(out int hour)
    {
        int? said = this[JdkField.Hour] ?? this[JdkField.ClockHour] switch
        {
            24 => 0,
            0 => null,
            var clockHour => clockHour,
        };
        if (said is null && this[JdkField.HalfDay] is { } half)
            said = half * 12 + (this[JdkField.HalfDayHour] ?? this[JdkField.HalfDayClockHour] % 12);
        hour = said ?? -1;
        return said is not null;
    }

    private readonly bool Agree(DateTime moment, JdkField first, JdkField last)
    {
        for (var field = first; field <= last; field++)
        {
            if (Has(field) && _values[(int)field] != Of(field, moment))
                return false;
        }

        return true;
    }

    [InlineArray((int)JdkField.Offset + 1)]
    private struct Values
    {
        private int _first;
    }
}
