namespace ReferencePipeline.Contracts.Dialects;

/// <summary>The DuckDB type that reads the Parquet which Firehose writes for the <see cref="GlueType"/>: the two always agree.</summary>
public static class DuckDbType
{
    public static string Of(FieldType type) => type switch
    {
        StringType => "VARCHAR",
        IntegerType integer => OfInteger(integer.Width),
        DecimalType number => $"DECIMAL({number.Precision},{number.Scale})",
        FloatType { Width: FloatWidth.F32 } => "FLOAT",
        FloatType { Width: FloatWidth.F64 } => "DOUBLE",
        BooleanType => "BOOLEAN",
        DateType => "DATE",
        // Without a zone: the values are UTC already, and DuckDB would show a TIMESTAMPTZ in the machine's zone.
        TimestampType => "TIMESTAMP",
        TimeType => "VARCHAR",
        ObjectType { Fields: var fields } =>
            $"STRUCT({string.Join(", ", fields.Select(field => $"{SqlIdentifier.Quote(field.Column.Value)} {Of(field.Type)}"))})",
        ArrayType { Items: var items } => $"{Of(items.Type)}[]",
        MapType { Key: var key, Value: var value } => $"MAP({Of(key.Type)}, {Of(value.Type)})",
        _ => throw new InvalidOperationException($"No DuckDB type for {type}."),
    };

    private static string OfInteger(IntegerWidth width) => width switch
    {
        IntegerWidth.I8 => "TINYINT",
        IntegerWidth.I16 or IntegerWidth.U8 => "SMALLINT",
        IntegerWidth.I32 or IntegerWidth.U16 => "INTEGER",
        IntegerWidth.I64 or IntegerWidth.U32 => "BIGINT",
        IntegerWidth.U64 => "DECIMAL(20,0)",
        _ => throw new InvalidOperationException($"No DuckDB type for an integer of width {width}."),
    };
}
