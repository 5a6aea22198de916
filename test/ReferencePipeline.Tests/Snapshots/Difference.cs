using System.Text.Json.Nodes;

namespace ReferencePipeline.Tests.Snapshots;

/// <summary>Two JSON values compared as a reviewer would: where, what it was, what it is.</summary>
internal static class Difference
{
    private const int Longest = 160;

    public static IEnumerable<string> Between(JsonNode? was, JsonNode? now, string path = "") => (was, now) switch
    {
        (JsonObject before, JsonObject after) => before.Select(member => member.Key).Union(after.Select(member => member.Key), StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .SelectMany(name => Between(before, after, name, path.Length == 0 ? name : $"{path}.{name}")),
        (JsonArray before, JsonArray after) => Enumerable.Range(0, Math.Max(before.Count, after.Count)).SelectMany(index => (index < before.Count, index < after.Count) switch
        {
            (true, true) => Between(before[index], after[index], $"{path}[{index}]"),
            (true, false) => [$"{path}[{index}]: was {Told(before[index])}, is gone"],
            _ => [$"{path}[{index}]: is new, {Told(after[index])}"],
        }),
        _ => JsonNode.DeepEquals(was, now) ? [] : [$"{path}: was {Told(was)}, is {Told(now)}"],
    };

    private static IEnumerable<string> Between(JsonObject was, JsonObject now, string name, string path) => (was.ContainsKey(name), now.ContainsKey(name)) switch
    {
        (true, true) => Between(was[name], now[name], path),
        (true, false) => [$"{path}: was {Told(was[name])}, is gone"],
        _ => [$"{path}: is new, {Told(now[name])}"],
    };

    private static string Told(JsonNode? value)
    {
        var text = value?.ToJsonString() ?? "null";
        return text.Length <= Longest ? text : $"{text[..Longest]}… ({text.Length} characters)";
    }
}
