using ReferencePipeline.Rehearsal.Duck;

namespace ReferencePipeline.Rehearsal.Catalog.Schema;

/// <summary>Reads what Parquet files say of themselves, without their rows.</summary>
internal static class FileSchemas
{
    /// <summary>The columns of each file.</summary>
    public static IReadOnlyList<(string File, IReadOnlyList<SchemaNode> Columns)> Read(DuckConnection connection, IReadOnlyList<string> files, CancellationToken stop)
    {
        if (files.Count == 0)
            return [];
        using var rows = connection.Query($"SELECT file_name, name, COALESCE(num_children, 0), COALESCE(converted_type, ''), COALESCE(duckdb_type, '') FROM parquet_schema([{string.Join(", ", files.Select(SqlText.Quote))}])", stop);
        var byFile = new Dictionary<string, List<Element>>();
        foreach (var row in rows.Read())
        {
            if (!byFile.TryGetValue((string)row[0]!, out var elements))
                byFile.Add((string)row[0]!, elements = []);
            elements.Add(new((string)row[1]!, (int)(long)row[2]!, (string)row[3]!, (string)row[4]!));
        }

        return [.. byFile.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => (file.Key, (IReadOnlyList<SchemaNode>)new Reader(file.Value).Columns()))];
    }

    /// <summary>A line of the schema: the tree in depth-first order, each with the number of what it holds.</summary>
    private sealed record Element(string Name, int Children, string Converted, string EngineType);

    private sealed class Reader(List<Element> elements)
    {
        private int _at;

        public List<SchemaNode> Columns() => Members(elements[_at++].Children);

        private List<SchemaNode> Members(int count) => [.. Enumerable.Range(0, count).Select(_ => Node())];

        private SchemaNode Node()
        {
            var element = elements[_at++];
            var members = Members(element.Children);
            return element switch
            {
                { Children: 0 } => new(element.Name, SchemaNode.Named(element.EngineType), []),
                // Both hold one group that repeats, under a name that writers choose.
                { Converted: "LIST" } when members is [var repeated] => new(element.Name, SchemaNode.Array, [(repeated.Members is [var item] ? item : repeated) with { Name = "[]" }]),
                { Converted: "MAP" or "MAP_KEY_VALUE" } when members is [{ Members: [var key, var value] }] => new(element.Name, SchemaNode.Map, [key with { Name = "{key}" }, value with { Name = "{value}" }]),
                _ => new(element.Name, SchemaNode.Struct, members),
            };
        }
    }
}
