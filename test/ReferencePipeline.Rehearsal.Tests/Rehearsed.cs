using System.IO.Compression;
using System.Text.Json;
using ReferencePipeline.Rehearsal.Delivery;
using ReferencePipeline.Rehearsal.Duck;
using ReferencePipeline.Rehearsal.Plan;

namespace ReferencePipeline.Rehearsal.Tests;

/// <summary>A rehearsal that a test has run, and what lies in its lake.</summary>
internal sealed class Rehearsed(Folder folder, RehearsalReport report)
{
    public RehearsalReport Report => report;

    public DeliveryReport Delivery => report.Deliveries[0];

    /// <summary>The keys in the bucket below a prefix, in order.</summary>
    public IReadOnlyList<string> Keys(string prefix = "") =>
    [
        .. Directory.EnumerateFiles(Bucket, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Bucket, file).Replace('\\', '/'))
            .Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    /// <summary>The bucket's folder; a lake that got nothing has none of its own.</summary>
    public string Bucket => Directory.CreateDirectory(Path.Combine(folder["out"], "lake", "the-lake")).FullName;

    /// <summary>The lines of all objects below a prefix, decompressed where they are compressed.</summary>
    public IReadOnlyList<string> Lines(string prefix) => [.. Keys(prefix).SelectMany(key => Read(key).Split('\n', StringSplitOptions.RemoveEmptyEntries))];

    public IReadOnlyList<JsonElement> Quarantine() => [.. Lines("errors/").Select(line => JsonElement.Parse(line))];

    /// <summary>Rows that a statement gives; <c>{data}</c> stands for the files of the table.</summary>
    public IReadOnlyList<string> Query(string sql)
    {
        using var engine = DuckDatabase.Open(new() { TemporaryFolder = folder["engine"] });
        using var connection = engine.Connect();
        using var rows = connection.Query(sql.Replace("{data}", $"read_parquet('{Bucket}/data/**/*.parquet', hive_partitioning = false)", StringComparison.Ordinal));
        return [.. rows.Read().Select(row => string.Join('|', row.Select(value => value ?? "null")))];
    }

    /// <summary>Runs lines of trips, in the order given, through an assembly.</summary>
    public static Rehearsed Of(Folder folder, TripsAssembly assembly, string lines, DeliveryOptions? options = null) =>
        Of(folder, assembly, [folder.Write("trips.jsonl", lines)], options);

    public static Rehearsed Of(Folder folder, TripsAssembly assembly, string[] files, DeliveryOptions? options = null) => Of(folder, assembly.Plan(folder), files, options);

    public static Rehearsed Of(Folder folder, RehearsalPlan plan, string[] files, DeliveryOptions? options = null) =>
        new(folder, Rehearse.Run(new() { Plan = plan, Events = [new RehearsedEvents.Files(plan.Deliveries[0], files)], Out = folder["out"], Options = options ?? new() }));

    /// <summary>A good trip.</summary>
    public static string Trip(int id, string startedAt = "2026-03-01T10:00:00Z", string city = "Bern", string rest = "") =>
        $$"""{"tripId":{{id}},"startedAt":"{{startedAt}}","rider":"r{{id}}","city":"{{city}}"{{rest}}}""" + "\n";

    private string Read(string key)
    {
        using var file = File.OpenRead(Path.Combine(Bucket, key));
        using var text = new StreamReader(key.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        return text.ReadToEnd();
    }
}
