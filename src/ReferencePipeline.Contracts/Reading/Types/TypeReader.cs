namespace ReferencePipeline.Contracts.Reading.Types;

/// <summary>Reads what a property's values are, from <c>logicalType</c>, <c>physicalType</c> and <c>logicalTypeOptions</c>.</summary>
internal sealed class TypeReader(FieldReader fields, Place place, Classification? classification)
{
    private static readonly IReadOnlyList<string> LogicalNames = [.. Enum.GetNames<LogicalType>().Select(name => name.ToLowerInvariant())];

    public FieldType Read(Section property, CustomPropertyReader custom)
    {
        if (Logical(property) is not { } logical)
            return UnreadType.Instance;

        var physical = property.Text("physicalType") is { } text ? PhysicalType.Parse(text) : null;
        var options = new TypeOptions(property, logical);
        RefuseParts(property, logical);
        if (logical != LogicalType.Timestamp && custom["epochUnit"] is { } epoch)
            epoch.Refuse("'epochUnit' has no effect here", "write it on a timestamp");

        return logical switch
        {
            LogicalType.String => ScalarTypes.String(property, physical, options),
            LogicalType.Integer => NumberTypes.Integer(property, physical, options),
            LogicalType.Number => NumberTypes.Number(property, physical, options),
            LogicalType.Boolean => new BooleanType(),
            LogicalType.Date => TemporalTypes.Date(options),
            LogicalType.Timestamp => TemporalTypes.Timestamp(options, custom),
            LogicalType.Time => TemporalTypes.Time(options),
            LogicalType.Object => new CompositeTypes(fields, place, classification).Object(property, options),
            LogicalType.Array => new CompositeTypes(fields, place, classification).Array(property, options),
            LogicalType.Map => new CompositeTypes(fields, place, classification).Map(property, options),
            _ => throw new InvalidOperationException($"Unknown logical type {logical}."),
        };
    }

    private static LogicalType? Logical(Section property)
    {
        var physical = property.Text("physicalType");
        var fromPhysical = physical is null ? null : PhysicalType.Parse(physical)?.Logical;
        if (property.Text("logicalType") is not { } written)
        {
            if (fromPhysical is not null)
                return fromPhysical;
            property.Refuse(physical is null ? "neither logicalType nor physicalType" : $"no logicalType, and physicalType '{physical}' does not tell it",
                physical is not null && PhysicalType.Meant(physical) is { } slip ? $"did you mean '{slip}'?" : $"add a logicalType: {Words.Or(LogicalNames)}");
            return null;
        }

        if (!LogicalNames.Contains(written))
        {
            property.Refuse("logicalType", $"'{written}' is not an ODCS type", Instead(written));
            return null;
        }

        var logical = (LogicalType)LogicalNames.ToList().IndexOf(written);
        if (physical is not null && fromPhysical != logical)
        {
            var fitting = fromPhysical is { } other ? $"logicalType: {other.ToString().ToLowerInvariant()}, or " : "";
            property.Refuse("physicalType", $"'{physical}' is no {written} that the pipeline knows",
                PhysicalType.Meant(physical) is { } meant && PhysicalType.Parse(meant)!.Logical == logical ? $"did you mean '{meant}'?" : $"use {fitting}physicalType {Words.Or(PhysicalType.NamesOf(logical))}");
            return null;
        }

        return logical;
    }

    private static string Instead(string written) => written.ToLowerInvariant() switch
    {
        "money" or "decimal" or "numeric" => "use 'number' with physicalType 'decimal(18,2)'",
        "double" or "float" => "use 'number'",
        "int" or "bigint" or "long" or "smallint" => "use 'integer'",
        "datetime" => "use 'timestamp'",
        "text" or "varchar" or "uuid" => "use 'string'",
        "struct" or "record" => "use 'object'",
        "list" => "use 'array'",
        "bool" => "use 'boolean'",
        _ when PhysicalType.Parse(written) is { Arguments.Count: > 0 } sized => sized switch
        {
            { Logical: { } logical } => $"use '{logical.ToString().ToLowerInvariant()}' with physicalType '{written}'",
            { Name: "number", Arguments: var digits } => $"use 'number' with physicalType 'decimal({string.Join(',', digits)})'",
            { Name: var name } => Words.DidYouMean(name, LogicalNames),
        },
        var name => Words.DidYouMean(name, LogicalNames),
    };

    private static void RefuseParts(Section property, LogicalType logical)
    {
        foreach (var (key, owner) in new[] { ("properties", LogicalType.Object), ("items", LogicalType.Array), ("map", LogicalType.Map) })
        {
            if (logical != owner && property.Has(key))
                property.Refuse(key, $"'{key}' belongs to logicalType {owner.ToString().ToLowerInvariant()}", "use that type, or remove it");
        }
    }
}
