using System.Text.Json.Nodes;
using ReferencePipeline.Rehearsal.Duck;
using ReferencePipeline.Rehearsal.Query.Sql;

namespace ReferencePipeline.Rehearsal.Query;

/// <summary>Makes an engine ready to be asked by anybody.</summary>
internal static class QueryEngine
{
    private static readonly Dictionary<string, string> Definitions = TrinoFunctions.All.Where(function => function.Definition is not null).ToDictionary(function => function.Engine, function => function.Definition!);

    /// <summary>Makes it count and tell the time as Trino does.</summary>
    public static void Begin(DuckConnection connection)
    {
        connection.Execute("SET GLOBAL TimeZone = 'UTC'");
        // 7 / 2 is 3, as in Trino.
        connection.Execute("SET GLOBAL integer_division = true");
        connection.Execute($"CREATE SCHEMA {LakeViews.Schema}");
    }

    /// <summary>Teaches it those functions of a tree that Trino has and it has not.</summary>
    public static void Teach(DuckConnection connection, JsonNode tree)
    {
        foreach (var name in Called(tree).Distinct().Where(Definitions.ContainsKey))
            connection.Execute(Definitions[name]);
    }

    private static IEnumerable<string> Called(JsonNode? node) => node switch
    {
        JsonObject whole => [.. whole.Class() is "FUNCTION" or "WINDOW" ? [whole.Text("function_name")] : Array.Empty<string>(), .. whole.SelectMany(member => Called(member.Value))],
        JsonArray list => list.SelectMany(Called),
        _ => [],
    };

    /// <summary>From here on it opens nothing but files of the tables that the query names, and nobody changes that.</summary>
    public static void Lock(DuckConnection connection, IReadOnlyList<string> folders)
    {
        connection.Execute($"SET allowed_directories = [{string.Join(", ", folders.Select(SqlText.Quote))}]");
        connection.Execute("SET enable_external_access = false");
        connection.Execute("SET lock_configuration = true");
    }
}
