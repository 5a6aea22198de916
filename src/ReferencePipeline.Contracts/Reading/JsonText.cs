using System.Text.Json.Nodes;

namespace ReferencePipeline.Contracts.Reading;

/// <summary>A value as JSON, for those that are carried along as text.</summary>
internal static class JsonText
{
    public static string Of(Literal literal) => Node(literal)?.ToJsonString() ?? "null";

    private static JsonNode? Node(Literal literal) => literal switch
    {
        Literal.Null => null,
        Literal.Boolean(var flag) => JsonValue.Create(flag),
        Literal.Number(var digits) => decimal.TryParse(digits, System.Globalization.NumberStyles.Float, null, out var number) ? JsonValue.Create(number) : JsonValue.Create(digits),
        Literal.Text(var text) => JsonValue.Create(text),
        Literal.List(var items) => new JsonArray([.. items.Select(Node)]),
        Literal.Map(var entries) => new JsonObject(entries.Select(entry => KeyValuePair.Create(entry.Key, Node(entry.Value)))),
        _ => throw new InvalidOperationException($"Unknown literal {literal}."),
    };
}
