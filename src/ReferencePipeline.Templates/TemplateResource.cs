using System.Text.Json;

namespace ReferencePipeline.Templates;

/// <summary>One resource of a template.</summary>
public sealed class TemplateResource
{
    private IReadOnlySet<TemplateResource>? _dependsOnAll;
    private IReadOnlyList<TemplateResource>? _needs;
    private string? _type;

    internal TemplateResource(StackTemplate stack, string id, JsonElement json)
    {
        (Stack, Id, Json) = (stack, id, json);
        Properties = new(stack, json.TryGetProperty(nameof(Properties), out var properties) ? properties : Empty, $"{id}.Properties");
    }

    /// <summary>The same for another assembly.</summary>
    internal TemplateResource(StackTemplate stack, TemplateResource other)
    {
        (Stack, Id, Json, _type) = (stack, other.Id, other.Json, other._type);
        Properties = new(stack, other.Properties.Json, other.Properties.Path);
    }

    public StackTemplate Stack { get; }

    /// <summary>The logical id. It carries a hash of where the construct stands: find resources by what they are, and use ids for messages.</summary>
    public string Id { get; }

    public JsonElement Json { get; }

    public TemplateValue Properties { get; }

    public string Type => _type ??= Text(nameof(Type)) ?? throw new AssemblyException($"{this}", "has no Type");

    /// <summary>A property by its path, like <c>KeySchema[0].AttributeName</c>.</summary>
    /// <exception cref="AssemblyException">There is no such property.</exception>
    public TemplateValue this[string path] => Properties[path];

    public TemplateValue? Find(string path) => Properties.Find(path);

    /// <summary>The value of one of its tags, whether its type has them as a list or as a map.</summary>
    /// <exception cref="AssemblyException">The list has it more than once, which CloudFormation refuses.</exception>
    public TemplateValue? Tag(string key)
    {
        if (Find("Tags") is not { IsList: true } list)
            return Find("Tags")?.Member(key);
        // In one pass over the JSON, which counts from its start for each entry that is asked for.
        TemplateValue? found = null;
        foreach (var (index, tag) in list.Json.EnumerateArray().Index())
        {
            if (tag.ValueKind != JsonValueKind.Object || !tag.TryGetProperty("Key", out var name) || name.ValueKind != JsonValueKind.String || !name.ValueEquals(key))
                continue;
            found = found is null ? list[$"[{index}].Value"] : throw new AssemblyException(list.Where, $"has several tags {key}", "leave one");
        }

        return found;
    }

    public string? DeletionPolicy => Text(nameof(DeletionPolicy));

    public string? UpdateReplacePolicy => Text(nameof(UpdateReplacePolicy));

    /// <summary>The condition it is made under, if it has one.</summary>
    public string? Condition => Text(nameof(Condition));

    /// <summary>What it names under <c>DependsOn</c>.</summary>
    public IReadOnlyList<TemplateResource> DependsOn => !Json.TryGetProperty(nameof(DependsOn), out var names) ? []
        : names.ValueKind == JsonValueKind.Array ? [.. names.EnumerateArray().Select(name => Stack[name.GetString()!])]
        : [Stack[names.GetString()!]];

    /// <summary>All of its stack that CloudFormation makes first: named under <c>DependsOn</c> or referred to, and theirs in turn.</summary>
    public IReadOnlySet<TemplateResource> DependsOnAll => _dependsOnAll ??= Closure.Of(this, resource => resource.Needs);

    /// <summary>The stack that it is, where it is a nested one whose template is at hand.</summary>
    public StackTemplate? Nested { get; internal set; }

    /// <summary>Whether a deployment makes it before the other, and so a teardown removes it after the other.</summary>
    public bool IsMadeBefore(TemplateResource other) =>
        Stack == other.Stack ? other.DependsOnAll.Contains(this)
        : Stack.Owner is { } parent ? parent.IsMadeBefore(other)
        : other.Stack.Owner is { } holder ? IsMadeBefore(holder)
        : other.Stack.DeploysAfterAll.Contains(Stack);

    private IReadOnlyList<TemplateResource> Needs => _needs ??= [.. DependsOn.Concat(Reference.In(Properties).Select(reference => reference.Resource).OfType<TemplateResource>()).Distinct()];

    public override string ToString() => $"{Stack.Name}/{Id}";

    private string? Text(string name) => Json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement Empty { get; } = JsonElement.Parse("{}");
}
