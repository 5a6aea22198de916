using System.Text.Json.Nodes;

namespace ReferencePipeline.Rehearsal.Query.Sql;

/// <summary>Looks at the very text that the engine will run: whatever went wrong before, it reads the views made for it and nothing else.</summary>
internal static class LastLook
{
    private static readonly HashSet<string> Functions = [.. TrinoFunctions.All.Select(function => function.Engine), "unnest", "map_entries"];

    public static void At(JsonObject statement, IReadOnlySet<string> views) => Look(statement["node"], views, new HashSet<string>(StringComparer.OrdinalIgnoreCase));

    private static void Look(JsonNode? node, IReadOnlySet<string> views, IReadOnlySet<string> with)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
                Look(item, views, with);
        }

        if (node is not JsonObject one)
            return;
        var names = one["cte_map"]?["map"] is JsonArray map ? with.Concat(map.Select(entry => entry!.Text("key"))).ToHashSet(StringComparer.OrdinalIgnoreCase) : with;
        var isKnown = (one.Class(), one["type"] is JsonValue type && type.TryGetValue<string>(out var text) ? text : "") switch
        {
            ("FUNCTION", _) => Functions.Contains(one.Text("function_name")),
            (_, "BASE_TABLE") => one.Text("catalog_name").Length == 0 && (one.Text("schema_name") == LakeViews.Schema ? views.Contains(one.Text("table_name")) : one.Text("schema_name").Length == 0 && with.Contains(one.Text("table_name"))),
            (_, "TABLE_FUNCTION" or "SHOW_REF" or "PIVOT" or "COLUMN_DATA") => false,
            _ => true,
        };
        if (!isKnown)
            throw new QueryException("NOT_SUPPORTED: line 1:1: the query comes to something that is not rehearsed; write it in a simpler way");
        foreach (var (_, member) in one)
            Look(member, views, names);
    }
}
