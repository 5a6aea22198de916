using System.Globalization;

namespace ReferencePipeline.Rehearsal.Catalog.Projection;

/// <summary>Reads the projection of one partition key out of a table's parameters.</summary>
internal sealed class ProjectionReader(IReadOnlyDictionary<string, string> parameters, string column)
{
    /// <summary>The projection that the parameters describe.</summary>
    /// <exception cref="ProjectionException">Athena refuses the table for it: which parameter, and why.</exception>
    public ColumnProjection Read() => Required("type").Trim().ToLowerInvariant() switch
    {
        "enum" => new ColumnProjection.OneOf(Required("values").Split(',')),
        "integer" => Integers(),
        "date" => Dates(),
        "injected" => new ColumnProjection.Named(),
        var other => throw Wrong("type", $"is '{other}', which Athena does not project; write enum, integer, date or injected"),
    };

    private ColumnProjection.Between Integers()
    {
        var (low, high) = Range();
        var range = (Number("range", low, long.MinValue), Number("range", high, long.MinValue));
        if (range.Item1 > range.Item2)
            throw Wrong("range", $"is '{low},{high}', and begins after its end");
        return new(range.Item1, range.Item2, Optional("interval") is { } step ? Number("interval", step, 1) : 1, Optional("digits") is { } digits ? checked((int)Math.Min(Number("digits", digits, 1), 100)) : null);
    }

    private ColumnProjection.Dates Dates()
    {
        var format = Required("format").Trim();
        var pattern = Try("format", () => JavaDate.Parse(format));
        var (first, last) = Range();
        var isWhole = pattern.Finest is DateUnit.Days or DateUnit.Months;
        var unit = Optional("interval.unit") is { } named ? DateUnits.Named(named.Trim()) ?? throw Wrong("interval.unit", $"is '{named}'; write YEARS, MONTHS, WEEKS, DAYS, HOURS, MINUTES, SECONDS or MILLISECONDS")
            : isWhole ? pattern.Finest : throw Wrong("interval.unit", $"is missing, and only a format of whole days or months goes without; {pattern.Pattern} is neither");
        var step = Optional("interval") is { } given ? Number("interval", given, 1) : isWhole ? 1 : throw Wrong("interval", $"is missing, and only a format of whole days or months goes without; {pattern.Pattern} is neither");
        return new(Try("range", () => DateBound.Parse(first, pattern)), Try("range", () => DateBound.Parse(last, pattern)), pattern, checked((int)Math.Min(step, int.MaxValue)), unit);
    }

    private (string Low, string High) Range() => Required("range").Split(',') is [var low, var high] ? (low.Trim(), high.Trim()) : throw Wrong("range", $"is '{Required("range")}'; write two values with a comma between");

    private long Number(string name, string text, long least) => long.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least ? number
        : throw Wrong(name, $"is '{text}'; write {(least == 1 ? "a whole number above 0" : "whole numbers")}");

    private string Required(string name) => Optional(name) ?? throw Wrong(name, "is missing");

    private string? Optional(string name) => parameters.GetValueOrDefault($"projection.{column}.{name}");

    private T Try<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException wrong)
        {
            throw Wrong(name, $"does not do: {wrong.Message}");
        }
    }

    private ProjectionException Wrong(string name, string what) => new($"projection.{column}.{name}", what);
}
