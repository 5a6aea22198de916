using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReferencePipeline.Templates;

/// <summary>One template, by the name that its stack gets.</summary>
public sealed class StackTemplate
{
    private readonly List<StackTemplate> _deploysAfter = [];
    private readonly Dictionary<string, TemplateResource> _resources;
    private readonly Lazy<JsonElement> _json;
    private IReadOnlySet<StackTemplate>? _deploysAfterAll;

    internal StackTemplate(string name, string file, JsonElement json, TemplateResource? owner)
    {
        (Name, File, _json, Owner) = (name, file, new(json), owner);
        Outputs = Section("Outputs");
        Parameters = Section("Parameters");
        Conditions = Section("Conditions");
        Mappings = Section("Mappings");
        _resources = Section("Resources").ToDictionary(entry => entry.Key, entry => new TemplateResource(this, entry.Key, entry.Value.Json));
    }

    /// <summary>A copy for another assembly, in which one resource may say something else, or nothing at all.</summary>
    internal StackTemplate(StackTemplate other, TemplateResource? owner, TemplateResource? changed, JsonElement? instead)
    {
        (Name, File, Owner) = (other.Name, other.File, owner);
        Outputs = Copy(other.Outputs);
        Parameters = Copy(other.Parameters);
        Conditions = Copy(other.Conditions);
        Mappings = Copy(other.Mappings);
        _resources = other._resources.Values.Where(resource => resource != changed || instead is not null)
            .ToDictionary(resource => resource.Id, resource => resource == changed ? new TemplateResource(this, resource.Id, instead!.Value) : new TemplateResource(this, resource));
        _json = changed is null ? other._json : new(() => Whole(other.Json, changed.Id, instead));
    }

    public string Name { get; }

    public string File { get; }

    public JsonElement Json => _json.Value;

    /// <summary>For a nested stack, the resource of its parent that it is; else <c>null</c>.</summary>
    public TemplateResource? Owner { get; }

    /// <summary>The assembly that it is part of, for what leads to other stacks.</summary>
    internal CloudAssembly? Assembly { get; set; }

    /// <summary>In the template's order.</summary>
    public IReadOnlyCollection<TemplateResource> Resources => _resources.Values;

    public IReadOnlyDictionary<string, TemplateValue> Outputs { get; }

    public IReadOnlyDictionary<string, TemplateValue> Parameters { get; }

    public IReadOnlyDictionary<string, TemplateValue> Conditions { get; }

    public IReadOnlyDictionary<string, TemplateValue> Mappings { get; }

    /// <summary>The stacks that it names as needed; <see cref="DeploysAfterAll"/> has those that they need in turn.</summary>
    public IReadOnlyList<StackTemplate> DeploysAfter => _deploysAfter;

    public IReadOnlySet<StackTemplate> DeploysAfterAll => _deploysAfterAll ??= Closure.Of(this, stack => stack.DeploysAfter);

    public TemplateResource? Find(string logicalId) => _resources.GetValueOrDefault(logicalId);

    public TemplateResource this[string logicalId] => Find(logicalId)
        ?? throw new AssemblyException(Name, $"has no resource {logicalId}");

    /// <summary>What any stack of the assembly exports under a name.</summary>
    public TemplateValue? Export(string name) => Assembly?.Exported(name);

    public IReadOnlyList<TemplateResource> Of(string type) => [.. Resources.Where(resource => resource.Type == type)];

    internal void Wait(StackTemplate other) => _deploysAfter.Add(other);

    public override string ToString() => Name;

    private Dictionary<string, TemplateValue> Copy(IReadOnlyDictionary<string, TemplateValue> section) =>
        section.ToDictionary(entry => entry.Key, entry => new TemplateValue(this, entry.Value.Json, entry.Value.Path));

    private static JsonElement Whole(JsonElement template, string id, JsonElement? instead)
    {
        var whole = JsonObject.Create(template)!;
        var resources = whole[nameof(Resources)]!.AsObject();
        if (instead is { } given)
            resources[id] = JsonNode.Parse(given.GetRawText());
        else
            resources.Remove(id);
        return JsonSerializer.SerializeToElement(whole);
    }

    private Dictionary<string, TemplateValue> Section(string name) =>
        Json.TryGetProperty(name, out var section) && section.ValueKind == JsonValueKind.Object
            ? section.EnumerateObject().ToDictionary(entry => entry.Name, entry => new TemplateValue(this, entry.Value, $"{name}.{entry.Name}"))
            : [];
}
