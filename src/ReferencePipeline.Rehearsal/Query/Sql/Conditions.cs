using System.Text.Json.Nodes;

namespace ReferencePipeline.Rehearsal.Query.Sql;

/// <summary>Takes conditions down to the tables whose columns they are about.</summary>
internal static class Conditions
{
    /// <summary>The parts of a condition that must all hold.</summary>
    public static IEnumerable<JsonObject> PartsOf(JsonNode? condition) => condition is not JsonObject whole ? []
        : whole.Type() == "CONJUNCTION_AND" ? whole.List("children").SelectMany(PartsOf)
        : [whole];

    /// <summary>Hands each part to its table, where it is about one table alone.</summary>
    public static void Push(JsonNode? condition, Func<JsonObject, (ScanColumn? Column, IReadOnlyList<string> Fields)> columnOf)
    {
        foreach (var part in PartsOf(condition))
        {
            var copy = part.DeepClone().AsObject();
            Scan? scan = null;
            if (IsPlain(part, copy, columnOf, ref scan) && scan is not null)
                scan.Conditions.Add(copy);
        }
    }

    /// <summary>Whether it has columns of one table and constants only; in the copy columns get the table's own names.</summary>
    private static bool IsPlain(JsonObject node, JsonObject copy, Func<JsonObject, (ScanColumn? Column, IReadOnlyList<string> Fields)> columnOf, ref Scan? scan)
    {
        if (node.Class() is "SUBQUERY" or "WINDOW" or "LAMBDA" or "STAR" or "PARAMETER")
            return false;
        if (node.Class() == "COLUMN_REF")
        {
            var (column, rest) = columnOf(node);
            if (column is null || scan is not null && scan != column.Scan)
                return false;
            scan = column.Scan;
            copy["column_names"] = new JsonArray([column.Name, .. rest.Select(name => (JsonNode)name)]);
            return true;
        }

        foreach (var (inner, other) in SqlNode.Inside(node).Zip(SqlNode.Inside(copy)).ToList())
        {
            if (!IsPlain(inner, other, columnOf, ref scan))
                return false;
        }

        return true;
    }
}
