using ReferencePipeline.Contracts;
using ReferencePipeline.Contracts.Dialects;

namespace ReferencePipeline.Query;

/// <summary>The words of Athena's SQL that all queries have in common.</summary>
internal static class Trino
{
    /// <summary>A whole query: its clauses, those that are there, each on lines of its own.</summary>
    public static string Query(params string?[] clauses) => string.Join('\n', clauses.Where(clause => clause is not null));

    public static string Column(Field field) => SqlIdentifier.Quote(field.Column.Value);

    public static string Select(IEnumerable<string> columns) => $"SELECT\n  {string.Join(",\n  ", columns)}";

    public static string From(string database, string table) => $"FROM {SqlIdentifier.Quote(database)}.{SqlIdentifier.Quote(table)}";

    public static string? Where(params IEnumerable<string?> conditions) =>
        string.Join("\n  AND ", conditions.Where(condition => condition is not null)) is { Length: > 0 } all ? $"WHERE {all}" : null;

    public static string Nested(string query) => $"(\n    {query.Replace("\n", "\n    ", StringComparison.Ordinal)}\n  )";

    /// <summary>The day that was so many days ago; the session's zone is UTC, as all times in the lake are.</summary>
    public static string DaysAgo(int days) => $"current_date - INTERVAL '{days}' DAY";

    /// <summary>An example of a value, for the reader of the query to replace.</summary>
    public static string Example(Field field) => (field.Type, field.Examples is [var first, ..] ? first : null) switch
    {
        (StringType, Literal.Text(var text)) => Text(text),
        (StringType, _) => "''",
        (_, Literal.Number(var digits)) => digits,
        _ => "0",
    };

    /// <summary>For queries that hold examples of what only their reader can know.</summary>
    public static string? Hint(IReadOnlyList<Field> named) =>
        named.Count == 0 ? null : $"-- Write your own values of {string.Join(", ", named.Select(key => key.Column))}: Athena wants them named.";

    private static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
