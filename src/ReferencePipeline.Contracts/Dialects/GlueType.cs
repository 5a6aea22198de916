namespace ReferencePipeline.Contracts.Dialects;

/// <summary>The Hive type of a value, as a Glue column holds it and Athena, Firehose and Spectrum read it.</summary>
public static class GlueType
{
    public static string Of(FieldType type) => type switch
    {
        StringType => "string",
        IntegerType integer => OfInteger(integer.Width),
        DecimalType number => $"decimal({number.Precision},{number.Scale})",
        FloatType { Width: FloatWidth.F32 } => "float",
        FloatType { Width: FloatWidth.F64 } => "double",
        BooleanType => "boolean",
        DateType => "date",
        TimestampType => "timestamp",
        // Hive has no time of day: the text HH:mm:ss, with its fraction if any, sorts and compares as the time does.
        TimeType => "string",
        ObjectType { Fields: var fields } => $"struct<{string.Join(',', fields.Select(field => $"{field.Column}:{Of(field.Type)}"))}>",
        ArrayType { Items: var items } => $"array<{Of(items.Type)}>",
        MapType { Key: var key, Value: var value } => $"map<{Of(key.Type)},{Of(value.Type)}>",
        _ => throw new InvalidOperationException($"No Glue type for {type}."),
    };

    /// <summary>Hive's integers are signed: what is unsigned takes the next wider one, 64 bits a decimal.</summary>
    private static string OfInteger(IntegerWidth width) => width switch
    {
        IntegerWidth.I8 => "tinyint",
        IntegerWidth.I16 or IntegerWidth.U8 => "smallint",
        IntegerWidth.I32 or IntegerWidth.U16 => "int",
        IntegerWidth.I64 or IntegerWidth.U32 => "bigint",
        IntegerWidth.U64 => "decimal(20,0)",
        _ => throw new InvalidOperationException($"No Glue type for an integer of width {width}."),
    };
}
