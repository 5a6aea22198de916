using System.Text.Json.Nodes;
using ReferencePipeline.Rehearsal.Duck;
using ReferencePipeline.Rehearsal.Plan;
using ReferencePipeline.Rehearsal.Query.Sql;

namespace ReferencePipeline.Rehearsal.Query;

/// <summary>How many bytes Athena would read for a scan: the compressed chunks of its columns, in row groups whose bounds do not rule them out.</summary>
/// <remarks>Of a nested column all parts count, whichever of them the query takes.</remarks>
internal sealed class ScanEstimate(DuckConnection connection, SqlParser parser)
{
    public long Of(Scan scan, IReadOnlyList<LakePartition> partitions)
    {
        if (scan.Table.Format is not TableFormat.Parquet)
            return scan.Table.Format is TableFormat.Json ? partitions.Sum(partition => partition.Bytes) : 0;
        var columns = scan.Table.Plan.Columns.Where(column => scan.Columns.Contains(column.Name.ToLowerInvariant())).Select(column => SqlText.Quote(column.Name.ToLowerInvariant())).ToList();
        if (columns.Count == 0 || partitions.Count == 0)
            return 0;
        var files = string.Join(", ", partitions.SelectMany(partition => partition.Files).Select(SqlText.Quote));
        var outside = scan.Conditions.Select(condition => Outside(condition, scan.Table.Plan)).OfType<string>().ToList();
        using var bytes = connection.Query($"""
            WITH chunks AS (
              SELECT file_name, row_group_id, lower(split_part(path_in_schema, ', ', 1)) AS name, stats_min_value AS low, stats_max_value AS high, total_compressed_size AS bytes
              FROM parquet_metadata([{files}])
            ), ruled_out AS (SELECT DISTINCT file_name, row_group_id FROM chunks WHERE {(outside.Count == 0 ? "false" : string.Join(" OR ", outside))})
            SELECT CAST(coalesce(sum(bytes), 0) AS BIGINT) FROM chunks ANTI JOIN ruled_out USING (file_name, row_group_id) WHERE name IN ({string.Join(", ", columns)})
            """);
        return (long)bytes.Read().Single()[0]!;
    }

    /// <summary>Whether a chunk's bounds leave no row that fulfils the condition; <c>null</c> where bounds tell nothing.</summary>
    private string? Outside(JsonObject condition, TablePlan table)
    {
        switch (condition.Class())
        {
            case "COMPARISON" when Simple(condition["left"]!, condition["right"]!, table) is { } right:
                return right.Out(condition.Type());
            case "COMPARISON" when Simple(condition["right"]!, condition["left"]!, table) is { } left:
                return left.Out(Turned(condition.Type()));
            case "BETWEEN" when Simple(condition["input"]!, condition["lower"]!, table) is { } low && Simple(condition["input"]!, condition["upper"]!, table) is { } high:
                return $"({low.Out("COMPARE_GREATERTHANOREQUALTO")} OR {high.Out("COMPARE_LESSTHANOREQUALTO")})";
            case "OPERATOR" when condition.Type() == "COMPARE_IN" && condition.List("children") is [var column, .. { Length: > 0 } values]:
                var bounds = values.Select(value => Simple(column, value, table)).ToList();
                return bounds.Any(bound => bound is null) ? null : $"({string.Join(" AND ", bounds.Select(bound => bound!.Out("COMPARE_EQUAL")))})";
            default:
                return null;
        }
    }

    private Bound? Simple(JsonNode column, JsonNode value, TablePlan table) =>
        column.Class() == "COLUMN_REF" && column.Names("column_names") is [var name] && !PartitionPruner.ColumnsOf(value.AsObject()).Any()
        && table.Columns.FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase)) is { Type: DuckType.Scalar or DuckType.Decimal } found
            ? new(found.Name.ToLowerInvariant(), found.Type.Sql, $"TRY({parser.WriteExpression(value)})") : null;

    private static string Turned(string comparison) => comparison switch
    {
        "COMPARE_LESSTHAN" => "COMPARE_GREATERTHAN",
        "COMPARE_GREATERTHAN" => "COMPARE_LESSTHAN",
        "COMPARE_LESSTHANOREQUALTO" => "COMPARE_GREATERTHANOREQUALTO",
        "COMPARE_GREATERTHANOREQUALTO" => "COMPARE_LESSTHANOREQUALTO",
        _ => comparison,
    };

    /// <summary>A column held against a constant.</summary>
    private sealed record Bound(string Column, string Type, string Value)
    {
        private string Low => $"TRY_CAST(low AS {Type})";

        private string High => $"TRY_CAST(high AS {Type})";

        public string? Out(string comparison) => comparison switch
        {
            "COMPARE_EQUAL" => When($"{Low} > ({Value}) OR {High} < ({Value})"),
            "COMPARE_LESSTHAN" => When($"{Low} >= ({Value})"),
            "COMPARE_LESSTHANOREQUALTO" => When($"{Low} > ({Value})"),
            "COMPARE_GREATERTHAN" => When($"{High} <= ({Value})"),
            "COMPARE_GREATERTHANOREQUALTO" => When($"{High} < ({Value})"),
            _ => null,
        };

        private string When(string test) => $"(name = {SqlText.Quote(Column)} AND coalesce({test}, false))";
    }
}
