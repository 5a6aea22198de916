using ReferencePipeline.Contracts.Dialects;
using ReferencePipeline.Rehearsal.Duck;
using ReferencePipeline.Rehearsal.Plan;

namespace ReferencePipeline.Rehearsal.Query;

/// <summary>Tables for the engine, with no column and no row but what the role may read.</summary>
internal sealed class LakeViews(DuckConnection connection, Func<LakeTable, string, string> rowFilter)
{
    public const string Schema = "lake";

    private int _made;

    /// <summary>Makes a view of a table's partitions, and tells its name.</summary>
    public string Make(Scan scan, LakeFiles files, IReadOnlyList<LakePartition> partitions)
    {
        var name = $"scan{_made++}";
        var (table, access) = (scan.Table, scan.Access);
        var columns = string.Join(", ", table.AllColumns.Where(column => access.Columns.Contains(column.Name.ToLowerInvariant())).Select(column => SqlIdentifier.Quote(column.Name)));
        var all = partitions.Count == 0 || table.Format is TableFormat.Other ? Empty(table) : table.Format is TableFormat.Json ? Json(table, files, partitions) : Parquet(table, files, partitions);
        // What the query says of rows must not be looked at before it is known whose they are: an error could tell. The engine takes no condition past a LIMIT,
        // whatever it thinks of conditions that can fail.
        var rows = access.RowFilter is { } filter ? $" WHERE {rowFilter(table, filter)} LIMIT {long.MaxValue}" : "";
        connection.Execute($"CREATE VIEW {Schema}.{name} AS SELECT {columns} FROM ({all}){rows}");
        return name;
    }

    private static string Empty(LakeTable table) =>
        $"SELECT {string.Join(", ", table.AllColumns.Select(column => $"CAST(NULL AS {column.Type.Sql}) AS {SqlIdentifier.Quote(column.Name)}"))} WHERE false";

    private string Parquet(LakeTable table, LakeFiles files, IReadOnlyList<LakePartition> partitions)
    {
        var (there, spelled) = (Described(partitions[0].Files[0]), Spelled(table.Plan.Columns));
        // A column that the files do not have yet is NULL; one of another type is read as the table's.
        var columns = table.Plan.Columns.Select((column, i) => !there.TryGetValue(column.Name, out var type) ? $"CAST(NULL AS {column.Type.Sql}) AS {SqlIdentifier.Quote(column.Name)}"
            : type == spelled[i] ? SqlIdentifier.Quote(column.Name)
            : $"CAST({SqlIdentifier.Quote(column.Name)} AS {column.Type.Sql}) AS {SqlIdentifier.Quote(column.Name)}");
        return WithKeys(table.Plan, files, partitions, columns, "read_parquet(", "");
    }

    /// <summary>Keys of an object are found whatever their case.</summary>
    private string Json(LakeTable table, LakeFiles files, IReadOnlyList<LakePartition> partitions)
    {
        var list = $"[{string.Join(", ", partitions.SelectMany(partition => partition.Files).Select(SqlText.Quote))}]";
        using var keys = connection.Query($"SELECT DISTINCT unnest(json_keys(json)) FROM read_json_objects({list}, format = 'newline_delimited', ignore_errors = true)");
        var there = keys.Read().Select(row => (string)row[0]!).ToLookup(key => key, StringComparer.OrdinalIgnoreCase);
        var columns = table.Plan.Columns.Select(column =>
        {
            var values = there[column.Name].Order(StringComparer.Ordinal).Select(key => $"json ->> {SqlText.Quote($"$.\"{key}\"")}").ToList();
            return $"{(values.Count == 0 ? $"CAST(NULL AS {column.Type.Sql})" : $"TRY_CAST(coalesce({string.Join(", ", values)}) AS {column.Type.Sql})")} AS {SqlIdentifier.Quote(column.Name)}";
        });
        return WithKeys(table.Plan, files, partitions, columns, "read_json_objects(", ", format = 'newline_delimited', ignore_errors = true");
    }

    private static string WithKeys(TablePlan table, LakeFiles files, IReadOnlyList<LakePartition> partitions, IEnumerable<string> columns, string read, string options)
    {
        var list = $"[{string.Join(", ", partitions.SelectMany(partition => partition.Files).Select(SqlText.Quote))}]";
        var names = table.PartitionKeys.Select(key => SqlIdentifier.Quote(key.Name)).ToList();
        if (names.Count == 0)
            return $"SELECT {string.Join(", ", columns)} FROM {read}{list}, hive_partitioning = false{options})";
        if (files.IsHive)
        {
            var types = string.Join(", ", table.PartitionKeys.Select(key => $"{SqlText.Quote(key.Name)}: {SqlText.Quote(key.Type.Sql)}"));
            return $"SELECT {string.Join(", ", columns.Concat(names))} FROM {read}{list}, hive_partitioning = true, hive_types_autocast = false, hive_types = {{{types}}}{options})";
        }

        var rows = partitions.SelectMany(partition => partition.Files.Select(file => $"({string.Join(", ", [SqlText.Quote(file), .. partition.Values.Select(SqlText.Quote)])})"));
        var keys = table.PartitionKeys.Select((key, i) => $"CAST(k{i} AS {key.Type.Sql}) AS {SqlIdentifier.Quote(key.Name)}");
        return $"SELECT {string.Join(", ", columns.Concat(keys))} FROM {read}{list}, hive_partitioning = false, filename = true{options}) AS files JOIN (VALUES {string.Join(", ", rows)}) AS p({string.Join(", ", ["file", .. names.Select((_, i) => $"k{i}")])}) ON p.file = files.filename";
    }

    private Dictionary<string, string> Described(string file)
    {
        using var rows = connection.Query($"DESCRIBE SELECT * FROM read_parquet([{SqlText.Quote(file)}], hive_partitioning = false)");
        return rows.Read().ToDictionary(row => (string)row[0]!, row => (string)row[1]!, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The types as the engine describes them, which puts fewer names into quotes.</summary>
    private string[] Spelled(IEnumerable<ColumnPlan> columns)
    {
        using var rows = connection.Query($"SELECT {string.Join(", ", columns.Select(column => $"typeof(CAST(NULL AS {column.Type.Sql}))"))}");
        return [.. rows.Read().Single().Select(type => (string)type!)];
    }
}
