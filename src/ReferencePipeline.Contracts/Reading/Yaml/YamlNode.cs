namespace ReferencePipeline.Contracts.Reading.Yaml;

/// <summary>A piece of a YAML document and the line where it starts.</summary>
internal abstract class YamlNode(int line)
{
    public int Line { get; } = line;

    /// <summary>How many nodes this one stands for once every alias in it is written out.</summary>
    public abstract long Weight { get; }

    /// <summary>What it is, for a message.</summary>
    public abstract string Kind { get; }
}

internal sealed class YamlScalar(int line, string text, bool quoted) : YamlNode(line)
{
    public string Text { get; } = text;

    /// <summary>A quoted or block scalar is text, whatever it looks like.</summary>
    public ScalarKind ScalarKind { get; } = quoted ? ScalarKind.Text : CoreSchema.KindOf(text);

    public bool IsNull => ScalarKind == ScalarKind.Null;

    public override long Weight => 1;

    public override string Kind => ScalarKind switch
    {
        ScalarKind.Null => "nothing",
        ScalarKind.Boolean => $"{Text}",
        ScalarKind.Integer or ScalarKind.Float => $"the number {Text}",
        _ => $"'{Clip(Text)}'",
    };

    private static string Clip(string text) => text.Length <= 60 ? text : text[..60] + "…";
}

internal sealed class YamlList(int line, IReadOnlyList<YamlNode> items) : YamlNode(line)
{
    public IReadOnlyList<YamlNode> Items { get; } = items;

    public override long Weight { get; } = 1 + items.Sum(item => item.Weight);

    public override string Kind => "a list";
}

internal sealed class YamlMap : YamlNode
{
    private readonly Dictionary<string, YamlEntry> _byKey;

    public YamlMap(int line, IReadOnlyList<YamlEntry> entries) : base(line)
    {
        Entries = entries;
        _byKey = entries.ToDictionary(entry => entry.Key);
        Weight = 1 + entries.Sum(entry => 1 + entry.Value.Weight);
    }

    /// <summary>In the file's order, each key once.</summary>
    public IReadOnlyList<YamlEntry> Entries { get; }

    public override long Weight { get; }

    public override string Kind => "a map";

    public YamlEntry? this[string key] => _byKey.GetValueOrDefault(key);
}

internal sealed record YamlEntry(string Key, int Line, YamlNode Value);
