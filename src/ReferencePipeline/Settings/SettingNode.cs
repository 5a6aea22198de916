using System.Text.Json;

namespace ReferencePipeline.Settings;

/// <summary>A piece of <c>cdk.json</c>, whether its command line hands it over or the file is read.</summary>
internal abstract record SettingNode
{
    private SettingNode() { }

    public sealed record Nothing : SettingNode;

    public sealed record Flag(bool Value) : SettingNode;

    public sealed record Number(double Value) : SettingNode;

    public sealed record Text(string Value) : SettingNode;

    public sealed record Sequence(IReadOnlyList<SettingNode> Items) : SettingNode;

    public sealed record Group(IReadOnlyDictionary<string, SettingNode> Members) : SettingNode
    {
        public static Group Empty { get; } = new(new Dictionary<string, SettingNode>());
    }

    /// <summary>What is said of it where something of another type should be.</summary>
    public string Says => this switch
    {
        Nothing => "is null",
        Flag => $"{this} is true or false",
        Number => $"{this} is a number",
        Text => $"{this} is a text",
        Sequence => $"{this} is a list",
        _ => $"{this} is a group",
    };

    /// <summary>The member of a group, or nothing.</summary>
    public SettingNode this[string key] =>
        this is Group group && group.Members.TryGetValue(key, out var member) ? member : new Nothing();

    /// <summary>From JSON.</summary>
    public static SettingNode From(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => new Flag(json.GetBoolean()),
        JsonValueKind.Number => new Number(json.GetDouble()),
        JsonValueKind.String => new Text(json.GetString()!),
        JsonValueKind.Array => new Sequence([.. json.EnumerateArray().Select(From)]),
        JsonValueKind.Object => new Group(json.EnumerateObject().ToDictionary(member => member.Name, member => From(member.Value))),
        _ => new Nothing(),
    };

    /// <summary>Back to what the CDK takes as context.</summary>
    public object? ToContext() => this switch
    {
        Flag flag => flag.Value,
        Number number => number.Value,
        Text text => text.Value,
        Sequence sequence => sequence.Items.Select(item => item.ToContext()).ToArray(),
        Group group => group.Members.ToDictionary(member => member.Key, member => member.Value.ToContext()),
        _ => null,
    };

    /// <summary>As JSON writes it, members in order of their names: equal trees have equal text.</summary>
    public sealed override string ToString() => this switch
    {
        Flag flag => flag.Value ? "true" : "false",
        Number number => number.Value.ToString("R"),
        Text text => $"\"{text.Value}\"",
        Sequence sequence => $"[{string.Join(", ", sequence.Items)}]",
        Group group => $"{{{string.Join(", ", group.Members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"\"{m.Key}\": {m.Value}"))}}}",
        _ => "null",
    };
}
