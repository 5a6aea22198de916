namespace ReferencePipeline.Contracts.Dialects;

/// <summary>A column's value, read from an event's JSON as it lies in a stream.</summary>
/// <remarks>A cast of a SUPER value that does not fit is NULL ("Limitations for the SUPER data type"), so plain casts do for all that JSON knows.</remarks>
public static class RedshiftEvent
{
    /// <summary>The value of a field that the event carries; <c>null</c> when SQL cannot read its format.</summary>
    public static string? Carried(Field field, string payload)
    {
        var value = $"{payload}.{SqlIdentifier.Quote(field.Name)}";
        return field.Type switch
        {
            ObjectType or ArrayType or MapType => value,
            DateType or TimestampType or TimeType => RedshiftMoment.Of(field.Type, value),
            StringType or IntegerType or DecimalType or FloatType or BooleanType => $"CAST({value} AS {RedshiftType.Of(field.Type)})",
            _ => throw new InvalidOperationException($"No Redshift expression for {field.Type}."),
        };
    }

    /// <summary>The value of a derived field, from the column of its source; <c>null</c> for what only the transform function can compute.</summary>
    public static string? Derived(Field field)
    {
        var source = SqlIdentifier.Quote(field.Derivation!.Source.Column.Value);
        var day = field.Derivation.Source.Type is TimestampType ? $"({source} AT TIME ZONE 'UTC')" : source;
        return field.Derivation switch
        {
            Derivation.DateOf => $"CAST({day} AS date)",
            Derivation.HourOf => Part("hour"),
            Derivation.MonthOf => Part("month"),
            Derivation.YearOf => Part("year"),
            Derivation.Truncate truncate => $"CAST(LEFT({source}, {truncate.Length}) AS {RedshiftType.Of(field.Type)})",
            Derivation.Lower => $"CAST(LOWER({source}) AS {RedshiftType.Of(field.Type)})",
            // A bucket is a hash that Redshift does not have; a pseudonym needs the salt, which must not be here.
            Derivation.Bucket or Derivation.Sha256 => null,
            _ => throw new InvalidOperationException($"No Redshift expression for {field.Derivation}."),
        };

        string Part(string part) => $"CAST(EXTRACT({part} FROM {day}) AS {RedshiftType.Of(field.Type)})";
    }
}
