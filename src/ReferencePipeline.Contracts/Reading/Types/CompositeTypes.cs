namespace ReferencePipeline.Contracts.Reading.Types;

/// <summary>Types that are made of fields. A part without a classification takes what the whole has in writing.</summary>
internal sealed class CompositeTypes(FieldReader fields, Place place, Classification? classification)
{
    public FieldType Object(Section property, TypeOptions options)
    {
        var sections = property.Children("properties");
        if (sections.Count == 0)
        {
            property.Refuse("an object without properties", "write its properties: they become the members of a struct");
            return UnreadType.Instance;
        }

        var required = options.Section?.Texts("required") ?? [];
        foreach (var name in required.Where(name => !sections.Any(section => section.Text("name") == name)))
            options.Section!.Refuse("required", $"'{name}' is no property of this object", Words.DidYouMean(name, [.. sections.Select(section => section.Text("name") ?? "")]));

        var members = sections.Select(section => Member(section, required)).ToList();
        Columns.RefuseClashes(sections, members);
        var (least, most) = options.Counts("minProperties", "maxProperties");
        return new ObjectType { Fields = members, MinProperties = least, MaxProperties = most };
    }

    public FieldType Array(Section property, TypeOptions options)
    {
        if (property.Child("items") is not { } items)
        {
            property.Refuse("an array without items", "write what each item is under 'items'");
            return UnreadType.Instance;
        }

        var (least, most) = options.Counts("minItems", "maxItems");
        return new ArrayType { Items = Part(items, "items", "items"), MinItems = least, MaxItems = most, UniqueItems = options.Flag("uniqueItems") ?? false };
    }

    public FieldType Map(Section property, TypeOptions options)
    {
        if (property.Child("map") is not { } map || map.Child("key") is not { } key || map.Child("value") is not { } value)
        {
            if (!property.Has("map"))
                property.Refuse("a map without 'map'", "write what its key and value are under 'map'");
            return UnreadType.Instance;
        }

        var (least, most) = options.Counts("minProperties", "maxProperties");
        var keyField = Part(key, "map.key", "key");
        if (keyField.Type is not (StringType or UnreadType))
            key.Refuse("a key that is not text", "use logicalType: string, since JSON has no other keys");
        return new MapType { Key = keyField, Value = Part(value, "map.value", "value"), MinProperties = least, MaxProperties = most };
    }

    private Field Member(Section section, IReadOnlyList<string> required)
    {
        var name = section.Text("name") ?? "";
        return fields.ReadPart(section, new Place($"{place.Path}.properties.{name}", name, classification) { Required = required.Contains(name) });
    }

    private Field Part(Section section, string path, string name) =>
        fields.ReadPart(section, new Place($"{place.Path}.{path}", name, classification) { IsNamed = false });
}
