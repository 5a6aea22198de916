using System.Text.Json.Nodes;

namespace ReferencePipeline.Rehearsal.Query.Sql;

/// <summary>Finds what a name means, as Athena does.</summary>
internal sealed class NameResolver(Func<JsonObject, SqlPlace> placeOf)
{
    /// <summary>The column that a reference means; the reference is respelled where the engine would not find it.</summary>
    /// <param name="node">The reference.</param>
    /// <param name="scope">Where it stands.</param>
    /// <param name="rest">What follows the column's name: fields within it.</param>
    public SeenColumn Column(JsonObject node, SqlScope scope, out IReadOnlyList<string> rest)
    {
        var names = node.Names("column_names");
        for (SqlScope? at = scope; at is not null; at = at.Outer)
        {
            if (Qualified(node, names, at, out rest) is { } qualified)
                return qualified;
            var found = at.Relations.Where(relation => !relation.Joined.Contains(names[0].ToLowerInvariant())).Select(relation => relation.Find(names[0])).OfType<SeenColumn>().ToList();
            rest = [.. names.Skip(1)];
            if (found is [var only])
                return only;
            if (found.Count > 1)
                throw new QueryException($"AMBIGUOUS_NAME: {placeOf(node)}: Column '{names[0]}' is ambiguous");
        }

        throw new QueryException($"COLUMN_NOT_FOUND: {placeOf(node)}: Column '{string.Join('.', names)}' cannot be resolved or requester is not authorized to access requested resources");
    }

    private static SeenColumn? Qualified(JsonObject node, string[] names, SqlScope scope, out IReadOnlyList<string> rest)
    {
        rest = [];
        if (names.Length < 2)
            return null;
        if (scope.Relations.FirstOrDefault(relation => Same(relation.Alias, names[0]))?.Find(names[1]) is { } plain)
        {
            rest = [.. names.Skip(2)];
            return plain;
        }

        var skipped = names.Length > 3 && Same(names[0], CatalogName) ? 1 : 0;
        if (names.Length < 3 + skipped || scope.Relations.FirstOrDefault(relation => Same(relation.Database, names[skipped]) && Same(relation.Alias, names[skipped + 1]))?.Find(names[skipped + 2]) is not { } full)
            return null;
        rest = [.. names.Skip(skipped + 3)];
        node["column_names"] = new JsonArray([.. names.Skip(skipped + 1).Select(name => (JsonNode)name)]);
        return full;
    }

    /// <summary>The one catalog that there is.</summary>
    public const string CatalogName = "awsdatacatalog";

    private static bool Same(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
