using ReferencePipeline.Contracts.Reading.Yaml;

namespace ReferencePipeline.Contracts.Reading;

/// <summary>Walks the whole file against <see cref="OdcsKeys"/> once, so that what reads it afterwards can take shapes for granted.</summary>
internal sealed class ShapeCheck(ProblemList problems)
{
    /// <summary>What other formats call it.</summary>
    private static readonly Dictionary<string, string[]> Synonyms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["type"] = ["logicalType"],
        ["dataType"] = ["logicalType"],
        ["columns"] = ["properties"],
        ["fields"] = ["properties"],
        ["property"] = ["properties"],
        ["models"] = ["schema"],
        ["tables"] = ["schema"],
        ["datasets"] = ["schema"],
        ["nullable"] = ["required"],
        ["min"] = ["minimum"],
        ["max"] = ["maximum"],
        ["name"] = ["role", "username", "server", "channel", "property"],
    };

    public void Check(YamlMap map, OdcsElement element, string path)
    {
        foreach (var entry in map.Entries)
        {
            if (element[entry.Key] is { } key)
                Check(entry.Value, key.Shape, Paths.Join(path, entry.Key), entry.Line);
            else
                RefuseUnknown(entry, element, path);
        }

        foreach (var key in element.Keys.Where(key => key.Use == KeyUse.Required && IsMissing(map[key.Name], key.Shape)))
            RefuseMissing(key, map, element, path);
    }

    private void RefuseMissing(OdcsKey key, YamlMap map, OdcsElement element, string path)
    {
        if (map[key.Name] is { } entry)
            problems.Add(entry.Line, path, $"'{key.Name}' has no value", $"{element.Name} needs one, like '{key.Like}'");
        else
            problems.Add(map.Line, path, $"'{key.Name}' is missing", $"{element.Name} needs it, like '{key.Like}'");
    }

    private void RefuseUnknown(YamlEntry entry, OdcsElement element, string path)
    {
        // Beyond the bound nobody reads on, and searching what was meant is the dearest thing here.
        if (problems.IsFull)
            return;
        problems.Add(entry.Line, path, $"'{entry.Key}' is not an ODCS key of {element.Name}",
            Meant(entry.Key, element) is { } meant ? $"did you mean '{meant}'?" : "remove it, or carry it as a custom property");
    }

    private static string? Meant(string key, OdcsElement element) =>
        Synonyms.GetValueOrDefault(key)?.FirstOrDefault(name => element[name] is not null) ?? Nearest.To(key, element.Keys.Select(known => known.Name));

    private void Check(YamlNode node, Shape shape, string path, int line)
    {
        // An empty value says nothing, as in ODCS's own examples.
        if (node is YamlScalar { IsNull: true })
            return;

        switch (shape, node)
        {
            case (Shape.Anything, _):
            case (Shape.Text or Shape.Scalar, YamlScalar):
            case (Shape.Flag, YamlScalar { ScalarKind: ScalarKind.Boolean }):
                break;
            case (Shape.Integer, YamlScalar { ScalarKind: ScalarKind.Integer } scalar) when int.TryParse(scalar.Text, out _):
            case (Shape.Number, YamlScalar scalar2) when Section.Number(scalar2) is not null:
                break;
            case (Shape.Map of, YamlMap map):
                Check(map, of.Element(), path);
                break;
            case (Shape.ListOf of, YamlList list):
                CheckItems(list, of.Item, path);
                break;
            case (Shape.Either either, _):
                Check(node, !Fits(either.First, node) && Fits(either.Second, node) ? either.Second : either.First, path, line);
                break;
            default:
                problems.Add(line, path, $"{node.Kind} stands here", Wanted(shape, node));
                break;
        }
    }

    private void CheckItems(YamlList list, Shape item, string path)
    {
        for (var i = 0; i < list.Items.Count; i++)
        {
            var node = list.Items[i];
            var name = node is YamlMap map && item is Shape.Map of ? Paths.Item(path, of.Element(), map, i) : $"{path}[{i}]";
            if (node is YamlScalar { IsNull: true } && item is Shape.Map)
                problems.Add(node.Line, name, "an empty list item", "remove the dash or write the item");
            Check(node, item, name, node.Line);
        }
    }

    /// <summary>An empty text names nothing; as one of the values of an enum it may stand.</summary>
    private static bool IsMissing(YamlEntry? entry, Shape shape) =>
        entry is null || entry.Value is YamlScalar { IsNull: true } or YamlList { Items.Count: 0 } || shape is Shape.Text && entry.Value is YamlScalar { Text.Length: 0 };

    private static bool Fits(Shape shape, YamlNode node) => shape switch
    {
        Shape.Map => node is YamlMap,
        Shape.ListOf => node is YamlList,
        _ => node is YamlScalar,
    };

    private static string Wanted(Shape shape, YamlNode node) => shape switch
    {
        Shape.Text => "write a text",
        Shape.Flag when Flag(node) is { } flag => $"write {flag}, without quotes",
        Shape.Flag => "use true or false",
        Shape.Integer => "write a whole number, without quotes",
        Shape.Number => "write a number, without quotes",
        Shape.Scalar => "write a text, a number, true or false",
        Shape.ListOf { Item: not Shape.Map } when node is YamlScalar { Text.Length: < 60 } only => $"write a list, like [{only.Text}]",
        Shape.Map of when node is YamlScalar { Text.Length: < 60 } only && of.Element().Keys.Where(key => key.Use == KeyUse.Required).ToList() is [var key] => $"write '{key.Name}: {only.Text}'",
        Shape.ListOf => "write a list, one '- ' line for each item",
        Shape.Map => "write a map of 'key: value' lines",
        _ => throw new InvalidOperationException($"Unknown shape {shape}."),
    };

    /// <summary>Which flag a text was meant to be; to YAML 1.2 <c>yes</c> is one too.</summary>
    private static string? Flag(YamlNode node) => (node as YamlScalar)?.Text.ToLowerInvariant() switch
    {
        "true" or "yes" or "on" => "true",
        "false" or "no" or "off" => "false",
        _ => null,
    };
}
