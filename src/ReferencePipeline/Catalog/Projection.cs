using System.Globalization;

namespace ReferencePipeline.Catalog;

/// <summary>How Athena works out a partition key's folders by itself, so that a partition can be queried the second it exists.</summary>
public abstract record Projection
{
    private Projection() { }

    /// <summary>A closed set of folders.</summary>
    public sealed record OneOf(IReadOnlyList<string> Values) : Projection;

    /// <summary>Every whole number between two, both included; <paramref name="Digits"/> when folders are padded with zeros.</summary>
    public sealed record Between(long Low, long High, int? Digits = null) : Projection;

    /// <summary>Every day between two; each is a day or one that Athena counts from <c>NOW</c>.</summary>
    public sealed record Days(string First, string Last) : Projection;

    /// <summary>An open set: a query has to name the value.</summary>
    public sealed record Named : Projection;

    /// <summary>The table's parameters for one partition key.</summary>
    public IEnumerable<KeyValuePair<string, string>> Parameters(string column) =>
        Settings().Select(setting => KeyValuePair.Create($"projection.{column}.{setting.Name}", setting.Value));

    private IEnumerable<(string Name, string Value)> Settings()
    {
        switch (this)
        {
            case OneOf(var values):
                yield return ("type", "enum");
                yield return ("values", string.Join(',', values));
                break;
            case Between(var low, var high, var digits):
                yield return ("type", "integer");
                yield return ("range", string.Create(CultureInfo.InvariantCulture, $"{low},{high}"));
                if (digits is { } padded)
                    yield return ("digits", padded.ToString(CultureInfo.InvariantCulture));
                break;
            case Days(var first, var last):
                yield return ("type", "date");
                yield return ("range", $"{first},{last}");
                yield return ("format", "yyyy-MM-dd");
                yield return ("interval", "1");
                yield return ("interval.unit", "DAYS");
                break;
            case Named:
                yield return ("type", "injected");
                break;
            default:
                throw new InvalidOperationException($"No projection parameters for {this}.");
        }
    }
}
