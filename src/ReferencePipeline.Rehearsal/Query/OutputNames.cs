using System.Text.Json.Nodes;
using ReferencePipeline.Rehearsal.Query.Sql;

namespace ReferencePipeline.Rehearsal.Query;

/// <summary>An expression without a name is called by its place, as in Athena's results: <c>_col0</c>.</summary>
internal static class OutputNames
{
    public static void Give(JsonObject query, IReadOnlyList<SeenColumn> columns)
    {
        while (query.Type() == "SET_OPERATION_NODE")
            query = query["left"]!.AsObject();
        var items = query.List("select_list").OfType<JsonObject>().ToList();
        // A star stands for as many columns as the others leave.
        var starred = columns.Count - (items.Count - 1);
        var at = 0;
        foreach (var item in items)
        {
            if (item.Class() is not ("STAR" or "COLUMN_REF") && item.Text("alias").Length == 0)
                item["alias"] = $"_col{at}";
            at += item.Class() == "STAR" ? starred : 1;
        }
    }
}
