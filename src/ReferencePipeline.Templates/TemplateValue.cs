using System.Text.Json;

namespace ReferencePipeline.Templates;

/// <summary>A value somewhere in a template, with what is needed to follow its references and to say where it stands.</summary>
public readonly record struct TemplateValue
{
    internal TemplateValue(StackTemplate stack, JsonElement json, string path) => (Stack, Json, Path) = (stack, json, path);

    public StackTemplate Stack { get; }

    public JsonElement Json { get; }

    /// <summary>Where it stands in its template.</summary>
    public string Path { get; }

    public bool IsText => Json.ValueKind == JsonValueKind.String;

    public bool IsList => Json.ValueKind == JsonValueKind.Array;

    public bool IsObject => Json.ValueKind == JsonValueKind.Object;

    /// <summary>The text as it is written; numbers and booleans as JSON writes them.</summary>
    /// <exception cref="AssemblyException">It is a list, an object or an intrinsic.</exception>
    public string Literal => Json.ValueKind switch
    {
        JsonValueKind.String => Json.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => Json.GetRawText(),
        _ => throw new AssemblyException(Where, "is no plain value", "evaluate it, or follow it to its resource"),
    };

    /// <summary>Further in, by a path like <c>Rules[0].Status</c>; a name with a dot in it is taken by <see cref="Member"/>.</summary>
    /// <exception cref="AssemblyException">There is nothing.</exception>
    public TemplateValue this[string path] => Find(path) ?? throw new AssemblyException(Where, $"has no {path}");

    public TemplateValue? Find(string path)
    {
        TemplateValue? at = this;
        foreach (var step in path.Split('.'))
        {
            var name = step.Split('[')[0];
            if (name.Length > 0)
                at = at?.Member(name);
            foreach (var index in step.Split('[').Skip(1))
                at = at?.Entry(int.Parse(index.TrimEnd(']')));
        }

        return at;
    }

    public TemplateValue? Member(string name) => IsObject && Json.TryGetProperty(name, out var value) ? new(Stack, value, $"{Path}.{name}") : null;

    public TemplateValue? Entry(int index) => IsList && index < Json.GetArrayLength() ? new(Stack, Json[index], $"{Path}[{index}]") : null;

    /// <summary>The entries of a list. A single value counts as a list of one, as CloudFormation takes it.</summary>
    public IEnumerable<TemplateValue> Items
    {
        get
        {
            var whole = this;
            return IsList ? Enumerable.Range(0, Json.GetArrayLength()).Select(index => whole.Entry(index)!.Value) : [whole];
        }
    }

    /// <summary>The members of an object, by name.</summary>
    public IEnumerable<KeyValuePair<string, TemplateValue>> Members
    {
        get
        {
            var whole = this;
            return IsObject ? Json.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, new TemplateValue(whole.Stack, member.Value, $"{whole.Path}.{member.Name}"))) : [];
        }
    }

    /// <summary>The resource that a Ref, a GetAtt or an import leads to, in whatever stack; <c>null</c> for all else.</summary>
    public TemplateResource? Target => Reference.Follow(this);

    /// <summary>Where it stands, for messages.</summary>
    public string Where => $"{Stack.Name}/{Path}";

    public override string ToString() => $"{Where} = {Json.GetRawText()}";
}
