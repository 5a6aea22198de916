using System.Text.Json.Nodes;

namespace ReferencePipeline.Rehearsal.Query.Sql;

/// <summary>Goes through a query as Athena does before it runs: what each name means, which columns it takes, what every row must fulfil.</summary>
internal sealed class SqlResolver(FromResolver from, NameResolver names)
{
    private static readonly HashSet<string> Aggregates = [.. TrinoFunctions.All.Where(function => function.Kind is FunctionKind.Aggregate).Select(function => function.Engine)];

    /// <summary>The columns of a query.</summary>
    public IReadOnlyList<SeenColumn> Query(JsonObject node, SqlScope? outer, WithList? with, string? database)
    {
        with = Declared(node, outer, with, database);
        if (node.Type() == "SELECT_NODE")
            return Select(node, outer, with, database);
        var (left, right) = (Query(node["left"]!.AsObject(), outer, with, database), Query(node["right"]!.AsObject(), outer, with, database));
        var both = left.Zip(right, (one, other) => new SeenColumn(one.Name, null, one.Uses.Union(other.Uses).ToHashSet())).ToList();
        if (node["setop_all"]?.GetValue<bool>() != true)
            Mark(both);
        Modify(node, both, outer);
        return both;
    }

    /// <summary>Notes what an expression reads.</summary>
    public void Mark(JsonNode? expression, SqlScope scope, WithList? with, string? database)
    {
        foreach (var one in Collected(expression, scope, with, database))
            one.Scan.Columns.Add(one.Name);
    }

    public static void Mark(IEnumerable<SeenColumn> columns)
    {
        foreach (var one in columns.SelectMany(column => column.Uses))
            one.Scan.Columns.Add(one.Name);
    }

    /// <summary>The table's column that a reference is and nothing else.</summary>
    public (ScanColumn? Column, IReadOnlyList<string> Fields) OriginOf(JsonObject reference, IReadOnlyList<Relation> relations)
    {
        try
        {
            return (names.Column(reference, new(null, relations), out var rest).Origin, rest);
        }
        catch (QueryException)
        {
            // It is a column of an outer query.
            return (null, []);
        }
    }

    private WithList? Declared(JsonObject node, SqlScope? outer, WithList? with, string? database)
    {
        foreach (var entry in node["cte_map"]?["map"]?.AsArray().OfType<JsonObject>() ?? [])
        {
            var query = entry["value"]!["query"]!["node"]!.AsObject();
            // Nobody may ever select from it; what it names must be right all the same.
            from.Unread(() => Query(query, null, with, database));
            with = new(entry.Text("key"), query, entry["value"]!.Names("aliases"), database, with);
        }

        return with;
    }

    private List<SeenColumn> Select(JsonObject node, SqlScope? outer, WithList? with, string? database)
    {
        var relations = from.Relations(this, node["from_table"]!.AsObject(), new(outer, []), with, database);
        var scope = new SqlScope(outer, relations);
        Mark(node["where_clause"], scope, with, database);
        Conditions.Push(node["where_clause"], reference => OriginOf(reference, relations));
        var isPlain = IsPlain(node);
        var columns = node.List("select_list").SelectMany(item => Items(item.AsObject(), scope, with, database, isPlain)).ToList();
        if (node.List("group_expressions").Length > 0)
            Mark(columns);
        foreach (var expression in node.List("group_expressions"))
            Mark(expression, scope, with, database);
        Mark(node["having"], scope, with, database);
        foreach (var modifier in node.List("modifiers"))
        {
            if (modifier.Type() == "DISTINCT_MODIFIER" || modifier.Type() == "ORDER_MODIFIER" && SqlNode.Inside(modifier).Any(order => order.Class() == "CONSTANT"))
                Mark(columns);
            // What is called in SELECT comes before what is so called in FROM.
            Mark(modifier, new SqlScope(scope, [new Relation { Alias = null, Columns = [.. columns.Where(column => column.Name.Length > 0)] }]), with, database);
        }

        return columns;
    }

