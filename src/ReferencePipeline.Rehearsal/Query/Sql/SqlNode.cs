using System.Text.Json.Nodes;

namespace ReferencePipeline.Rehearsal.Query.Sql;

/// <summary>Short words for the parser's tree, which is JSON.</summary>
internal static class SqlNode
{
    public static string Text(this JsonNode node, string name) => node[name]?.GetValue<string>() ?? "";

    public static JsonNode[] List(this JsonNode node, string name) => node[name] is JsonArray list ? [.. list.OfType<JsonNode>()] : [];

    public static string Type(this JsonNode node) => node.Text("type");

    /// <summary>What kind of expression; none for other nodes.</summary>
    public static string Class(this JsonNode node) => node is JsonObject && node["class"] is JsonValue kind ? kind.GetValue<string>() : "";

    public static string[] Names(this JsonNode node, string name) => [.. node.List(name).Select(part => part.GetValue<string>())];

    /// <summary>Takes another node's place in the tree.</summary>
    public static void Become(this JsonObject node, JsonObject other)
    {
        node.Clear();
        foreach (var (name, value) in other)
            node[name] = value?.DeepClone();
    }

    /// <summary>All expressions right inside of a node, whatever holds them.</summary>
    public static IEnumerable<JsonObject> Inside(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject whole:
                foreach (var (_, member) in whole)
                {
                    if (member is JsonObject inner && inner.Class().Length > 0)
                        yield return inner;
                    else
                    {
                        foreach (var further in Inside(member))
                            yield return further;
                    }
                }

                break;
            case JsonArray list:
                foreach (var item in list)
                {
                    if (item is JsonObject inner && inner.Class().Length > 0)
                        yield return inner;
                    else
                    {
                        foreach (var further in Inside(item))
                            yield return further;
                    }
                }

                break;
        }
    }
}
