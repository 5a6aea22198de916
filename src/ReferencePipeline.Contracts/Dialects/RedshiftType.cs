namespace ReferencePipeline.Contracts.Dialects;

/// <summary>The type of a Redshift column, native or of a streaming materialized view.</summary>
public static class RedshiftType
{
    /// <summary>"Character types - Amazon Redshift": lengths are bytes, at most this many.</summary>
    public const int MaxVarchar = 65_535;

    private const int BytesPerCodePoint = 4;

    public static string Of(FieldType type) => type switch
    {
        StringType text => $"varchar({MaxBytes(text)})",
        IntegerType integer => OfInteger(integer.Width),
        DecimalType number => $"decimal({number.Precision},{number.Scale})",
        FloatType { Width: FloatWidth.F32 } => "real",
        FloatType { Width: FloatWidth.F64 } => "double precision",
        BooleanType => "boolean",
        DateType => "date",
        // A cast of text to timestamp drops the offset of a stream's raw events; a cast to timestamptz honours it.
        TimestampType => "timestamptz",
        TimeType => "time",
        ObjectType or ArrayType or MapType => "super",
        _ => throw new InvalidOperationException($"No Redshift type for {type}."),
    };

    /// <summary>Room for the longest value in UTF-8; a text without a bound gets all that Redshift has.</summary>
    private static int MaxBytes(StringType text)
    {
        var byFormat = text.Format switch
        {
            StringFormat.Uuid => 36,
            StringFormat.Ipv4 => 15,
            StringFormat.None or StringFormat.Password or StringFormat.Byte or StringFormat.Binary or StringFormat.Email or
                StringFormat.Uri or StringFormat.Hostname or StringFormat.Ipv6 => MaxVarchar,
            _ => throw new InvalidOperationException($"No Redshift length for the format {text.Format}."),
        };
        var byLength = text.MaxLength is { } codePoints ? Math.Max(1, (long)codePoints * BytesPerCodePoint) : MaxVarchar;
        return (int)Math.Min(byFormat, Math.Min(byLength, MaxVarchar));
    }

    /// <summary>Redshift has neither tinyint nor unsigned integers.</summary>
    private static string OfInteger(IntegerWidth width) => width switch
    {
        IntegerWidth.I8 or IntegerWidth.I16 or IntegerWidth.U8 => "smallint",
        IntegerWidth.I32 or IntegerWidth.U16 => "integer",
        IntegerWidth.I64 or IntegerWidth.U32 => "bigint",
        IntegerWidth.U64 => "decimal(20,0)",
        _ => throw new InvalidOperationException($"No Redshift type for an integer of width {width}."),
    };
}
