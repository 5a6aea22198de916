using System.Text.Json;

namespace ReferencePipeline.Templates;

/// <summary>All that a CDK app has synthesized: its stacks in an order in which they can be deployed.</summary>
public sealed class CloudAssembly
{
    private readonly Dictionary<string, TemplateValue> _exports = [];

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
    public CloudAssembly With(StackTemplate stack, JsonElement template)
    {
        var copies = new Dictionary<StackTemplate, StackTemplate>();
        foreach (var one in Stacks)
        {
            var owner = one.Owner is { } holder ? copies[holder.Stack][holder.Id] : null;
            var copy = new StackTemplate(one.Name, one.File, one == stack ? template : one.Json, owner);
            owner?.Nested = copy;
            foreach (var needed in one.DeploysAfter)
                copy.Wait(copies[needed]);
            copies.Add(one, copy);
        }

        return new(Folder, [.. Stacks.Select(one => copies[one])]);
    }

    public StackTemplate Stack(string name) => Stacks.FirstOrDefault(stack => stack.Name == name)
        ?? throw new AssemblyException(Folder, $"holds no stack {name}", $"it holds {string.Join(", ", Stacks.Select(stack => stack.Name))}");

    public IReadOnlyList<TemplateResource> Of(string type) => [.. Resources.Where(resource => resource.Type == type)];

    /// <summary>A single template as an assembly of its own, for a test that writes it down.</summary>
    /// <exception cref="AssemblyException">It is no JSON object.</exception>
    public static CloudAssembly Of(string name, string template) => new("", [AssemblyReader.Stack(name, template)]);

    /// <summary>What another stack exports under a name.</summary>
    internal TemplateValue? Exported(string name) => _exports.TryGetValue(name, out var value) ? value : null;
}
