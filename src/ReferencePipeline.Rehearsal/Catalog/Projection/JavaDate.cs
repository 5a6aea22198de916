using System.Globalization;
using System.Text;

namespace ReferencePipeline.Rehearsal.Catalog.Projection;

/// <summary>Dates in a pattern of Java's, which projections are written in.</summary>
internal sealed class JavaDate
{
    private static readonly (string Java, string Net, DateUnit Unit)[] Fields =
    [
        ("yyyy", "yyyy", DateUnit.Years), ("uuuu", "yyyy", DateUnit.Years), ("MM", "MM", DateUnit.Months), ("dd", "dd", DateUnit.Days),
        ("HH", "HH", DateUnit.Hours), ("mm", "mm", DateUnit.Minutes), ("ss", "ss", DateUnit.Seconds), ("SSS", "fff", DateUnit.Milliseconds),
    ];

    private readonly string _format;

    private JavaDate(string pattern, string format, DateUnit finest) => (Pattern, _format, Finest) = (pattern, format, finest);

    public string Pattern { get; }

    /// <summary>The shortest time that the pattern tells apart.</summary>
    public DateUnit Finest { get; }

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="FormatException">It holds a letter that is not understood here.</exception>
    public static JavaDate Parse(string pattern)
    {
        var format = new StringBuilder();
        DateUnit? finest = null;
        for (var at = 0; at < pattern.Length;)
        {
            var letter = pattern[at];
            var end = at + 1;
            if (letter == '\'')
                end = pattern.IndexOf('\'', at + 1) is > 0 and var close ? close + 1 : throw new FormatException($"'{pattern}' has no closing quote");
            else if (char.IsAsciiLetter(letter))
                end = pattern.AsSpan(at).IndexOfAnyExcept(letter) is > 0 and var length ? at + length : pattern.Length;
            var part = pattern[at..end];
            if (char.IsAsciiLetter(letter))
            {
                var field = Fields.FirstOrDefault(known => known.Java == part);
                if (field.Java is null)
                    throw new FormatException($"'{part}' in '{pattern}' is not understood here; write yyyy, MM, dd, HH, mm, ss or SSS");
                format.Append(field.Net);
                finest = finest > field.Unit ? finest : field.Unit;
            }
            else
            {
                foreach (var literal in letter == '\'' ? part.Length == 2 ? "'" : part[1..^1] : part)
                    format.Append('\\').Append(literal);
            }

            at = end;
        }

        return new(pattern, format.ToString(), finest ?? throw new FormatException($"'{pattern}' names no part of a date"));
    }

    public DateTime? Read(string text) => DateTime.TryParseExact(text, _format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) ? date : null;

    public string Write(DateTime date) => date.ToString(_format, CultureInfo.InvariantCulture);

    /// <summary>Without what the pattern does not tell.</summary>
    public DateTime Cut(DateTime date) => Finest switch
    {
        DateUnit.Years => new(date.Year, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        DateUnit.Months => new(date.Year, date.Month, 1, 0, 0, 0, DateTimeKind.Utc),
        DateUnit.Days => date.Date,
        DateUnit.Hours => date.Date.AddHours(date.Hour),
        DateUnit.Minutes => date.Date.AddHours(date.Hour).AddMinutes(date.Minute),
        DateUnit.Seconds => date.AddTicks(-(date.Ticks % TimeSpan.TicksPerSecond)),
        DateUnit.Milliseconds => date.AddTicks(-(date.Ticks % TimeSpan.TicksPerMillisecond)),
        _ => throw new InvalidOperationException($"No cut at {Finest}."),
    };
}
