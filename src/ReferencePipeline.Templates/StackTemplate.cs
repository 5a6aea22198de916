using System.Text.Json;

namespace ReferencePipeline.Templates;

/// <summary>One template, by the name that its stack gets.</summary>
public sealed class StackTemplate
{
    private readonly List<StackTemplate> _deploysAfter = [];
    private readonly Dictionary<string, TemplateResource> _resources;

    internal StackTemplate(string name, string file, JsonElement json, TemplateResource? owner)
    {
        (Name, File, Json, Owner) = (name, file, json, owner);
        Outputs = Section("Outputs");
        Parameters = Section("Parameters");
        Conditions = Section("Conditions");
        Mappings = Section("Mappings");
        _resources = Section("Resources").ToDictionary(entry => entry.Key, entry => new TemplateResource(this, entry.Key, entry.Value.Json));
    }

    public string Name { get; }

    public string File { get; }

    public JsonElement Json { get; }

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

    public IReadOnlySet<StackTemplate> DeploysAfterAll => Closure.Of(this, stack => stack.DeploysAfter);

    public TemplateResource? Find(string logicalId) => _resources.GetValueOrDefault(logicalId);

    public TemplateResource this[string logicalId] => Find(logicalId)
        ?? throw new AssemblyException(Name, $"has no resource {logicalId}");

    /// <summary>What any stack of the assembly exports under a name.</summary>
    public TemplateValue? Export(string name) => Assembly?.Exported(name);

    public IReadOnlyList<TemplateResource> Of(string type) => [.. Resources.Where(resource => resource.Type == type)];

    internal void Wait(StackTemplate other) => _deploysAfter.Add(other);

    public override string ToString() => Name;

    private Dictionary<string, TemplateValue> Section(string name) =>
        Json.TryGetProperty(name, out var section) && section.ValueKind == JsonValueKind.Object
            ? section.EnumerateObject().ToDictionary(entry => entry.Name, entry => new TemplateValue(this, entry.Value, $"{name}.{entry.Name}"))
            : [];
}
