using ReferencePipeline.Contracts.Reading;

namespace ReferencePipeline.Contracts.Comparing;

/// <summary>Words for people: listed, and harmless.</summary>
internal static class Documentation
{
    public static void Compare(DataContract old, DataContract @new, ChangeList changes) => Add(changes, "contract",
    [
        ("apiVersion", old.ApiVersion, @new.ApiVersion),
        ("name", old.Name, @new.Name),
        ("domain", old.Domain, @new.Domain),
        ("dataProduct", old.DataProduct, @new.DataProduct),
        ("tenant", old.Tenant, @new.Tenant),
        ("purpose", old.Purpose, @new.Purpose),
        ("tags", Text.Of(old.Tags), Text.Of(@new.Tags)),
        ("team", Of(old.Team), Of(@new.Team)),
        ("support", Lines(old.Support), Lines(@new.Support)),
        ("servers", Lines(old.Servers.Select(Of)), Lines(@new.Servers.Select(Of))),
        ("customProperties", Of(old.CustomProperties), Of(@new.CustomProperties)),
    ]);

    public static void Compare(DatasetPair pair) => Add(pair.Changes, pair.Path,
    [
        ("businessName", pair.Old.BusinessName, pair.New.BusinessName),
        ("description", pair.Old.Description, pair.New.Description),
        ("tags", Text.Of(pair.Old.Tags), Text.Of(pair.New.Tags)),
        ("customProperties", Of(pair.Old.CustomProperties), Of(pair.New.CustomProperties)),
    ]);

    public static void Compare(FieldPair pair) => Add(pair.Dataset.Changes, $"{pair.Dataset.Path}.{pair.New.Path}",
    [
        ("businessName", pair.Old.BusinessName, pair.New.BusinessName),
        ("description", pair.Old.Description, pair.New.Description),
        ("physicalType", Word(pair.Old, pair), Word(pair.New, pair)),
        ("format", Password(pair.Old), Password(pair.New)),
        ("examples", Lines(pair.Old.Examples.Select(JsonText.Of)), Lines(pair.New.Examples.Select(JsonText.Of))),
        ("tags", Text.Of(pair.Old.Tags), Text.Of(pair.New.Tags)),
        ("customProperties", Of(pair.Old.CustomProperties), Of(pair.New.CustomProperties)),
    ]);

    public static void Compare(string path, string? oldDescription, string? newDescription, CustomProperties old, CustomProperties @new, ChangeList changes) =>
        Add(changes, path, [("description", oldDescription, newDescription), ("customProperties", Of(old), Of(@new))]);

    private static void Add(ChangeList changes, string path, IReadOnlyList<(string Key, string? Old, string? New)> texts)
    {
        if (texts.Where(text => text.Old != text.New).Select(text => text.Key).ToList() is { Count: > 0 } changed)
            changes.Add(path, ChangeKind.DocumentationChanged, $"{Words(changed)} changed, the data did not");
    }

    private static string Words(List<string> keys) => keys.Count == 1 ? keys[0] : $"{string.Join(", ", keys.SkipLast(1))} and {keys[^1]}";

    private static string Of(Team? team) => team is null ? "" : $"{team.Name}\n{team.Description}\n{Lines(team.Members)}";

    private static string Of(Server server) =>
        $"{server.Name} {server.Type} {server.Description} {server.Environment} {Lines(server.Settings.OrderBy(setting => setting.Key, StringComparer.Ordinal))}";

    /// <summary>What the pipeline acts on is compared where it acts.</summary>
    private static string Of(CustomProperties properties) =>
        Lines(properties.Where(property => KnownProperties.WhereBelongs(property.Key) is null).Select(property => $"{property.Key} {JsonText.Of(property.Value)}"));

    /// <summary>The physical type where it is a mere word: one that changes the type is told as that.</summary>
    private static string? Word(Field field, FieldPair pair) => Means(pair.Old.Type) == Means(pair.New.Type) ? field.PhysicalType : null;

    private static (string, int?, StringFormat?) Means(FieldType type) => (Text.Of(type), (type as StringType)?.MaxLength, (type as StringType)?.Format);

    private static string Password(Field field) => field.Type is StringType { Format: StringFormat.Password } ? "password" : "";

    private static string Lines<T>(IEnumerable<T> items) => string.Join('\n', items);
}
