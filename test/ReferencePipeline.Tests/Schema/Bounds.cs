using System.Text.Json;
using System.Text.RegularExpressions;

namespace ReferencePipeline.Tests.Schema;

/// <summary>What the registry says of a value beyond its type, from <c>bounds.json</c>, which <c>build/bounds.mjs</c> writes.</summary>
internal sealed class Bounds
{
    private static readonly JsonElement Types = JsonDocument.Parse(File.ReadAllBytes(Repository.PathOf("test", "ReferencePipeline.Tests", "Schema", "bounds.json"))).RootElement.GetProperty("types");

    public static bool Knows(string type) => Types.TryGetProperty(type, out _);

    /// <summary>Why a text, a number or the length of a list does not fit; <c>null</c> if it does.</summary>
    public static string? Problem(string type, string path, object value)
    {
        if (!Types.TryGetProperty(type, out var paths) || !paths.TryGetProperty(path, out var alternatives))
            return null;
        return alternatives.EnumerateArray().Any(one => one.EnumerateObject().All(bound => Fits(bound, value))) ? null : $"does not fit {string.Join(" or ", alternatives.EnumerateArray().Select(one => one.GetRawText()))}";
    }

    private static bool Fits(JsonProperty bound, object value) => (bound.Name, value) switch
    {
        ("pattern", string text) => Regex.IsMatch(text, bound.Value.GetString()!.Replace(@"\_", "_", StringComparison.Ordinal), RegexOptions.None, TimeSpan.FromSeconds(5)),
        ("minLength", string text) => text.Length >= bound.Value.GetInt64(),
        ("maxLength", string text) => text.Length <= bound.Value.GetInt64(),
        ("minimum", double number) => number >= bound.Value.GetDouble(),
        ("maximum", double number) => number <= bound.Value.GetDouble(),
        ("minItems", int count) => count >= bound.Value.GetInt64(),
        ("maxItems", int count) => count <= bound.Value.GetInt64(),
        _ => true,
    };
}
