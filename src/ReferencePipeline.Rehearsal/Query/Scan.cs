using System.Text.Json.Nodes;
using ReferencePipeline.Rehearsal.Access;

namespace ReferencePipeline.Rehearsal.Query;

/// <summary>One mention of a table in a query: Athena reads the table anew for each.</summary>
internal sealed class Scan(LakeTable table, TableAccess access, JsonObject node)
{
    public LakeTable Table => table;

    public TableAccess Access => access;

    /// <summary>Where the mention stands in the tree.</summary>
    public JsonObject Node => node;

    /// <summary>The columns that the query needs, in lower case.</summary>
    public HashSet<string> Columns { get; } = [];

    /// <summary>What every row of it must fulfil, by its own columns alone.</summary>
    public List<JsonObject> Conditions { get; } = [];
}

/// <summary>A column of a scan.</summary>
internal sealed record ScanColumn(Scan Scan, string Name);
