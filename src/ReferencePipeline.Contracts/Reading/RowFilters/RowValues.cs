using System.Globalization;

namespace ReferencePipeline.Contracts.Reading.RowFilters;

/// <summary>Reads literals, each of the type of the column that it is compared with.</summary>
internal static class RowValues
{
    public static RowValue Of(Field column, Token token)
    {
        switch (column.Type, token.Kind)
        {
            case (StringType or TimeType or UnreadType, TokenKind.Text):
                return new RowValue.Text(token.Text);
            case (IntegerType, TokenKind.Number) when Number(token) is { } whole && whole == decimal.Truncate(whole):
                return new RowValue.Number(whole);
            case (DecimalType or FloatType or UnreadType, TokenKind.Number) when Number(token) is { } number:
                return new RowValue.Number(number);
            case (BooleanType or UnreadType, TokenKind.Word) when token.Is("TRUE") || token.Is("FALSE"):
                return new RowValue.Boolean(token.Is("TRUE"));
            default:
                throw new RowFilterFault($"{token} is no value of '{column.Column}'", $"write {Wanted(column.Type)}");
        }
    }

    public static RowValue Moment(Field column, string keyword, string text)
    {
        var isDate = string.Equals(keyword, "DATE", StringComparison.OrdinalIgnoreCase);
        if (column.Type is not UnreadType && (isDate ? column.Type is not DateType : column.Type is not TimestampType))
            throw new RowFilterFault($"{keyword} '{text}' is no value of '{column.Column}'", $"write {Wanted(column.Type)}");
        if (isDate && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return new RowValue.Date(date);
        if (!isDate && DateTime.TryParseExact(text, ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFF"], CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var utc))
            return new RowValue.Timestamp(utc);
        throw new RowFilterFault($"'{text}' is no {keyword.ToLowerInvariant()}", isDate ? "write DATE '2026-01-31'" : "write TIMESTAMP '2026-01-31 08:15:30', in UTC");
    }

    private static decimal? Number(Token token) =>
        decimal.TryParse(token.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string Wanted(FieldType type) => type switch
    {
        StringType or TimeType => "a text in single quotes",
        IntegerType => "a whole number",
        DecimalType or FloatType => "a number",
        BooleanType => "TRUE or FALSE",
        DateType => "DATE '2026-01-31'",
        TimestampType => "TIMESTAMP '2026-01-31 08:15:30', in UTC",
        _ => "a value of its type",
    };
}
