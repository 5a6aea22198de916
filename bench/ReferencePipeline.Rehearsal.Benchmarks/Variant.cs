using System.Globalization;
using ReferencePipeline.Rehearsal.Duck;

namespace ReferencePipeline.Rehearsal.Benchmarks;

/// <summary>One way from a file of events to Parquet files by day.</summary>
internal static class Variant
{
    public const string Peer = "peer", Rehearsed = "rehearsed", Rolling = "rolling", Sql = "sql", Generated = "generated", AskedAsRole = "asked", AskedOfEngine = "asked of the engine";

    private const long MiB = 1024 * 1024;

    private const string Columns = "{'id': 'VARCHAR', 'at': 'TIMESTAMP', 'visitor': 'VARCHAR', 'page': 'VARCHAR', 'status': 'INTEGER', 'price': 'DECIMAL(10,2)', "
        + "'device': 'STRUCT(kind VARCHAR, width INTEGER)', 'place': 'STRUCT(country VARCHAR, ratio DOUBLE)'}";

    /// <summary>The rules of the contract, each as SQL would say it.</summary>
    private const string Good = "id IS NOT NULL AND regexp_full_match(id, '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}') AND \"at\" >= TIMESTAMP '2020-01-01' "
        + "AND regexp_full_match(visitor, 'v[0-9]{8}') AND length(page) BETWEEN 80 AND 120 AND status BETWEEN 100 AND 599 AND price BETWEEN 0 AND 9999 "
        + "AND device.kind IN ('phone', 'tablet', 'desktop') AND device.width BETWEEN 1 AND 10000 AND regexp_full_match(place.country, '[A-Z]{2}') AND place.ratio BETWEEN 0 AND 1";

    public static void Run(string name, string file, string target)
    {
        switch (name)
        {
            case Peer:
                Execute(target, $"COPY (SELECT *, \"at\"::DATE AS day FROM read_json('{file}', format = 'newline_delimited', columns = {Columns})) TO '{target}/out' (FORMAT parquet, PARTITION_BY (day))");
                break;
            case Sql:
                var read = $"read_json('{file}', format = 'newline_delimited', columns = {Columns}, ignore_errors = true)";
                Execute(target,
                    $"COPY (SELECT *, \"at\"::DATE AS day FROM {read} WHERE {Good}) TO '{target}/out' (FORMAT parquet, PARTITION_BY (day))",
                    $"COPY (SELECT * FROM {read} WHERE NOT coalesce({Good}, false)) TO '{target}/errors.json' (FORMAT json)");
                break;
            case Generated:
                Run(target, new RehearsedEvents.Generated(Clicks.Plan(Buffer(Rolling)), long.Parse(file, CultureInfo.InvariantCulture), new() { Rate = Clicks.Rate }));
                break;
            case AskedAsRole:
                Asked.AsRole(file);
                break;
            case AskedOfEngine:
                Asked.OfTheEngine(file, target);
                break;
            default:
                Run(target, new RehearsedEvents.Files(Clicks.Plan(Buffer(name)), [file]));
                break;
        }
    }

    private static void Run(string target, RehearsedEvents events) => Rehearse.Run(new()
    {
        Plan = new() { Deliveries = [events.Delivery], Skipped = [] },
        Events = [events],
        Out = Path.Combine(target, "out"),
        Options = new() { KeepsIntervals = false },
    });

    private static long Buffer(string name) => name == Rolling ? 128 * MiB : long.MaxValue;

    private static void Execute(string target, params string[] statements)
    {
        using var engine = DuckDatabase.Open(new() { TemporaryFolder = Path.Combine(target, "engine") });
        using var connection = engine.Connect();
        foreach (var statement in statements)
            connection.Execute(statement);
    }
}
