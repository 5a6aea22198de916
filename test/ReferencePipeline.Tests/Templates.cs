using System.Text.Json;
using System.Text.RegularExpressions;

namespace ReferencePipeline.Tests;

/// <summary>All templates of a cloud assembly; resources are found by what they are, and references are followed across stacks.</summary>
internal sealed class Templates : IDisposable
{
    private readonly Dictionary<string, JsonDocument> _stacks;
    private readonly Dictionary<string, (string Stack, JsonElement Value)> _exports = [];
    private readonly Dictionary<(string Stack, string Id), Resource> _resources = [];

    public Templates(string folder)
    {
        Folder = folder;
        _stacks = Directory.EnumerateFiles(folder, "*.template.json").Order(StringComparer.Ordinal)
            .ToDictionary(file => Path.GetFileName(file).Split('.')[0], file => JsonDocument.Parse(File.ReadAllBytes(file)));
        foreach (var (stack, template) in _stacks)
        {
            foreach (var resource in Members(template.RootElement, "Resources"))
                _resources.Add((stack, resource.Name), new(this, stack, resource.Name, resource.Value));
            foreach (var output in Members(template.RootElement, "Outputs").Where(output => output.Value.TryGetProperty("Export", out _)))
                _exports.Add(output.Value.GetProperty("Export").GetProperty("Name").GetString()!, (stack, output.Value.GetProperty("Value")));
        }
    }

    public string Folder { get; }

    public IReadOnlyCollection<string> Stacks => _stacks.Keys;

    public IEnumerable<Resource> All => _resources.Values;

    public IReadOnlyList<Resource> Of(string type) => [.. All.Where(resource => resource.Type == type)];

    /// <summary>The one resource of a type that is tagged as the dataset's.</summary>
    public Resource Of(string type, string dataset) => Of(type).Single(resource => resource.Dataset == dataset);

    /// <summary>The stacks that a stack is deployed after.</summary>
    public IReadOnlyList<string> DeployedBefore(string stack)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "manifest.json")));
        return [.. manifest.RootElement.GetProperty("artifacts").GetProperty(stack).GetProperty("dependencies").EnumerateArray().Select(other => other.GetString()!).Where(Stacks.Contains)];
    }

    public int Outputs(string stack) => Members(_stacks[stack].RootElement, "Outputs").Count();

    /// <summary>What a Ref, GetAtt or ImportValue leads to, and nothing for what is no reference.</summary>
    public Resource? Follow(string stack, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return null;
        if (value.TryGetProperty("Fn::ImportValue", out var name))
        {
            var (exporter, exported) = _exports[name.GetString()!];
            return Follow(exporter, exported);
        }

        var id = value.TryGetProperty("Ref", out var reference) ? reference.GetString() : value.TryGetProperty("Fn::GetAtt", out var attribute) ? attribute[0].GetString() : null;
        return id is null ? null : _resources.GetValueOrDefault((stack, id));
    }

    /// <summary>A text with every reference as <c>&lt;type&gt;</c>, and every pseudo parameter as <c>&lt;name&gt;</c>.</summary>
    public string Text(string stack, JsonElement value) => value switch
    {
        { ValueKind: JsonValueKind.String } => value.GetString()!,
        { ValueKind: JsonValueKind.Object } when value.TryGetProperty("Fn::Join", out var join) => string.Join(join[0].GetString(), join[1].EnumerateArray().Select(part => Text(stack, part))),
        { ValueKind: JsonValueKind.Object } when Follow(stack, value) is { } resource => $"<{resource.Name}>",
        { ValueKind: JsonValueKind.Object } when value.TryGetProperty("Ref", out var pseudo) => $"<{pseudo.GetString()!.Replace("AWS::", "", StringComparison.Ordinal)}>",
        _ => value.GetRawText(),
    };

    public void Dispose()
    {
        foreach (var template in _stacks.Values)
            template.Dispose();
    }

    private static IEnumerable<JsonProperty> Members(JsonElement element, string name) =>
        element.TryGetProperty(name, out var members) ? members.EnumerateObject() : Enumerable.Empty<JsonProperty>();
}

/// <summary>A resource of a template, or a part of one, with what is needed to follow its references.</summary>
internal sealed partial class Resource(Templates templates, string stack, string id, JsonElement json)
{
    public string Stack => stack;

    public string Id => id;

    public JsonElement Json => json;

    public string Type => json.GetProperty(nameof(Type)).GetString()!;

    /// <summary>What it is for whom reads a text: its type, and whose it is or what the stack calls it.</summary>
    public string Name => $"{Type.Split("::")[^1]} {Dataset ?? Hash().Replace(id, "")}";

    public string? Dataset => Tag("dataset");

    public JsonElement this[params string[] path] => path.Aggregate(json.GetProperty("Properties"), (at, name) => at.GetProperty(name));

    public bool Has(params string[] path)
    {
        // What waits, or is waited for, may have none.
        if (!json.TryGetProperty("Properties", out var at))
            return false;
        return path.All(name => at.ValueKind == JsonValueKind.Object && at.TryGetProperty(name, out at));
    }

    public string Text(params string[] path) => templates.Text(stack, this[path]);

    public string Text(JsonElement part) => templates.Text(stack, part);

    public string[] Texts(JsonElement part) => part.ValueKind == JsonValueKind.Array ? [.. part.EnumerateArray().Select(Text)] : [Text(part)];

    public Resource Follow(params string[] path) => Follow(this[path]);

    public Resource Follow(JsonElement part) => templates.Follow(stack, part) ?? throw new InvalidOperationException($"{part} leads to no resource");

    /// <summary>A list of keys and values, or a map where the resource's type has it so.</summary>
    public string? Tag(string key) => !Has("Tags") ? null
        : this["Tags"].ValueKind == JsonValueKind.Object ? (Has("Tags", key) ? Text("Tags", key) : null)
        : this["Tags"].EnumerateArray().Where(tag => tag.GetProperty("Key").GetString() == key).Select(tag => tag.GetProperty("Value").GetString()).SingleOrDefault();

    public IReadOnlyList<string> DependsOn => !json.TryGetProperty(nameof(DependsOn), out var names) ? [] :
        names.ValueKind == JsonValueKind.Array ? [.. names.EnumerateArray().Select(name => name.GetString()!)] : [names.GetString()!];

    public (string? Deleted, string? Replaced) Removal => (Policy("DeletionPolicy"), Policy("UpdateReplacePolicy"));

    [GeneratedRegex("[0-9A-F]{8}$")]
    private static partial Regex Hash();

    private string? Policy(string name) => json.TryGetProperty(name, out var policy) ? policy.GetString() : null;
}