    private void Modify(JsonObject node, IReadOnlyList<SeenColumn> seen, SqlScope? outer)
    {
        if (node.List("modifiers").Length > 0)
            Mark(seen);
        foreach (var modifier in node.List("modifiers"))
            Mark(modifier, new SqlScope(outer, [new Relation { Alias = null, Columns = seen }]), null, null);
    }

    private IEnumerable<SeenColumn> Items(JsonObject item, SqlScope scope, WithList? with, string? database, bool isPlain)
    {
        var alias = item.Text("alias");
        if (item.Class() == "STAR")
            return [.. Starred(item, scope).Select(column => isPlain ? column : column with { Origin = null })];
        if (item.Class() != "COLUMN_REF")
            return [new(alias, null, Collected(item, scope, with, database))];
        var column = names.Column(item, scope, out var rest);
        return [new(alias.Length > 0 ? alias : rest.Count > 0 ? rest[^1] : column.Name, isPlain && rest.Count == 0 ? column.Origin : null, column.Uses)];
    }

    private static IEnumerable<SeenColumn> Starred(JsonObject star, SqlScope scope)
    {
        var name = star.Text("relation_name");
        return scope.Relations.Where(relation => name.Length == 0 || string.Equals(relation.Alias, name, StringComparison.OrdinalIgnoreCase))
            .SelectMany(relation => relation.Columns.Where(column => name.Length > 0 || !relation.Joined.Contains(column.Name.ToLowerInvariant())));
    }

    private HashSet<ScanColumn> Collected(JsonNode? expression, SqlScope scope, WithList? with, string? database)
    {
        var uses = new HashSet<ScanColumn>();
        Collect(expression);
        return uses;

        void Collect(JsonNode? at)
        {
            switch (at is JsonObject node ? node.Class() : "")
            {
                case "COLUMN_REF":
                    uses.UnionWith(names.Column(at!.AsObject(), scope, out _).Uses);
                    return;
                case "STAR":
                    uses.UnionWith(Starred(at!.AsObject(), scope).SelectMany(column => column.Uses));
                    return;
                case "SUBQUERY":
                    Collect(at!["child"]);
                    var columns = Query(at["subquery"]!["node"]!.AsObject(), scope, with, database);
                    if (at.Text("subquery_type") != "EXISTS")
                        uses.UnionWith(columns.SelectMany(column => column.Uses));
                    return;
                case "LAMBDA":
                    var parameters = SqlNode.Inside(at!["lhs"]).Append(at["lhs"]!.AsObject()).Where(one => one.Class() == "COLUMN_REF").Select(one => new SeenColumn(one.Names("column_names")[0], null, new HashSet<ScanColumn>()));
                    uses.UnionWith(Collected(at["expr"], new(scope, [new Relation { Alias = null, Columns = [.. parameters] }]), with, database));
                    return;
            }

            foreach (var inner in SqlNode.Inside(at))
                Collect(inner);
        }
    }

    /// <summary>Whether each row it gives is one row of its tables: then a condition on it is one on them.</summary>
    private static bool IsPlain(JsonObject select) =>
        select.List("group_expressions").Length == 0 && select.List("group_sets").Length == 0 && select["having"] is null
        && select.List("modifiers").All(modifier => modifier.Type() is "ORDER_MODIFIER")
        && !select.List("select_list").Any(HasAggregate);

    private static bool HasAggregate(JsonNode expression) =>
        expression.Class() == "WINDOW" || expression.Class() == "FUNCTION" && Aggregates.Contains(expression.Text("function_name")) || expression.Class() != "SUBQUERY" && SqlNode.Inside(expression).Any(HasAggregate);
}

/// <summary>The names that WITH has given, the nearest first.</summary>
internal sealed record WithList(string Name, JsonObject Query, IReadOnlyList<string> Columns, string? Database, WithList? Others)
{
    public WithList? Find(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase) ? this : Others?.Find(name);
}
