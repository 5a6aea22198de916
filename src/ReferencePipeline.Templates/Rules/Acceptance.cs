using System.Text.Json;

namespace ReferencePipeline.Templates.Rules;

/// <summary>A finding that somebody has decided to live with, written beside the resource.</summary>
/// <remarks><c>"Metadata": { "referencepipeline": { "accepted": [{ "rule": "…", "reason": "…" }] } }</c></remarks>
/// <param name="Resource">The resource that it stands beside.</param>
/// <param name="Rule">The id of the rule whose findings in the resource are accepted.</param>
/// <param name="Reason">Why what the rule asks for would be wrong here.</param>
public sealed record Acceptance(TemplateResource Resource, string Rule, string Reason)
{
    public const string Key = "referencepipeline";

    /// <summary>Shorter ones give no reason.</summary>
    public const int ShortestReason = 20;

    public static IEnumerable<Acceptance> In(TemplateResource resource)
    {
        if (!resource.Json.TryGetProperty("Metadata", out var metadata) || metadata.ValueKind != JsonValueKind.Object
            || !metadata.TryGetProperty(Key, out var own) || own.ValueKind != JsonValueKind.Object || !own.TryGetProperty("accepted", out var accepted) || accepted.ValueKind != JsonValueKind.Array)
            return [];
        return accepted.EnumerateArray().Select(one => new Acceptance(resource, Text(one, "rule"), Text(one, "reason")));
    }

    private static string Text(JsonElement acceptance, string name) =>
        acceptance.ValueKind == JsonValueKind.Object && acceptance.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : "";
}
