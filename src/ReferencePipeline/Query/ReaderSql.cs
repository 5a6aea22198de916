using ReferencePipeline.Contracts;

namespace ReferencePipeline.Query;

/// <summary>What people ask of a dataset first, in columns that they may see.</summary>
internal sealed class ReaderSql(Sight sight, string database, bool isRetired)
{
    private const int Rows = 100;
    private const int CountedDays = 30;

    private readonly string _from = Trino.From(database, sight.Dataset.Table.Value);

    private string? Day => sight.Day is { } day ? Trino.Column(day) : null;

    private string? Time => sight.Time is { } time ? Trino.Column(time) : null;

    /// <summary>The day of an event, by the cheapest way to tell it.</summary>
    private string? DayOfEvent => Day ?? (Time is { } time ? $"CAST({time} AS date)" : null);

    /// <summary>Rows of the newest day that has any, within what the contract promises and a day more.</summary>
    public string Newest
    {
        get
        {
            var since = isRetired ? null : Since(1 + Promised.Days(sight.Dataset));
            var newest = Day is null ? null
                : $"{Day} = {Trino.Nested(Trino.Query($"SELECT max({Day})", _from, Trino.Where([since, .. Named(Trino.Example)])))}";
            return Trino.Query(Hint, Columns, _from, Trino.Where([newest, since, .. Named(Trino.Example)]), Time is null ? null : $"ORDER BY {Time} DESC", $"LIMIT {Rows}");
        }
    }

    /// <summary>How many events each day brought, and when the first and the last of them happened.</summary>
    public string Counts => Trino.Query(Hint, Counted, _from, Trino.Where([isRetired ? null : Since(CountedDays), .. Named(Trino.Example)]), Grouped);

    /// <summary>All rows of a day, given as text or date; then of the keys that must be named, in their order. Nothing where there is neither.</summary>
    public string? RowsStatement => !IsAsked ? null
        : Trino.Query(Columns, _from, Trino.Where([DayOfEvent is null ? null : $"{DayOfEvent} = CAST(? AS date)", .. Named(_ => "?")]));

    /// <summary>What <see cref="Counts"/> has, between two days.</summary>
    public string? CountsStatement => !IsAsked ? null
        : Trino.Query(Counted, _from, Trino.Where([DayOfEvent is null ? null : $"{DayOfEvent} BETWEEN CAST(? AS date) AND CAST(? AS date)", .. Named(_ => "?")]), Grouped);

    public string RowsParameters => Asked("the day");

    public string CountsParameters => Asked("the first day, the last day");

    private bool IsAsked => DayOfEvent is not null || sight.Named.Count > 0;

    private string Columns => Trino.Select(sight.Columns.Select(Trino.Column));

    private string Counted => Trino.Select(
    [
        .. DayOfEvent is null ? (IEnumerable<string>)[] : [$"{DayOfEvent} AS \"day\""],
        "count(*) AS \"events\"",
        .. Time is null ? (IEnumerable<string>)[] : [$"min({Time}) AS \"first_event\"", $"max({Time}) AS \"last_event\""],
    ]);

    private string? Grouped => DayOfEvent is null ? null : "GROUP BY 1\nORDER BY 1 DESC";

    private string? Hint => Trino.Hint(sight.Named);

    private string? Since(int days) =>
        Day is not null ? $"{Day} >= {Trino.DaysAgo(days)}" : Time is not null ? $"{Time} >= CAST({Trino.DaysAgo(days)} AS timestamp)" : null;

    private IEnumerable<string> Named(Func<Field, string> value) => sight.Named.Select(key => $"{Trino.Column(key)} = {value(key)}");

    private string Asked(string days) => string.Join(", ", [.. DayOfEvent is null ? (IEnumerable<string>)[] : [days], .. sight.Named.Select(key => key.Column.Value)]);
}
