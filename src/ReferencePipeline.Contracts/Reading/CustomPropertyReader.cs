using ReferencePipeline.Contracts.Reading.Yaml;

namespace ReferencePipeline.Contracts.Reading;

/// <summary>Reads <c>customProperties</c>: those the pipeline knows are checked, all are carried along.</summary>
internal sealed class CustomPropertyReader
{
    private readonly Dictionary<string, Section> _sections = [];

    private CustomPropertyReader(CustomProperties properties) => Properties = properties;

    public CustomProperties Properties { get; }

    public static CustomPropertyReader Read(Section owner, IReadOnlyList<string> known)
    {
        var sections = owner.Children("customProperties").Where(section => section.Text("property") is not null).ToList();
        var reader = new CustomPropertyReader(sections.Count == 0
            ? CustomProperties.Empty
            : new([.. sections.Select(section => KeyValuePair.Create(section.Text("property")!, Value(section)))]));
        foreach (var section in sections)
            reader.Add(section, known);
        return reader;
    }

    public Section? this[string name] => _sections.GetValueOrDefault(name);

    public string? Text(string name)
    {
        if (this[name] is not { } section || !section.Has("value"))
            return null;
        if (section.Text("value") is { } text)
            return text;
        section.Refuse("the value is not a text", "write a text");
        return null;
    }

    /// <summary>One of a closed set, in whatever case; the default when it is absent or refused.</summary>
    public string Choice(string name, IReadOnlyList<string> choices, string otherwise)
    {
        if (Text(name) is not { } text)
            return otherwise;
        if (choices.Contains(text, StringComparer.OrdinalIgnoreCase))
            return text;
        this[name]!.Refuse("value", $"'{text}' is none of its values", $"use {Words.Or([.. choices.Select(choice => choice.ToLowerInvariant())])}");
        return otherwise;
    }

    /// <summary>A list of texts; a single text is a list of one.</summary>
    public IReadOnlyList<string>? Texts(string name) => this[name] is { } section && section.Has("value") ? Texts(section, section.Node("value")) : null;

    public static IReadOnlyList<string>? Texts(Section section, YamlNode? value)
    {
        switch (value)
        {
            case YamlScalar scalar:
                return [scalar.Text];
            case YamlList list when list.Items.All(item => item is YamlScalar { IsNull: false }):
                return [.. list.Items.Cast<YamlScalar>().Select(item => item.Text)];
            default:
                section.Refuse("the value is not a list of texts", "write a list, one '- ' line for each item");
                return null;
        }
    }

    private void Add(Section section, IReadOnlyList<string> known)
    {
        var name = section.Text("property")!;
        if (!_sections.TryAdd(name, section))
            section.Refuse("a second value of the same custom property", "write it once");
        if (known.Contains(name))
        {
            if (!section.Has("value"))
                section.Refuse("'value' is missing", "write the value, or remove the property");
        }
        else if (KnownProperties.WhereBelongs(name) is { } elsewhere)
        {
            section.Refuse($"'{name}' has no effect here", $"write it on {elsewhere}");
        }
        else if (known.FirstOrDefault(candidate => Nearest.Distance(name, candidate) <= 2) is { } near)
        {
            section.Refuse($"'{name}' is not a custom property that the pipeline knows", $"did you mean '{near}'?");
        }
    }

    private static Literal Value(Section section) => section.Node("value") is { } value ? LiteralReader.From(value) : new Literal.Null();
}
