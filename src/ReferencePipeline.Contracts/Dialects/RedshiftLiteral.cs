namespace ReferencePipeline.Contracts.Dialects;

/// <summary>Values in Redshift's SQL.</summary>
public static class RedshiftLiteral
{
    /// <summary>Redshift reads a backslash between quotes as the beginning of an escape, as its guide shows for LIKE.</summary>
    public static string Text(string value) =>
        $"'{value.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A value of a row filter, of its column's type.</summary>
    public static string Of(RowValue value, FieldType column) => value switch
    {
        RowValue.Text time when column is TimeType => $"CAST({Text(time.Value)} AS time)",
        RowValue.Text text => Text(text.Value),
        RowValue.Number number => DecimalText.Of(number.Value),
        RowValue.Boolean { Value: true } => "TRUE",
        RowValue.Boolean { Value: false } => "FALSE",
        RowValue.Date date => $"CAST('{date.Value:yyyy-MM-dd}' AS date)",
        RowValue.Timestamp moment => $"CAST('{moment.Value:yyyy-MM-dd HH:mm:ss.ffffff}+00:00' AS timestamptz)",
        _ => throw new InvalidOperationException($"No Redshift literal for {value}."),
    };
}
