using System.Globalization;
using System.Text.RegularExpressions;

namespace ReferencePipeline.Rehearsal.Catalog.Projection;

/// <summary>One end of a range of dates: a date, or a time counted from <c>NOW</c>.</summary>
internal sealed partial record DateBound
{
    private readonly DateTime? _date;
    private readonly long _count;
    private readonly DateUnit _unit;

    private DateBound(string text, DateTime? date, long count, DateUnit unit) => (Text, _date, _count, _unit) = (text, date, count, unit);

    public string Text { get; }

    /// <summary>Whether it moves with time.</summary>
    public bool IsMoving => _date is null;

    /// <summary>Reads a bound as the table has it.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static DateBound Parse(string text, JavaDate pattern)
    {
        var trimmed = text.Trim();
        if (pattern.Read(trimmed) is { } date)
            return new(trimmed, date, 0, DateUnit.Days);
        var now = Now().Match(trimmed);
        if (!now.Success)
            throw new FormatException($"'{trimmed}' is neither a date like {pattern.Pattern} nor one like NOW-3YEARS");
        if (!now.Groups["unit"].Success)
            return new(trimmed, null, 0, DateUnit.Days);
        var count = int.TryParse(now.Groups["count"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException($"'{trimmed}' counts too far from NOW");
        return new(trimmed, null, now.Groups["sign"].Value == "-" ? -count : count, DateUnits.Named(now.Groups["unit"].Value)!.Value);
    }

    /// <summary>The date that it is at that time, as exact as the pattern.</summary>
    public DateTime At(DateTime now, JavaDate pattern) => _date ?? pattern.Cut(Moved(now));

    /// <summary>What lies outside the calendar is at its end.</summary>
    private DateTime Moved(DateTime now)
    {
        try
        {
            return now.Add(_count, _unit);
        }
        catch (Exception beyond) when (beyond is ArgumentOutOfRangeException or OverflowException)
        {
            return _count < 0 ? DateTime.MinValue : DateTime.MaxValue;
        }
    }

    /// <summary>Athena's own pattern for it.</summary>
    [GeneratedRegex(@"^NOW\s*((?<sign>[+-])\s*(?<count>[0-9]+)\s*(?<unit>(YEAR|MONTH|WEEK|DAY|HOUR|MINUTE|SECOND)S?))?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Now();
}
