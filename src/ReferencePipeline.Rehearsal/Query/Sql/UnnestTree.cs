using System.Text.Json.Nodes;

namespace ReferencePipeline.Rehearsal.Query.Sql;

/// <summary>UNNEST in FROM gives a column for each field of a row, as Trino has it; the engine does so in SELECT.</summary>
internal static class UnnestTree
{
    public static JsonObject Of(JsonObject node, IEnumerable<JsonObject> arguments, bool isMap, bool takesRowsApart)
    {
        var items = arguments.Select(argument => (JsonNode)Call("unnest",
        [
            isMap ? Call("map_entries", [argument.DeepClone()]) : argument.DeepClone(),
            .. isMap || takesRowsApart ? [Depth] : Array.Empty<JsonNode>(),
        ]));
        return new()
        {
            ["type"] = "SUBQUERY",
            ["alias"] = node.Text("alias"),
            ["sample"] = null,
            ["query_location"] = 0,
            ["column_name_alias"] = node["column_name_alias"]!.DeepClone(),
            ["subquery"] = new JsonObject
            {
                ["node"] = new JsonObject
                {
                    ["type"] = "SELECT_NODE",
                    ["modifiers"] = new JsonArray(),
                    ["cte_map"] = new JsonObject { ["map"] = new JsonArray() },
                    ["select_list"] = new JsonArray([.. items]),
                    ["from_table"] = new JsonObject { ["type"] = "EMPTY", ["alias"] = "", ["sample"] = null, ["query_location"] = 0 },
                    ["where_clause"] = null,
                    ["group_expressions"] = new JsonArray(),
                    ["group_sets"] = new JsonArray(),
                    ["aggregate_handling"] = "STANDARD_HANDLING",
                    ["having"] = null,
                    ["sample"] = null,
                    ["qualify"] = null,
                },
                ["named_param_map"] = new JsonArray(),
            },
        };
    }

    private static JsonNode Depth => JsonNode.Parse("""{ "class": "CONSTANT", "type": "VALUE_CONSTANT", "alias": "max_depth", "query_location": 0, "value": { "type": { "id": "INTEGER", "type_info": null }, "is_null": false, "value": 2 } }""")!;

    private static JsonObject Call(string name, IEnumerable<JsonNode> children) => new()
    {
        ["class"] = "FUNCTION",
        ["type"] = "FUNCTION",
        ["alias"] = "",
        ["query_location"] = 0,
        ["function_name"] = name,
        ["schema"] = "",
        ["children"] = new JsonArray([.. children]),
        ["filter"] = null,
        ["order_bys"] = new JsonObject { ["type"] = "ORDER_MODIFIER", ["orders"] = new JsonArray() },
        ["distinct"] = false,
        ["is_operator"] = false,
        ["export_state"] = false,
        ["catalog"] = "",
    };
}
