using System.Text.Json.Nodes;

namespace ReferencePipeline.Rehearsal.Query.Sql;

/// <summary>What asks for the time becomes a constant: so it is the same wherever a query asks, and partitions can be told from it.</summary>
internal static class ClockTree
{
    /// <summary>No text of a query holds a NUL.</summary>
    private const char Open = '\0';

    /// <summary>Names that the parser takes for columns and the engine for functions.</summary>
    public static IReadOnlyList<string> Names { get; } = ["current_date", "current_timestamp", "localtimestamp"];

    /// <summary>The constant, until it is known which tables are asked and so what time it is.</summary>
    public static JsonObject Of(string name, string alias) => new()
    {
        ["class"] = "CAST",
        ["type"] = "OPERATOR_CAST",
        ["alias"] = alias,
        ["query_location"] = 0,
        ["child"] = new JsonObject
        {
            ["class"] = "CONSTANT",
            ["type"] = "VALUE_CONSTANT",
            ["alias"] = "",
            ["query_location"] = 0,
            ["value"] = new JsonObject { ["type"] = new JsonObject { ["id"] = "VARCHAR", ["type_info"] = null }, ["is_null"] = false, ["value"] = $"{Open}{name}" },
        },
        ["cast_type"] = new JsonObject { ["id"] = name == "current_date" ? "DATE" : name == "localtimestamp" ? "TIMESTAMP" : "TIMESTAMP WITH TIME ZONE", ["type_info"] = null },
        ["try_cast"] = false,
    };

    /// <summary>Writes the time wherever it is asked for.</summary>
    public static void Fill(JsonNode? node, QueryClock clock)
    {
        if (node is JsonObject whole)
        {
            if (whole["value"] is JsonValue value && value.TryGetValue<string>(out var text) && text.StartsWith(Open))
                whole["value"] = clock.Text(text[1..]);
            foreach (var (_, member) in whole.ToList())
                Fill(member, clock);
        }
        else if (node is JsonArray list)
        {
            foreach (var item in list)
                Fill(item, clock);
        }
    }
}
