using ReferencePipeline.Contracts.Dialects;

namespace ReferencePipeline.Contracts.Warehouse;

/// <summary>The warehouse's own record of the steps that it holds.</summary>
public static class AppliedSteps
{
    private const string Table = "pipeline.applied";

    /// <summary>Written before the first statement of a step; no digest is equal to it.</summary>
    private const string Begun = "begun";

    /// <summary>Makes the record where there is none. Nobody but an administrator may write it: what it says is run.</summary>
    public static IReadOnlyList<string> Prepare { get; } =
    [
        "CREATE SCHEMA IF NOT EXISTS pipeline",
        $"CREATE TABLE IF NOT EXISTS {Table} (name varchar(256) NOT NULL, step varchar(8) NOT NULL, digest varchar(64) NOT NULL, removal varchar(65535) NOT NULL)",
    ];

    public static string Read { get; } = $"SELECT name, step, digest, removal FROM {Table}";

    internal static string Begin(WarehouseStep step) =>
        $"INSERT INTO {Table} (name, step, digest, removal) VALUES ({RedshiftLiteral.Text(step.Name)}, '{step.Order}', '{Begun}', {RedshiftLiteral.Text(step.Removal)})";

    internal static string Finish(WarehouseStep step) => $"UPDATE {Table} SET digest = '{step.Digest}' WHERE name = {RedshiftLiteral.Text(step.Name)}";

    internal static string Forget(string name) => $"DELETE FROM {Table} WHERE name = {RedshiftLiteral.Text(name)}";
}
