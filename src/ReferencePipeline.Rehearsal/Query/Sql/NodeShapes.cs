using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReferencePipeline.Rehearsal.Query.Sql;

/// <summary>The nodes of the parser's tree that a query may have, and their members. A member that is not listed must say nothing.</summary>
internal static class NodeShapes
{
    /// <summary>Of every node.</summary>
    private static readonly string[] Common = ["class", "type", "alias", "query_location"];

    private static readonly Dictionary<string, string[]> Expressions = new(StringComparer.Ordinal)
    {
        ["COLUMN_REF"] = ["column_names"],
        ["CONSTANT"] = ["value"],
        ["FUNCTION"] = ["function_name", "schema", "children", "filter", "order_bys", "distinct", "is_operator"],
        ["OPERATOR"] = ["children"],
        ["COMPARISON"] = ["left", "right"],
        ["CONJUNCTION"] = ["children"],
        ["CAST"] = ["child", "cast_type", "try_cast"],
        ["CASE"] = ["case_checks", "else_expr"],
        ["BETWEEN"] = ["input", "lower", "upper"],
        ["SUBQUERY"] = ["subquery_type", "subquery", "child", "comparison_type"],
        ["WINDOW"] = ["function_name", "children", "partitions", "orders", "start", "end", "start_expr", "end_expr", "offset_expr", "default_expr", "filter_expr", "exclude_clause"],
        ["STAR"] = ["relation_name"],
        ["LAMBDA"] = ["lhs", "expr"],
        ["PARAMETER"] = ["identifier"],
    };

    private static readonly Dictionary<string, string[]> Others = new(StringComparer.Ordinal)
    {
        ["SELECT_NODE"] = ["modifiers", "cte_map", "select_list", "from_table", "where_clause", "group_expressions", "group_sets", "aggregate_handling", "having"],
        ["SET_OPERATION_NODE"] = ["modifiers", "cte_map", "setop_type", "left", "right", "setop_all"],
        ["BASE_TABLE"] = ["schema_name", "table_name", "column_name_alias", "catalog_name"],
        ["SUBQUERY"] = ["subquery", "column_name_alias"],
        ["JOIN"] = ["left", "right", "condition", "join_type", "ref_type", "using_columns"],
        ["TABLE_FUNCTION"] = ["function", "column_name_alias", "with_ordinality"],
        ["EXPRESSION_LIST"] = ["values"],
        ["EMPTY"] = [],
        ["ORDER_MODIFIER"] = ["orders"],
        ["LIMIT_MODIFIER"] = ["limit", "offset"],
        ["DISTINCT_MODIFIER"] = [],
    };

    /// <summary>Members whose value must be one of these.</summary>
    private static readonly Dictionary<string, string[]> Values = new(StringComparer.Ordinal)
    {
        ["aggregate_handling"] = ["STANDARD_HANDLING"],
        ["subquery_type"] = ["SCALAR", "EXISTS", "ANY"],
        ["setop_type"] = ["UNION", "INTERSECT", "EXCEPT"],
        ["join_type"] = ["INNER", "LEFT", "RIGHT", "OUTER", "FULL"],
        ["ref_type"] = ["REGULAR", "CROSS"],
        ["with_ordinality"] = ["WITHOUT_ORDINALITY"],
        ["exclude_clause"] = ["NO_OTHER"],
        ["schema"] = ["", "main"],
        ["materialized"] = ["CTE_MATERIALIZE_DEFAULT"],
    };

    /// <summary>Operators of the tree that Trino has too.</summary>
    private static readonly HashSet<string> Operators = new(StringComparer.Ordinal)
    {
        "ARRAY_EXTRACT", "STRUCT_EXTRACT", "ARRAY_CONSTRUCTOR", "OPERATOR_NOT", "OPERATOR_IS_NULL", "OPERATOR_IS_NOT_NULL", "OPERATOR_COALESCE", "OPERATOR_TRY", "COMPARE_IN", "COMPARE_NOT_IN", "GROUPING_FUNCTION",
    };

    /// <summary>What of the node a query may not have; <c>null</c> where all is well.</summary>
    public static string? Stranger(JsonObject node)
    {
        var (kind, type) = (node.Class(), node.Type());
        if (!(kind.Length > 0 ? Expressions : Others).TryGetValue(kind.Length > 0 ? kind : type, out var members))
            return Spoken(kind.Length > 0 ? kind : type);
        if (kind == "OPERATOR" && !Operators.Contains(type))
            return Spoken(type);
        foreach (var (name, value) in node)
        {
            if (Values.TryGetValue(name, out var allowed) && members.Contains(name, StringComparer.Ordinal))
            {
                if (!allowed.Contains(value?.GetValue<string>() ?? "", StringComparer.Ordinal))
                    return Spoken($"{name} {value}");
            }
            else if (!members.Contains(name, StringComparer.Ordinal) && !Common.Contains(name, StringComparer.Ordinal) && !SaysNothing(value))
                return Spoken($"{name} in {(kind.Length > 0 ? kind : type)}");
        }

        return null;
    }

    private static string Spoken(string name) => name.Replace('_', ' ').ToLowerInvariant();

    private static bool SaysNothing(JsonNode? value) => value switch
    {
        null => true,
        JsonArray list => list.Count == 0,
        JsonObject whole => whole.Count == 0,
        _ => value.GetValueKind() == JsonValueKind.False || value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Length == 0,
    };
}
