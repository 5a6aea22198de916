using System.Text.Json;

namespace ReferencePipeline.Templates;

/// <summary>All that a CDK app has synthesized: its stacks in an order in which they can be deployed.</summary>
public sealed class CloudAssembly
{
    private readonly Dictionary<string, TemplateValue> _exports = [];

    private ILookup<string, TemplateResource>? _byType;

    private CloudAssembly(string folder, IReadOnlyList<StackTemplate> stacks)
    {
        (Folder, Stacks) = (folder, stacks);
        foreach (var stack in stacks)
            stack.Assembly = this;
        foreach (var output in stacks.SelectMany(stack => stack.Outputs.Values))
        {
            if (output.Find("Export.Name") is { IsText: true } name && output.Find("Value") is { } value)
                _exports[name.Literal] = value;
        }
    }

    public string Folder { get; }

    /// <summary>Each stack after those that it needs; a nested one after its parent.</summary>
    public IReadOnlyList<StackTemplate> Stacks { get; }

    public IEnumerable<TemplateResource> Resources => Stacks.SelectMany(stack => stack.Resources);

    /// <summary>Reads a folder like <c>cdk.out</c>, as <c>cdk synth</c> leaves it.</summary>
    /// <exception cref="AssemblyException">It is no such folder, or something in it cannot be read.</exception>
    public static CloudAssembly Load(string folder) => new(folder, AssemblyReader.Read(folder));

    /// <summary>This assembly with another template for one of its stacks, to ask what a change would do. Nothing is written.</summary>
    public CloudAssembly With(StackTemplate stack, JsonElement template) =>
        Copied((one, owner) => one == stack ? new StackTemplate(one.Name, one.File, template, owner) : new StackTemplate(one, owner, null, null));

    /// <summary>This assembly with one resource that says something else; left out, where it is to say nothing.</summary>
    public CloudAssembly With(TemplateResource resource, JsonElement? instead) =>
        Copied((one, owner) => one == resource.Stack ? new StackTemplate(one, owner, resource, instead) : new StackTemplate(one, owner, null, null));

    private CloudAssembly Copied(Func<StackTemplate, TemplateResource?, StackTemplate> copy)
    {
        var copies = new Dictionary<StackTemplate, StackTemplate>();
        foreach (var one in Stacks)
        {
            var owner = one.Owner is { } holder ? copies[holder.Stack][holder.Id] : null;
            var made = copy(one, owner);
            owner?.Nested = made;
            foreach (var needed in one.DeploysAfter)
                made.Wait(copies[needed]);
            copies.Add(one, made);
        }

        return new(Folder, [.. Stacks.Select(one => copies[one])]);
    }

    public StackTemplate Stack(string name) => Stacks.FirstOrDefault(stack => stack.Name == name)
        ?? throw new AssemblyException(Folder, $"holds no stack {name}", $"it holds {string.Join(", ", Stacks.Select(stack => stack.Name))}");

    public IReadOnlyList<TemplateResource> Of(string type) => [.. (_byType ??= Resources.ToLookup(resource => resource.Type))[type]];

    /// <summary>A single template as an assembly of its own, for a test that writes it down.</summary>
    /// <exception cref="AssemblyException">It is no JSON object.</exception>
    public static CloudAssembly Of(string name, string template) => new("", [AssemblyReader.Stack(name, template)]);

    /// <summary>What another stack exports under a name.</summary>
    internal TemplateValue? Exported(string name) => _exports.TryGetValue(name, out var value) ? value : null;
}
