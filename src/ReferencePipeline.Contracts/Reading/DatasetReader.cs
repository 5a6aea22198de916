namespace ReferencePipeline.Contracts.Reading;

/// <summary>Reads one object of <c>schema</c>: a dataset.</summary>
internal sealed class DatasetReader
{
    private readonly Section _object;
    private readonly Classification _defaultClassification;

    private DatasetReader(Section section, Classification defaultClassification) =>
        (_object, _defaultClassification) = (section, defaultClassification);

    public static IReadOnlyList<Dataset> ReadAll(Section contract, Classification defaultClassification, SlaReader levels)
    {
        var objects = contract.Children("schema");
        foreach (var twice in objects.GroupBy(section => section.Text("name")).Where(group => group.Key is not null).SelectMany(group => group.Skip(1)))
            twice.Refuse("name", "a second object of the same name", "name each object once");

        var datasets = objects.Select(section => new DatasetReader(section, defaultClassification).Read(levels)).ToList();
        for (var i = 0; i < datasets.Count; i++)
        {
            if (datasets[i].Table != default && datasets.Take(i).FirstOrDefault(other => other.Table == datasets[i].Table) is { } first && first.Name != datasets[i].Name)
                objects[i].Refuse($"its table '{first.Table}' is also that of '{first.Name}'", "give one of them another physicalName");
        }

        return datasets;
    }

    private Dataset Read(SlaReader levels)
    {
        var name = _object.Text("name") ?? "";
        if (_object.Text("logicalType") is { } type && type != "object")
            _object.Refuse("logicalType", $"'{type}' is not what a dataset is", "use object, or leave it out");

        var custom = CustomPropertyReader.Read(_object, KnownProperties.Dataset);
        var unknownFields = Enum.Parse<UnknownFields>(custom.Choice("unknownFields", Enum.GetNames<UnknownFields>(), nameof(UnknownFields.Drop)), ignoreCase: true);
        var fields = Fields(unknownFields);

        return new Dataset
        {
            Name = name,
            Table = Table(name),
            Line = _object.Line,
            BusinessName = _object.Text("businessName"),
            Description = _object.Text("description"),
            Fields = fields,
            UnknownFields = unknownFields,
            EventTime = EventTimeReader.Read(_object, custom, fields),
            StreamKey = StreamKeyReader.Read(custom, fields),
            Quality = QualityReader.ReadAll(_object, fields),
            ServiceLevel = levels.For(name, fields),
            Tags = _object.Texts("tags"),
            CustomProperties = custom.Properties,
        };
    }

    private TableName Table(string name)
    {
        var physical = _object.Text("physicalName");
        var text = physical ?? SnakeCase.From(name);
        if (name.Length > 0 && TableName.TryParse(text) is { } table)
            return table;
        if (name.Length > 0)
            _object.Refuse(physical is null ? "name" : "physicalName", $"'{text}' is not a table's name", $"write a physicalName of {TableName.Allowed}");
        return default;
    }

    private IReadOnlyList<Field> Fields(UnknownFields unknownFields)
    {
        var properties = _object.Children("properties");
        if (properties.Count == 0)
            _object.Refuse("the object has no properties", "write at least one: they become the table's columns");

        var fields = new FieldReader(_defaultClassification).ReadTopLevel(properties);
        Columns.RefuseClashes(properties, fields, unknownFields == UnknownFields.Keep ? Dataset.UnknownFieldsColumn : null);
        Partitions.Check(properties, fields);
        if (fields.Count > 0 && fields.All(field => field.PartitionPosition is not null))
            _object.Refuse("all its fields are partition keys", "a table needs a column besides them");
        return fields;
    }
}
