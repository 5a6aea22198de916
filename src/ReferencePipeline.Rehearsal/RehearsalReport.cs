using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReferencePipeline.Rehearsal.Plan;

namespace ReferencePipeline.Rehearsal;

/// <summary>What a rehearsal found, for people and programs.</summary>
public sealed record RehearsalReport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The folder of buckets.</summary>
    public required string Lake { get; init; }

    /// <summary>The file that this was written to.</summary>
    public required string Report { get; init; }

    public required IReadOnlyList<DeliveryReport> Deliveries { get; init; }

    public required IReadOnlyList<Skipped> Skipped { get; init; }

    /// <summary>Whether a reader misses rows that were written, or fails on them.</summary>
    [JsonIgnore]
    public bool HasFindings => Deliveries.Any(delivery => delivery.Catalog.HasFindings);

    /// <summary>How long it took. Not in the file, which is the same for the same events.</summary>
    [JsonIgnore]
    public double Seconds { get; init; }

    internal void Write(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this, Json) + "\n");
}
