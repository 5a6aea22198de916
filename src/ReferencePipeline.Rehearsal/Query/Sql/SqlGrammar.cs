using System.Text.Json.Nodes;

namespace ReferencePipeline.Rehearsal.Query.Sql;

/// <summary>Lets through what is listed, and respells functions as the engine calls them. Nobody who adds to the engine adds to it.</summary>
internal sealed class SqlGrammar(Func<ulong, SqlPlace> placeOf, IReadOnlyList<JsonObject> parameters)
{
    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "BOOLEAN", "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "FLOAT", "DOUBLE", "DECIMAL", "VARCHAR", "BLOB", "DATE", "TIME", "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP WITH TIME ZONE", "LIST", "MAP", "STRUCT", "UUID",
    };

    private static readonly string[] WithLambdas = ["transform", "filter"];

    public void Check(JsonObject statement)
    {
        foreach (var (name, value) in statement)
        {
            if (name != "node" && !(value is null or JsonArray { Count: 0 } || name == "named_param_map"))
                throw new QueryException($"NOT_SUPPORTED: line 1:1: {name.Replace('_', ' ')} is not rehearsed");
        }

        Query(statement["node"]!.AsObject());
    }

    public void Expression(JsonObject node, bool isArgumentOfLambda = false)
    {
        Known(node);
        switch (node.Class())
        {
            case "COLUMN_REF":
                Column(node);
                return;
            case "PARAMETER":
                Parameter(node);
                return;
            case "CONSTANT":
                Constant(node);
                return;
            case "SUBQUERY":
                Query(node["subquery"]!["node"]!.AsObject());
                if (node["child"] is JsonObject child)
                    Expression(child);
                return;
            case "CAST":
                Type(node, node["cast_type"]!);
                break;
            case "FUNCTION":
                Function(node);
                return;
            case "WINDOW":
                Window(node);
                break;
            case "LAMBDA" when !isArgumentOfLambda:
                throw Refused(node, "'->' is not rehearsed here; use json_extract, or transform and filter");
            case "LAMBDA":
                Expression(node["expr"]!.AsObject());
                return;
        }

        foreach (var inner in SqlNode.Inside(node).ToList())
            Expression(inner);
    }

    private void Each(JsonNode? member)
    {
        if (member is JsonObject inner && inner.Class().Length > 0)
            Expression(inner);
        else
        {
            foreach (var further in SqlNode.Inside(member).ToList())
                Expression(further);
        }
    }

    private void Query(JsonObject node)
    {
        Known(node);
        foreach (var entry in node["cte_map"]?["map"]?.AsArray().OfType<JsonObject>() ?? [])
        {
            var value = entry["value"]!.AsObject();
            if (value.Any(member => member.Key is not ("aliases" or "query" or "materialized") && member.Value is not (null or JsonArray { Count: 0 })) || value.Text("materialized") != "CTE_MATERIALIZE_DEFAULT")
                throw Refused(node, "such a WITH is not rehearsed");
            Query(value["query"]!["node"]!.AsObject());
        }

        foreach (var modifier in node.List("modifiers").OfType<JsonObject>())
        {
            Known(modifier);
            Each(modifier);
        }

        if (node.Type() == "SET_OPERATION_NODE")
        {
            Query(node["left"]!.AsObject());
            Query(node["right"]!.AsObject());
            return;
        }

        foreach (var name in new[] { "select_list", "where_clause", "group_expressions", "having" })
            Each(node[name]);
        From(node["from_table"]!.AsObject());
    }

    private void From(JsonObject node)
    {
        Known(node);
        switch (node.Type())
        {
            case "SUBQUERY":
                Query(node["subquery"]!["node"]!.AsObject());
                break;
            case "JOIN":
                From(node["left"]!.AsObject());
                From(node["right"]!.AsObject());
                Each(node["condition"]);
                break;
            case "EXPRESSION_LIST":
                Each(node["values"]);
                break;
            case "TABLE_FUNCTION":
                var function = node["function"]!.AsObject();
                if (!string.Equals(function.Text("function_name"), "unnest", StringComparison.OrdinalIgnoreCase))
                    throw Refused(function, $"Table function '{function.Text("function_name")}' not registered", "FUNCTION_NOT_FOUND");
                Arguments(function, mayTakeLambdas: false);
                break;
        }
    }

    private static void Column(JsonObject node)
    {
        if (node.Names("column_names") is [var only] && ClockTree.Names.FirstOrDefault(name => string.Equals(name, only, StringComparison.OrdinalIgnoreCase)) is { } called)
            node.Become(ClockTree.Of(called, node.Text("alias")));
    }

    /// <summary>The engine writes 1e10 as 10000000000.0, and reads that as a decimal.</summary>
    private static void Constant(JsonObject node)
    {
        if (node["value"]!["type"]!.Text("id") != "DOUBLE")
            return;
        var (constant, alias) = (node.DeepClone().AsObject(), node.Text("alias"));
        constant["alias"] = "";
        node.Become(new()
        {
            ["class"] = "CAST",
            ["type"] = "OPERATOR_CAST",
            ["alias"] = alias,
            ["query_location"] = 0,
            ["child"] = constant,
            ["cast_type"] = new JsonObject { ["id"] = "DOUBLE", ["type_info"] = null },
            ["try_cast"] = false,
        });
    }

    private void Parameter(JsonObject node)
    {
        var number = int.TryParse(node.Text("identifier"), out var said) ? said : 0;
        if (number < 1 || number > parameters.Count)
            throw new QueryException($"INVALID_PARAMETER_USAGE: {Place(node)}: the query asks for {Math.Max(number, 1)} or more values and is given {parameters.Count}; use EXECUTE … USING");
        var alias = node.Text("alias");
        node.Become(parameters[number - 1]);
        node["alias"] = alias;
    }

    private void Function(JsonObject node)
    {
        var name = node.Text("function_name");
        if (string.Equals(name, "now", StringComparison.OrdinalIgnoreCase) && node.List("children").Length == 0)
        {
            node.Become(ClockTree.Of("current_timestamp", node.Text("alias")));
            return;
        }

        var function = Registered(node, name, node["is_operator"]?.GetValue<bool>() == true);
        if (function.Kind is FunctionKind.Window)
            throw Refused(node, $"Window function {name} requires an OVER clause", "MISSING_OVER");
        Arguments(node, WithLambdas.Contains(function.Name, StringComparer.Ordinal));
        DateFormat.Respell(node, function.Name, Place(node));
        node["function_name"] = function.Engine;
        Each(node["filter"]);
        Each(node["order_bys"]);
    }

    private void Window(JsonObject node)
    {
        var function = Registered(node, node.Text("function_name"), isOperator: false);
        if (function.Kind is FunctionKind.Scalar)
            throw Refused(node, $"Function '{function.Name}' is no window function", "FUNCTION_NOT_WINDOW");
        node["function_name"] = function.Engine;
    }

    private TrinoFunction Registered(JsonObject node, string name, bool isOperator)
    {
        if (TrinoFunctions.InsteadOf(name) is { } instead)
            throw Refused(node, $"the function {name} is not rehearsed: {instead}");
        if (TrinoFunctions.Find(name) is { } function && (isOperator == TrinoOperators.Has(name) || !isOperator))
            return function;
        throw Refused(node, $"Function '{name}' not registered", "FUNCTION_NOT_FOUND");
    }

    private void Arguments(JsonObject node, bool mayTakeLambdas)
    {
        foreach (var argument in node.List("children").OfType<JsonObject>())
        {
            if (argument.Text("alias").Length > 0)
                throw Refused(argument, "arguments have no names here");
            Expression(argument, mayTakeLambdas);
        }
    }

    private void Type(JsonObject node, JsonNode type)
    {
        var (id, info) = (type.Text("id"), type["type_info"]);
        if (id == "UNBOUND" && string.Equals(info?.Text("name"), "json", StringComparison.OrdinalIgnoreCase) && info!.List("user_type_modifiers").Length == 0)
            return;
        if (!Types.Contains(id))
            throw Refused(node, $"Unknown type: {(id == "UNBOUND" ? info?.Text("name") : id.ToLowerInvariant())}", "TYPE_NOT_FOUND");
        if (info?["child_type"] is { } child)
            Type(node, child);
        foreach (var member in info is JsonObject ? info.List("child_types") : [])
            Type(node, member["second"]!);
    }

    private void Known(JsonObject node)
    {
        if (NodeShapes.Stranger(node) is { } stranger)
            throw Refused(node, $"{stranger} is not rehearsed, and may be none of Athena's");
    }

    private SqlPlace Place(JsonObject node) => node["query_location"] is JsonValue at && at.TryGetValue<ulong>(out var offset) ? placeOf(offset) : new(1, 1);

    private QueryException Refused(JsonObject node, string what, string code = "NOT_SUPPORTED") => new($"{code}: {Place(node)}: {what}");
}
