using System.Text.Json.Nodes;
using ReferencePipeline.Contracts.Dialects;
using ReferencePipeline.Rehearsal.Duck;
using ReferencePipeline.Rehearsal.Query.Sql;

namespace ReferencePipeline.Rehearsal.Query;

/// <summary>The partitions that a scan has to read, by what the query says of their keys.</summary>
internal sealed class PartitionPruner(DuckConnection connection, SqlParser parser)
{
    public IReadOnlyList<LakePartition> Of(Scan scan, LakeFiles files)
    {
        var keys = scan.Table.Plan.PartitionKeys.Select(key => key.Name.ToLowerInvariant()).ToList();
        foreach (var key in files.Injected.Where(key => !scan.Conditions.Any(condition => Says(condition, key))))
            throw new QueryException($"CONSTRAINT_VIOLATION: For the injected projected partition column {key}, the WHERE clause must contain only static equality conditions, and at least one such condition must be present.", isRefused: true);
        var conditions = scan.Conditions.Where(condition => ColumnsOf(condition).All(column => keys.Contains(column, StringComparer.OrdinalIgnoreCase))).ToList();
        if (conditions.Count == 0 || files.Partitions.Count == 0)
            return files.Partitions;
        // Where a condition fails on a partition, the query itself has to tell: the role may not see any of its rows.
        var rows = files.Partitions.Select((partition, i) => $"({string.Join(", ", [$"{i}", .. partition.Values.Select(SqlText.Quote)])})");
        var columns = scan.Table.Plan.PartitionKeys.Select((key, i) => $"TRY_CAST(k{i} AS {key.Type.Sql}) AS {SqlIdentifier.Quote(key.Name)}");
        using var kept = connection.Query($"""
            SELECT CAST(i AS INTEGER) FROM (SELECT i, {string.Join(", ", columns)} FROM (VALUES {string.Join(", ", rows)}) AS p({string.Join(", ", ["i", .. keys.Select((_, i) => $"k{i}")])}))
            WHERE {string.Join(" AND ", conditions.Select(condition => $"coalesce(TRY({parser.WriteExpression(condition)}), true)"))} ORDER BY i
            """);
        return [.. kept.Read().Select(row => files.Partitions[(int)(long)row[0]!])];
    }

    /// <summary><c>key = constant</c>, or <c>key IN (constants)</c>.</summary>
    private static bool Says(JsonObject condition, string key)
    {
        bool IsKey(JsonNode? node) => node?.Class() == "COLUMN_REF" && node.Names("column_names") is [var only] && string.Equals(only, key, StringComparison.OrdinalIgnoreCase);
        return condition.Type() switch
        {
            "COMPARE_EQUAL" => IsKey(condition["left"]) && !ColumnsOf(condition["right"]!.AsObject()).Any() || IsKey(condition["right"]) && !ColumnsOf(condition["left"]!.AsObject()).Any(),
            "COMPARE_IN" => condition.List("children") is [var column, .. var values] && IsKey(column) && !values.Any(value => ColumnsOf(value.AsObject()).Any()),
            _ => false,
        };
    }

    public static IEnumerable<string> ColumnsOf(JsonObject expression) =>
        expression.Class() == "COLUMN_REF" ? [expression.Names("column_names")[0]] : SqlNode.Inside(expression).SelectMany(ColumnsOf);
}
