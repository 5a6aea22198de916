using System.Globalization;
using System.Text;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Reading.RowFilters;

/// <summary>Holds what a filter compares with against the column's <c>enum</c>: no row has another value, so such a test says nothing.</summary>
internal static class ListedValues
{
    public static RowValue Checked(Field column, RowValue value)
    {
        var listed = column.Enum.Select(text => Read(column.Type, text)).ToList();
        return listed.Count == 0 || listed.Contains(null) || listed.Contains(value)
            ? value
            : throw new RowFilterFault($"{Written(value)} is none of the values that '{column.Column}' may have", $"use {Words.Or([.. listed.Select(one => Written(one!))])}");
    }

    /// <summary>The value as it is stored; <c>null</c> of one that is told where it is listed.</summary>
    private static RowValue? Read(FieldType type, string text) => type switch
    {
        StringType => new RowValue.Text(text),
        IntegerType or DecimalType or FloatType => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? new RowValue.Number(number) : null,
        DateType date => TemporalText.TryReadDate(date.Format, Encoding.UTF8.GetBytes(text), out var day) ? new RowValue.Date(day) : null,
        TimestampType moment => TemporalText.TryReadTimestamp(moment, Encoding.UTF8.GetBytes(text), out var utc) ? new RowValue.Timestamp(utc) : null,
        TimeType time => TemporalText.TryReadTime(time.Format, Encoding.UTF8.GetBytes(text), out var hour) ? new RowValue.Text(hour.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture)) : null,
        _ => null,
    };

    private static string Written(RowValue value) => value switch
    {
        RowValue.Text(var text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        RowValue.Number(var number) => number.ToString(CultureInfo.InvariantCulture),
        RowValue.Boolean(var flag) => flag ? "TRUE" : "FALSE",
        RowValue.Date(var day) => $"DATE '{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'",
        RowValue.Timestamp(var utc) => $"TIMESTAMP '{utc.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture)}'",
        _ => throw new InvalidOperationException($"No words for {value}."),
    };
}
