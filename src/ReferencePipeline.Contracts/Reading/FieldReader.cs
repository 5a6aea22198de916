using ReferencePipeline.Contracts.Reading.Types;

namespace ReferencePipeline.Contracts.Reading;

/// <summary>Reads properties, and what they are made of.</summary>
internal sealed class FieldReader(Classification defaultClassification)
{
    /// <summary>A derived field is made from another one, so those that the event carries come first; the order stays the contract's.</summary>
    public IReadOnlyList<Field> ReadTopLevel(IReadOnlyList<Section> properties)
    {
        var partitionKeys = properties.Count(property => property.Flag("partitioned") == true);
        var primaryKeys = properties.Count(property => property.Flag("primaryKey") == true);
        var fields = new Field[properties.Count];
        foreach (var derived in new[] { false, true })
        {
            for (var i = 0; i < fields.Length; i++)
            {
                if (DerivationReader.IsDerived(properties[i]) == derived)
                    fields[i] = TopLevel(properties[i], derived ? [.. fields.Where(field => field is not null)] : [], properties, partitionKeys, primaryKeys);
            }
        }

        return fields;
    }

    private Field TopLevel(Section property, IReadOnlyList<Field> carried, IReadOnlyList<Section> all, int partitionKeys, int primaryKeys)
    {
        var name = property.Text("name") ?? "";
        var primaryKey = Partitions.OrOnly(Partitions.Position(property, "primaryKey", "primaryKeyPosition"), primaryKeys);
        return Read(property, new Place($"properties.{name}", name, Inherited: null)
        {
            Derive = DerivationReader.IsDerived(property) ? type => DerivationReader.Read(property, type, carried, all) : null,
            PartitionPosition = Partitions.OrOnly(Partitions.Position(property, "partitioned", "partitionKeyPosition"), partitionKeys),
            PrimaryKeyPosition = primaryKey,
            Required = primaryKey is not null,
        });
    }

    /// <summary>A member of a struct, an array's items, a map's key or value.</summary>
    public Field ReadPart(Section property, Place place)
    {
        foreach (var key in new[] { "partitioned", "primaryKey" }.Where(key => property.Flag(key) == true))
            property.Refuse(key, "a key inside another field", "keys are top-level properties");
        foreach (var key in new[] { "transformLogic", "transformSourceObjects" }.Where(property.Has))
            property.Refuse(key, "a derived field inside another field", "derived fields are top-level properties");
        return Read(property, place);
    }

    private Field Read(Section property, Place place)
    {
        if (property.Text("semanticType") is { } semantic && semantic is not ("column" or "dimension"))
            property.Refuse("semanticType", $"'{semantic}' is no column that a record could fill", "use column or dimension, or keep it out of this contract");

        var custom = CustomPropertyReader.Read(property, KnownProperties.Field);
        var own = Classified(property);
        var type = new TypeReader(this, place, own ?? place.Inherited).Read(property, custom);
        var derivation = place.Derive?.Invoke(type);
        return new Field
        {
            Name = place.Name,
            Column = place.IsNamed ? Columns.Of(property, place.Name) : ColumnName.TryParse(place.Name)!.Value,
            Type = type,
            Line = property.Line,
            Path = place.Path,
            BusinessName = property.Text("businessName"),
            Description = property.Text("description"),
            PhysicalType = property.Text("physicalType"),
            Required = place.Required || property.Flag("required") == true || place.Derive is not null && derivation is not { Source.Required: false },
            Unique = property.Flag("unique") ?? false,
            PrimaryKeyPosition = place.PrimaryKeyPosition,
            PartitionPosition = place.PartitionPosition,
            Classification = Most(own ?? place.Inherited ?? defaultClassification, type),
            Enum = ValueReader.Enum(property, type),
            Derivation = derivation,
            Examples = ValueReader.Examples(property, type),
            Quality = QualityReader.ReadAll(property, type),
            Tags = property.Texts("tags"),
            CustomProperties = custom.Properties,
        };
    }

    private static Classification? Classified(Section property)
    {
        if (property.Text("classification") is not { } text)
            return null;
        if (Classifications.Parse(text) is { } classification)
            return classification;
        property.Refuse("classification", $"'{text}' is none of the classifications", $"use {Words.Or(Classifications.Names)}");
        return null;
    }

    /// <summary>A struct is read or hidden as a whole, so its most sensitive part decides.</summary>
    private static Classification Most(Classification own, FieldType type)
    {
        var parts = type switch
        {
            ObjectType @object => @object.Fields,
            ArrayType array => [array.Items],
            MapType map => [map.Key, map.Value],
            _ => [],
        };
        return parts.Select(part => part.Classification).Append(own).Max();
    }
}

/// <summary>Where a property stands, and what that decides about it.</summary>
internal sealed record Place(string Path, string Name, Classification? Inherited)
{
    public bool IsNamed { get; init; } = true;
    public bool Required { get; init; }
    public int? PartitionPosition { get; init; }
    public int? PrimaryKeyPosition { get; init; }
    public Func<FieldType, Derivation?>? Derive { get; init; }
}
