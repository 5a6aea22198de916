using ReferencePipeline.Rehearsal.Duck;
using ReferencePipeline.Rehearsal.Query.Sql;

namespace ReferencePipeline.Rehearsal.Query;

/// <summary>Makes an engine ready to be asked by anybody.</summary>
internal static class QueryEngine
{
    /// <summary>Teaches it what Trino has and it has not.</summary>
    public static void Teach(DuckConnection connection)
    {
        connection.Execute("SET GLOBAL TimeZone = 'UTC'");
        // 7 / 2 is 3, as in Trino.
        connection.Execute("SET GLOBAL integer_division = true");
        connection.Execute($"CREATE SCHEMA {LakeViews.Schema}");
        connection.Execute(string.Join(";\n", TrinoFunctions.All.Select(function => function.Definition).Where(definition => definition is not null)));
    }

    /// <summary>From here on it opens nothing but files of the tables that the query names, and nobody changes that.</summary>
    public static void Lock(DuckConnection connection, IReadOnlyList<string> folders)
    {
        connection.Execute($"SET allowed_directories = [{string.Join(", ", folders.Select(SqlText.Quote))}]");
        connection.Execute("SET enable_external_access = false");
        connection.Execute("SET lock_configuration = true");
    }
}
