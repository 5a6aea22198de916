using ReferencePipeline.Rehearsal.Plan;

namespace ReferencePipeline.Rehearsal.Catalog.Schema;

/// <summary>Holds what files say of themselves against the columns of their table.</summary>
internal sealed class DriftCheck(TablePlan table, IReadOnlyList<CrawlerPlan> crawlers)
{
    private const string Nested = "; what AWS documents of changed schemas leaves nested types out, so try it";

    private readonly List<SchemaNode> _columns = [.. table.Columns.Select(column => SchemaNode.Of(column.Name, column.Type))];

    public IEnumerable<SchemaDrift> Of(IReadOnlyList<(string File, IReadOnlyList<SchemaNode> Columns)> files, Func<string, string> named) => files
        .SelectMany(file => Compare(_columns, file.Columns, "").Select(found => (Found: found, file.File)))
        .GroupBy(pair => pair.Found)
        .Select(same => Told(same.Key, same.Count(), named(same.First().File)))
        .OrderBy(drift => drift.Path, StringComparer.Ordinal);

    private static IEnumerable<Difference> Compare(IReadOnlyList<SchemaNode> table, IReadOnlyList<SchemaNode> file, string above)
    {
        foreach (var column in table)
        {
            var path = Join(above, column.Name);
            if (Named(file, column.Name) is not { } stored)
                yield return new(path, column.Text, null);
            else if (column.Members.Count > 0 && column.Type == stored.Type)
                foreach (var inner in Compare(column.Members, stored.Members, path))
                    yield return inner;
            else if (column.Text != stored.Text)
                yield return new(path, column.Text, stored.Text);
        }

        foreach (var stored in file.Where(stored => Named(table, stored.Name) is null))
            yield return new(Join(above, stored.Name), null, stored.Text);
    }

    private static SchemaNode? Named(IReadOnlyList<SchemaNode> nodes, string name) => nodes.FirstOrDefault(node => string.Equals(node.Name, name, StringComparison.OrdinalIgnoreCase));

    private static string Join(string above, string name) => above.Length == 0 || name[0] is '[' or '{' ? above + name : $"{above}.{name}";

    private SchemaDrift Told(Difference found, int files, string example)
    {
        var (isRead, reading) = Reading(found);
        return new(found.Path, found.InTable, found.InFiles, isRead, found.Path.IndexOfAny(['.', '[', '{']) < 0 ? reading : reading + Nested, Crawling(found), files, example);
    }

    private (bool IsRead, string Reading) Reading(Difference found) => found switch
    {
        _ when IsKey(found) => (true, "readers take its value from the name of the folder"),
        { InTable: null } => (true, "no reader of the table sees it"),
        { InFiles: null } => (true, "readers get null for the rows of these files"),
        _ when Widening.Reads(found.InTable, found.InFiles) => (true, "Athena reads it; Redshift Spectrum and Spark refuse it"),
        _ when Widening.IsWiderDecimal(found.InTable, found.InFiles) => (false, "AWS does not document that a query reads it; try one, write the files anew, or give the table their type"),
        _ => (false, "a query that names it fails with HIVE_BAD_DATA; write the files anew, or give the table their type"),
    };

    private string Crawling(Difference found)
    {
        var updating = crawlers.FirstOrDefault(crawler => crawler.UpdatesTable);
        if (IsKey(found))
            return "a key of the table stays one";
        if (crawlers.Count == 0)
            return "no crawler visits the table";
        var change = found switch
        {
            _ when updating is null => $"{crawlers[0].Where} writes a line to its log, and leaves the table as it is",
            { InTable: null } => $"{updating.Where} adds it to the table",
            _ when updating.AddsColumnsOnly => $"{updating.Where} adds columns only, and leaves this one as it is",
            { InFiles: null } => $"{updating.Where} takes it out of the table",
            _ => $"{updating.Where} makes it {found.InFiles} in the table",
        };
        return crawlers.All(crawler => crawler.PartitionsInherit) ? change : $"{change}; a partition that it adds has the files' columns";
    }

    private bool IsKey(Difference found) => table.PartitionKeys.Any(key => string.Equals(key.Name, found.Path, StringComparison.OrdinalIgnoreCase));

    private sealed record Difference(string Path, string? InTable, string? InFiles);
}
