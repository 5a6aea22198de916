using System.Text.Json;

namespace ReferencePipeline.Tests.Catalog;

/// <summary>A synthesized template; resources are found by what they are.</summary>
internal sealed class Template(JsonDocument json)
{
    /// <summary>The catalog of a sandbox.</summary>
    public static Template In(string assembly) => new(JsonDocument.Parse(File.ReadAllBytes(Path.Combine(assembly, "ReferencePipeline-sandbox-Catalog.template.json"))));

    public IReadOnlyDictionary<string, JsonElement> All { get; } =
        json.RootElement.GetProperty("Resources").EnumerateObject().ToDictionary(resource => resource.Name, resource => resource.Value);

    public IReadOnlyList<JsonElement> Of(string type) =>
        [.. All.Values.Where(resource => resource.GetProperty("Type").GetString() == type).Select(resource => resource.GetProperty("Properties"))];

    public JsonElement Table(string name) =>
        Of("AWS::Glue::Table").Select(table => table.GetProperty("TableInput")).Single(table => table.GetProperty("Name").GetString() == name);

    public JsonElement SchemaOf(string dataset)
    {
        var schema = All.Single(resource => Is(resource.Value, "AWS::Glue::Schema") && Name(resource.Value) == dataset).Key;
        return All.Values.Single(resource => Is(resource, "AWS::Glue::SchemaVersion") &&
            resource.GetProperty("Properties").GetProperty("Schema").GetProperty("SchemaArn").GetProperty("Fn::GetAtt")[0].GetString() == schema);
    }

    /// <summary>The statements of the role with a description, in short: actions and resources.</summary>
    public JsonElement Role(string description) =>
        Of("AWS::IAM::Role").Single(role => role.GetProperty("Description").GetString() == description);

    private static bool Is(JsonElement resource, string type) => resource.GetProperty("Type").GetString() == type;

    private static string? Name(JsonElement resource) => resource.GetProperty("Properties").GetProperty("Name").GetString();
}

internal static class Json
{
    /// <summary>A text; where it is put together, its parts with <c>…</c> for what is known on deployment only.</summary>
    public static string Text(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString()!,
        JsonValueKind.Object when element.TryGetProperty("Fn::Join", out var join) => string.Concat(join[1].EnumerateArray().Select(Text)),
        JsonValueKind.Object => "…",
        _ => element.GetRawText(),
    };

    public static string Text(this JsonElement element, params string[] path) =>
        path.Aggregate(element, (at, name) => at.GetProperty(name)).Text();

    public static string[] Texts(this JsonElement element) =>
        element.ValueKind is JsonValueKind.Array ? [.. element.EnumerateArray().Select(Text)] : [element.Text()];
}
