namespace ReferencePipeline.Rehearsal.Duck;

/// <summary>Values in SQL.</summary>
internal static class SqlText
{
    public static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
