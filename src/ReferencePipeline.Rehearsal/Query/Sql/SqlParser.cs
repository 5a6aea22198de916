using System.Text.Json;
using System.Text.Json.Nodes;
using ReferencePipeline.Rehearsal.Duck;

namespace ReferencePipeline.Rehearsal.Query.Sql;

/// <summary>The engine's own parser: text to tree and back. It looks at nothing but the text.</summary>
internal sealed class SqlParser(DuckConnection connection)
{
    /// <summary>The tree of one query.</summary>
    public JsonObject Parse(TrinoText text) => Parse(text.Sql, text.PlaceOf);

    /// <summary>The tree of a text that <see cref="Write"/> has made.</summary>
    public JsonObject ParseOwn(string sql) => Parse(sql, _ => new(1, 1));

    private JsonObject Parse(string sql, Func<ulong, SqlPlace> placeOf)
    {
        var answer = Read(Ask($"json_serialize_sql({SqlText.Quote(sql)})"));
        if (answer["error"]?.GetValue<bool>() == true)
        {
            var place = answer["position"] is { } position && ulong.TryParse(position.ToString(), out var at) ? $"{placeOf(at)}: " : "";
            throw new QueryException($"SYNTAX_ERROR: {place}{answer.Text("error_message").Split('\n')[0]}");
        }

        return answer.List("statements") is [JsonObject only] ? only : throw new QueryException("SYNTAX_ERROR: line 1:1: only one statement is allowed in a query");
    }

    /// <summary>The statement that a tree stands for.</summary>
    public string Write(JsonObject statement) =>
        Ask($"json_deserialize_sql({SqlText.Quote(new JsonObject { ["error"] = false, ["statements"] = new JsonArray(statement.DeepClone()) }.ToJsonString())})");

    /// <summary>The text of an expression.</summary>
    public string WriteExpression(JsonNode expression)
    {
        var statement = (JsonObject)Select.DeepClone();
        statement["node"]!["select_list"] = new JsonArray(expression.DeepClone());
        return Write(statement)["SELECT ".Length..];
    }

    private JsonObject Select => _select ??= Parse(TrinoText.Of("SELECT 1"));

    private JsonObject? _select;

    private string Ask(string expression)
    {
        using var rows = connection.Query($"SELECT {expression}");
        return (string)rows.Read().Single()[0]!;
    }

    private static JsonNode Read(string json)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { MaxDepth = 500 })!;
        }
        catch (JsonException)
        {
            throw new QueryException("SYNTAX_ERROR: line 1:1: the query holds a number that is too large, or is nested too deeply");
        }
    }
}
