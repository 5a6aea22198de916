namespace ReferencePipeline.Rehearsal.Catalog.Schema;

/// <summary>The types that Athena reads as others ("Change a column data type - Amazon Athena", those that Parquet has).</summary>
internal static class Widening
{
    private static readonly string[] Whole = ["tinyint", "smallint", "int", "bigint"];

    public static bool Reads(string asTable, string fromFile) =>
        (asTable, fromFile) is ("double", "float") || Array.IndexOf(Whole, fromFile) is >= 0 and var narrow && Array.IndexOf(Whole, asTable) > narrow;
}
