using System.Text.Json.Nodes;
using ReferencePipeline.Rehearsal.Duck;

namespace ReferencePipeline.Rehearsal.Query.Sql;

/// <summary>What stands in FROM: tables of the catalog, views of it, other queries, joins, UNNEST.</summary>
internal sealed class FromResolver(LakeCatalog catalog, Func<string, JsonObject> treeOfView, Func<JsonObject, SqlPlace> placeOf)
{
    /// <summary>More than that nobody writes; names of names of WITH can ask for any number.</summary>
    private const int MostScans = 200;

    private readonly Dictionary<JsonObject, string> _views = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<JsonObject> _unnested = new(ReferenceEqualityComparer.Instance);
    private List<Scan> _scans = [];
    private int _all;

    /// <summary>Every reading of a table.</summary>
    public IReadOnlyList<Scan> Scans => _scans;

    /// <summary>Every mention of a table, read or not.</summary>
    public Dictionary<JsonObject, Scan> Mentions { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Looks at a query without reading its tables.</summary>
    public void Unread(Action look)
    {
        var before = _scans;
        _scans = [.. before];
        look();
        _scans = before;
    }

    /// <summary>The relations of a FROM clause; those to the left are there for what stands to the right.</summary>
    public IReadOnlyList<Relation> Relations(SqlResolver resolver, JsonObject node, SqlScope left, WithList? with, string? database) => node.Type() switch
    {
        "EMPTY" => [],
        "BASE_TABLE" => [Table(resolver, node, with, database)],
        "SUBQUERY" => [Subquery(resolver, node, left, with, database)],
        "JOIN" => Join(resolver, node, left, with, database),
        "TABLE_FUNCTION" => [Unnest(resolver, node, left, with, database)],
        "EXPRESSION_LIST" => [Values(resolver, node, left, with, database)],
        var other => throw new InvalidOperationException($"The grammar let {other} through."),
    };

    private Relation Table(SqlResolver resolver, JsonObject node, WithList? with, string? database)
    {
        var (schema, name) = (node.Text("schema_name"), node.Text("table_name"));
        if (schema.Length == 0 && with?.Find(name) is { } query)
            return Named(node, name, Renamed(resolver.Query(query.Query, null, query.Others, query.Database), query.Columns));
        var catalogName = node.Text("catalog_name");
        schema = schema.Length > 0 ? schema : database ?? throw new QueryException($"MISSING_SCHEMA_NAME: {placeOf(node)}: Schema must be specified when session schema is not set; name the table as database.{name}");
        if (catalogName.Length > 0 && !string.Equals(catalogName, NameResolver.CatalogName, StringComparison.OrdinalIgnoreCase) || catalog.Find(schema, name) is not { } found)
            throw new QueryException($"Insufficient permissions to execute the query. Principal does not have any privilege on specified resource: {placeOf(node)}: {schema}.{name}", isRefused: true);
        if (found.Table.Format is TableFormat.View)
            return View(resolver, node, found.Table, name);
        if (++_all > MostScans)
            throw new QueryException($"the query reads more than {MostScans} tables, each mention counted; make it smaller");
        var scan = new Scan(found.Table, found.Access, node);
        _scans.Add(scan);
        Mentions.TryAdd(node, scan);
        var columns = found.Table.AllColumns.Where(column => found.Access.Columns.Contains(column.Name.ToLowerInvariant())).Select(column => column.Name.ToLowerInvariant());
        return Named(node, name, [.. columns.Select(column => new SeenColumn(column, new(scan, column), new HashSet<ScanColumn> { new(scan, column) }))]) with { Database = node.Text("alias").Length > 0 ? null : schema };
    }

    /// <summary>A view is the query that it stands for, asked by the same role.</summary>
    private Relation View(SqlResolver resolver, JsonObject node, LakeTable view, string name)
    {
        var (sql, database) = view.View;
        var inner = new JsonObject
        {
            ["type"] = "SUBQUERY",
            ["alias"] = node.Text("alias").Length > 0 ? node.Text("alias") : name,
            ["sample"] = null,
            ["query_location"] = 0,
            ["subquery"] = treeOfView(sql).DeepClone(),
            ["column_name_alias"] = node["column_name_alias"]!.DeepClone(),
        };
        node.Become(inner);
        _views[node] = database;
        return Subquery(resolver, node, new(null, []), null, database);
    }

    private Relation Subquery(SqlResolver resolver, JsonObject node, SqlScope left, WithList? with, string? database)
    {
        var isView = _views.TryGetValue(node, out var own);
        var columns = resolver.Query(node["subquery"]!["node"]!.AsObject(), isView ? null : left, isView ? null : with, isView ? own : database);
        if (!_unnested.Contains(node))
            return Named(node, null, columns);
        SqlResolver.Mark(columns);
        return Named(node, null, [.. node.Names("column_name_alias").Select(name => new SeenColumn(name, null, new HashSet<ScanColumn>()))]);
    }

    private IReadOnlyList<Relation> Join(SqlResolver resolver, JsonObject node, SqlScope outer, WithList? with, string? database)
    {
        var left = Relations(resolver, node["left"]!.AsObject(), outer, with, database);
        var right = Relations(resolver, node["right"]!.AsObject(), new(outer.Outer, [.. outer.Relations, .. left]), with, database);
        var shared = node.Names("using_columns");
        foreach (var name in shared)
        {
            foreach (var side in new[] { left, right })
                SqlResolver.Mark([side.Select(relation => relation.Find(name)).FirstOrDefault(column => column is not null) ?? throw new QueryException($"COLUMN_NOT_FOUND: {placeOf(node)}: Column '{name}' cannot be resolved or requester is not authorized to access requested resources")]);
        }

        right = shared.Length == 0 ? right : [.. right.Select(relation => relation with { Joined = shared.Select(name => name.ToLowerInvariant()).ToHashSet() })];
        Relation[] both = [.. left, .. right];
        resolver.Mark(node["condition"], new(new SqlScope(outer.Outer, outer.Relations), both), with, database);
        var type = node.Text("join_type");
        IReadOnlyList<Relation> free = type switch { "INNER" => both, "LEFT" => right, "RIGHT" => left, _ => [] };
        Conditions.Push(node["condition"], reference => resolver.OriginOf(reference, free));
        return
        [
            .. type is "INNER" or "LEFT" ? left : left.Select(relation => relation.Nullable()),
            .. type is "INNER" or "RIGHT" ? right : right.Select(relation => relation.Nullable()),
        ];
    }

    private Relation Unnest(SqlResolver resolver, JsonObject node, SqlScope left, WithList? with, string? database)
    {
        var arguments = node["function"]!.List("children").OfType<JsonObject>().ToList();
        foreach (var argument in arguments)
            resolver.Mark(argument, left, with, database);
        var names = node.Names("column_name_alias");
        if (names.Length == 0 || arguments.Count == 0 || names.Length < arguments.Count || names.Length > arguments.Count && arguments.Count > 1)
            throw new QueryException($"NOT_SUPPORTED: {placeOf(node["function"]!.AsObject())}: name the columns of UNNEST, like UNNEST(items) AS t (item); several arrays give one column each");
        var isMap = arguments is [var only] && only.Class() == "COLUMN_REF" && resolver.OriginOf(only, left.Relations) is { Column: { } column, Fields.Count: 0 }
            && column.Scan.Table.AllColumns.First(one => string.Equals(one.Name, column.Name, StringComparison.OrdinalIgnoreCase)).Type is DuckType.Map;
        node.Become(UnnestTree.Of(node, arguments, isMap, names.Length > arguments.Count));
        _unnested.Add(node);
        return Named(node, null, [.. names.Select(name => new SeenColumn(name, null, new HashSet<ScanColumn>()))]);
    }

    private static Relation Values(SqlResolver resolver, JsonObject node, SqlScope left, WithList? with, string? database)
    {
        resolver.Mark(node["values"], left, with, database);
        return Named(node, null, [.. Enumerable.Range(0, node.List("values").Select(row => row.AsArray().Count).FirstOrDefault()).Select(i => new SeenColumn($"col{i}", null, new HashSet<ScanColumn>()))]);
    }

    private static Relation Named(JsonObject node, string? name, IReadOnlyList<SeenColumn> columns) =>
        new() { Alias = node.Text("alias") is { Length: > 0 } alias ? alias : name, Columns = Renamed(columns, node.Type() == "EXPRESSION_LIST" ? [] : node.Names("column_name_alias")) };

    private static IReadOnlyList<SeenColumn> Renamed(IReadOnlyList<SeenColumn> columns, IReadOnlyList<string> names) =>
        [.. columns.Select((column, i) => i < names.Count ? column with { Name = names[i] } : column)];
}
