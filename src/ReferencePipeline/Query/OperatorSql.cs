using ReferencePipeline.Catalog;
using ReferencePipeline.Contracts;
using ReferencePipeline.Lake;

namespace ReferencePipeline.Query;

/// <summary>What an operator asks of a dataset, over tables that no persona is granted.</summary>
internal sealed class OperatorSql(Dataset dataset, string database)
{
    private const int Days = 7;

    private readonly Sight _sight = Sight.OfAll(dataset);

    /// <summary>How many records were refused, by what was against them.</summary>
    /// <remarks>Reasons are there where Firehose kept the function's answer; where it kept the record, its own code is all there is (ADR 0010).</remarks>
    public string Quarantine => $"""
        SELECT
          {LakePrefixes.ErrorType},
          COALESCE(reason.code, error_code) AS code,
          reason.path AS path,
          count(*) AS times,
          count(DISTINCT record_sha256) AS records,
          max(arrived_at) AS newest
        {Trino.From(database, CatalogNames.QuarantineView(dataset))}
        LEFT JOIN UNNEST(reasons) AS reason (code, path, message) ON TRUE
        WHERE {LakePrefixes.ErrorDate} >= {Trino.DaysAgo(Days)}
        GROUP BY 1, 2, 3
        ORDER BY 4 DESC
        """.ReplaceLineEndings("\n");

    /// <summary>When the newest event happened, how long ago that is, and what was promised. Nothing where the contract names no time.</summary>
    public string? Freshness
    {
        get
        {
            if (_sight.Time is not { } time)
                return null;
            var newest = $"max({Trino.Column(time)})";
            return Trino.Query(
                Trino.Hint(_sight.Named),
                Trino.Select(
                [
                    $"{newest} AS \"newest_event\"",
                    $"date_diff('second', {newest}, localtimestamp) AS \"seconds_ago\"",
                    $"{Seconds(dataset.ServiceLevel.Latency)} AS \"promised_latency_seconds\"",
                    $"{Seconds(dataset.ServiceLevel.Frequency)} AS \"promised_frequency_seconds\"",
                ]),
                Trino.From(database, dataset.Table.Value),
                Trino.Where(
                [
                    _sight.Day is { } day ? $"{Trino.Column(day)} >= {Trino.DaysAgo(1 + Promised.Days(dataset))}" : null,
                    .. _sight.Named.Select(key => $"{Trino.Column(key)} = {Trino.Example(key)}"),
                ]));
        }
    }

    private static string Seconds(TimeSpan? promised) => promised is { } time ? $"{time.TotalSeconds:0}" : "CAST(NULL AS integer)";
}
