using ReferencePipeline.Contracts.Reading.Yaml;

namespace ReferencePipeline.Contracts.Reading;

/// <summary>Reads <c>enum</c> and <c>examples</c>, each value checked against its field.</summary>
internal static class ValueReader
{
    public static IReadOnlyList<string> Enum(Section property, FieldType type)
    {
        var entries = property.Children("enum").Where(entry => entry.Scalar("value") is not null).ToList();
        if (entries.Count > 0 && type is BooleanType or ObjectType or ArrayType or MapType)
            property.Refuse("enum", "values cannot be listed for this type", "use a string, number, date, timestamp or time, or remove it");

        foreach (var entry in entries)
        {
            if (type is not (ObjectType or ArrayType or MapType) && ValueCheck.Explain(type, LiteralReader.From(entry.Scalar("value")!)) is var (what, instead))
                entry.Refuse("value", what, instead);
        }

        foreach (var twice in entries.GroupBy(entry => entry.Text("value")).SelectMany(group => group.Skip(1)))
            twice.Refuse("value", $"'{twice.Text("value")}' is listed twice", "list each value once");
        return [.. entries.Select(entry => entry.Text("value")!)];
    }

    public static IReadOnlyList<Literal> Examples(Section property, FieldType type)
    {
        var listed = property.Children("enum").Select(entry => entry.Text("value")).ToHashSet();
        var items = property.Items("examples");
        for (var i = 0; i < items.Count; i++)
        {
            var path = $"{property.PathOf("examples")}[{i}]";
            if (ValueCheck.Explain(type, LiteralReader.From(items[i])) is var (what, instead))
                property.Problems.Add(items[i].Line, path, what, instead);
            else if (listed.Count > 0 && items[i] is YamlScalar scalar && !listed.Contains(scalar.Text))
                property.Problems.Add(items[i].Line, path, $"'{scalar.Text}' is not listed in 'enum'", "use one of the listed values");
        }

        return [.. items.Select(LiteralReader.From)];
    }
}
