using System.Text;
using System.Text.Json;

namespace ReferencePipeline.Contracts.Tests.Generators;

/// <summary>A contract to be written: what the generator invents and the shrinker takes apart.</summary>
public sealed record ContractSketch(DatasetSketch Dataset, string? Retention)
{
    /// <summary>The contract as its author would have typed it.</summary>
    public string ToYaml()
    {
        var yaml = new YamlText();
        yaml.Line("apiVersion: v3.1.0").Line("kind: DataContract").Line("id: generated").Line("version: 1.0.0").Line("status: active");
        if (Retention is not null)
            yaml.Line("slaProperties:").Line("  - property: retention").Line($"    value: {Retention}").Line("    unit: d");
        yaml.Line("schema:");
        yaml.Item(() => Dataset.Write(yaml));
        return yaml.ToString();
    }

    public override string ToString() => ToYaml();
}

public sealed record DatasetSketch(string Name, string UnknownFields, IReadOnlyList<FieldSketch> Fields, IReadOnlyList<QualitySketch> Quality)
{
    internal void Write(YamlText yaml)
    {
        yaml.Line($"name: {Name}").Line("logicalType: object").Line("description: \"Made by a test,\\non two lines.\"");
        yaml.Line("customProperties:").Line("  - property: unknownFields").Line($"    value: {UnknownFields}");
        QualitySketch.Write(yaml, Quality);
        FieldSketch.Write(yaml, Fields);
    }
}

/// <summary>One property.</summary>
/// <remarks>
/// <c>Extra</c> holds further keys, each one line: <c>primaryKey: true</c>. <c>Source</c> is the field that it is derived from; that one
/// must stay when the shrinker takes others away.
/// </remarks>
public sealed record FieldSketch(
    string Name, TypeSketch Type, bool Required, IReadOnlyList<string> Extra, IReadOnlyList<QualitySketch> Quality, string? Source = null)
{
    internal static void Write(YamlText yaml, IReadOnlyList<FieldSketch> fields)
    {
        yaml.Line("properties:");
        foreach (var field in fields)
        {
            yaml.Item(() =>
            {
                yaml.Line($"name: {YamlText.Quote(field.Name)}").Line($"required: {(field.Required ? "true" : "false")}");
                foreach (var line in field.Extra)
                    yaml.Line(line);
                field.Type.Write(yaml);
                QualitySketch.Write(yaml, field.Quality);
            });
        }
    }
}

/// <summary>What a property, an item, a key or a value is.</summary>
/// <remarks><c>Options</c> stand under <c>logicalTypeOptions</c> and <c>Lines</c> beside the type; each is one line of YAML.</remarks>
public sealed record TypeSketch(string LogicalType, IReadOnlyList<string> Options, IReadOnlyList<string> Enum, IReadOnlyList<string> Lines)
{
    public IReadOnlyList<FieldSketch> Properties { get; init; } = [];
    public TypeSketch? Items { get; init; }
    public TypeSketch? Key { get; init; }
    public TypeSketch? Value { get; init; }

    internal void Write(YamlText yaml)
    {
        yaml.Line($"logicalType: {LogicalType}");
        foreach (var line in Lines)
            yaml.Line(line);
        yaml.Block("logicalTypeOptions:", Options);
        yaml.Block("enum:", [.. Enum.Select(value => $"- value: {value}")]);
        if (Properties.Count > 0)
            FieldSketch.Write(yaml, Properties);
        if (Items is not null)
            yaml.Line("items:").Indented(() => Items.Write(yaml));
        if (Key is not null && Value is not null)
        {
            yaml.Line("map:").Indented(() =>
            {
                yaml.Line("key:").Indented(() => Key.Write(yaml));
                yaml.Line("value:").Indented(() => Value.Write(yaml));
            });
        }
    }
}

/// <summary>One entry of <c>quality</c>, each key one line.</summary>
public sealed record QualitySketch(IReadOnlyList<string> Lines)
{
    internal static void Write(YamlText yaml, IReadOnlyList<QualitySketch> rules)
    {
        if (rules.Count == 0)
            return;
        yaml.Line("quality:");
        foreach (var rule in rules)
        {
            yaml.Item(() =>
            {
                foreach (var line in rule.Lines)
                    yaml.Line(line);
            });
        }
    }
}

/// <summary>Lines of YAML at the right depth.</summary>
internal sealed class YamlText
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _startsItem;

    /// <summary>A double-quoted text of YAML is one of JSON.</summary>
    public static string Quote(string text) => JsonSerializer.Serialize(text);

    public YamlText Line(string line)
    {
        _text.Append(' ', _startsItem ? _depth - 2 : _depth).Append(_startsItem ? "- " : "").Append(line).Append('\n');
        _startsItem = false;
        return this;
    }

    public void Item(Action write) => Indented(() =>
    {
        _depth += 2;
        _startsItem = true;
        write();
        _depth -= 2;
    });

    public void Indented(Action write)
    {
        _depth += 2;
        write();
        _depth -= 2;
    }

    public void Block(string header, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
            return;
        Line(header).Indented(() =>
        {
            foreach (var line in lines)
                Line(line);
        });
    }

    public override string ToString() => _text.ToString();
}
