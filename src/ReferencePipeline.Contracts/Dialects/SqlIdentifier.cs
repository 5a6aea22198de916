namespace ReferencePipeline.Contracts.Dialects;

/// <summary>Names in SQL. Quoted always: a column may be called <c>order</c> or <c>end</c>.</summary>
public static class SqlIdentifier
{
    /// <summary>As the SQL standard, Redshift, Athena's queries and DuckDB quote it.</summary>
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>As Spark and Hive quote it.</summary>
    public static string Backtick(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";
}
