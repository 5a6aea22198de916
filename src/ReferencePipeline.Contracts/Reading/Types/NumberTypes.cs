using ReferencePipeline.Contracts.Reading.Yaml;

namespace ReferencePipeline.Contracts.Reading.Types;

internal static class NumberTypes
{
    private static readonly IReadOnlyList<string> IntegerFormats = [.. Enum.GetNames<IntegerWidth>().Select(name => name.ToLowerInvariant())];

    public static FieldType Integer(Section property, PhysicalType? physical, TypeOptions options)
    {
        IntegerWidth? fromPhysical = physical?.Name switch
        {
            null => null,
            "tinyint" => IntegerWidth.I8,
            "smallint" or "int2" => IntegerWidth.I16,
            "bigint" or "long" or "int8" => IntegerWidth.I64,
            _ => IntegerWidth.I32,
        };
        RefuseArguments(property, physical);
        if (options.Text("format") is not { } format)
            return Integer(fromPhysical ?? IntegerWidth.I32, options);

        if (!IntegerFormats.Contains(format))
            options.Section!.Refuse("format", $"'{format}' is not a width of an integer that can be stored", format is "i128" or "u128" ? "use logicalType number with physicalType decimal(38,0)" : $"use {Words.Or(IntegerFormats)}");
        else if (Enum.Parse<IntegerWidth>(format, ignoreCase: true) is var width && fromPhysical is { } other && other != width)
            property.Refuse("physicalType", $"physicalType '{property.Text("physicalType")}' means {other.ToString().ToLowerInvariant()}, and 'format' says {format}", "write one of the two");
        else
            return Integer(width, options);
        return UnreadType.Instance;
    }

    public static FieldType Number(Section property, PhysicalType? physical, TypeOptions options)
    {
        if (physical?.Name is "decimal" or "numeric")
            return Decimal(property, physical, options);

        FloatWidth? fromPhysical = physical?.Name switch
        {
            null => null,
            "real" or "float" or "float4" => FloatWidth.F32,
            _ => FloatWidth.F64,
        };
        if (physical is { Arguments: [var p, var s] })
        {
            property.Refuse("physicalType", $"'{property.Text("physicalType")}' has digits that a float does not keep", $"use decimal({p},{s}), or double");
            return UnreadType.Instance;
        }

        RefuseArguments(property, physical);
        FloatWidth? fromFormat = options.Text("format") switch
        {
            null => null,
            "f32" => FloatWidth.F32,
            "f64" => FloatWidth.F64,
            var format => Refused(options, format),
        };
        if (fromFormat is { } width && fromPhysical is { } other && width != other)
            property.Refuse("physicalType", $"physicalType '{property.Text("physicalType")}' means {other.ToString().ToLowerInvariant()}, and 'format' says {width.ToString().ToLowerInvariant()}", "write one of the two");
        return new FloatType { Width = fromFormat ?? fromPhysical ?? FloatWidth.F64, Range = options.Range(Bound), MultipleOf = Multiple(options) };
    }

    private static IntegerType Integer(IntegerWidth width, TypeOptions options)
    {
        var (least, most) = width.Limits();
        var range = options.Range<decimal>(scalar => Bound(scalar) switch
        {
            ({ } value, null, _) when value < least || value > most =>
                (null, $"{scalar.Text} does not fit into {width.ToString().ToLowerInvariant()}", $"write a number from {least} to {most}, or a wider format"),
            var bound => bound,
        });
        var multiple = Multiple(options);
        if (multiple is { } step && step != decimal.Truncate(step))
            options.Section!.Refuse("multipleOf", $"{step} is not a whole number", "write a whole number, or use logicalType number");
        return new IntegerType { Width = width, Range = range, MultipleOf = multiple };
    }

    private static FieldType Decimal(Section property, PhysicalType physical, TypeOptions options)
    {
        var (precision, scale) = physical.Arguments switch
        {
            [var p] => (p, 0),
            [var p, var s] => (p, s),
            _ => (0, 0),
        };
        if (precision is < 1 or > DecimalType.MaxPrecision || scale > precision)
        {
            property.Refuse("physicalType", $"'{property.Text("physicalType")}' does not say how many digits", "write it like decimal(18,2): 1 to 38 digits, and as many or fewer of them behind the point");
            return UnreadType.Instance;
        }

        if (options.Text("format") is { } format)
            options.Section!.Refuse("format", $"format {format} and physicalType {property.Text("physicalType")} disagree", "write one of the two");
        return new DecimalType { Precision = precision, Scale = scale, Range = options.Range(Bound), MultipleOf = Multiple(options) };
    }

    private static FloatWidth? Refused(TypeOptions options, string format)
    {
        var isInteger = IntegerFormats.Contains(format) || format is "i128" or "u128";
        options.Section!.Refuse("format", $"'{format}' is not a width of a number", isInteger ? "use logicalType integer" : "use f32 or f64");
        return null;
    }

    private static void RefuseArguments(Section property, PhysicalType? physical)
    {
        if (physical is { Arguments.Count: > 0 })
            property.Refuse("physicalType", $"'{property.Text("physicalType")}' takes no digits", $"write {physical.Name}");
    }

    private static (decimal?, string?, string) Bound(YamlScalar scalar) =>
        Section.Number(scalar) is { } value
            ? (value, null, "")
            : (null, $"{scalar.Kind} is not a number", "write a number of at most 28 digits, without quotes");

    private static decimal? Multiple(TypeOptions options)
    {
        if (options.Section?.Number("multipleOf") is not { } multiple)
            return null;
        if (multiple > 0)
            return multiple;
        options.Section.Refuse("multipleOf", $"{multiple} is not above 0", "write a number above 0");
        return null;
    }
}
