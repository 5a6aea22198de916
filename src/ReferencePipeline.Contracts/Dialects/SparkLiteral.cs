using System.Globalization;
using System.Text;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Dialects;

/// <summary>A contract's value in Spark SQL, of the type that the column has.</summary>
internal static class SparkLiteral
{
    /// <summary><c>null</c> when no value of the column can ever equal it: a text in a column of numbers.</summary>
    public static string? Of(FieldType type, Literal literal) => type switch
    {
        StringType => Text(literal) is { } text ? Quote(text) : null,
        IntegerType => Number(literal) is { } number && decimal.IsInteger(number) ? DecimalText.Of(number) : null,
        DecimalType => Number(literal) is { } number ? DecimalText.Of(number) : null,
        // 0.1 as a real differs from 0.1 as a double: the value is compared in the column's own width.
        FloatType { Width: var width } => Text(literal) is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? $"CAST({Quote(text)} AS {(width is FloatWidth.F32 ? "FLOAT" : "DOUBLE")})"
            : null,
        BooleanType => literal is Literal.Boolean(var value) ? value ? "TRUE" : "FALSE" : null,
        DateType date => Utf8(literal) is { } text && TemporalText.TryReadDate(date.Format, text, out var day) ? $"DATE '{day:yyyy-MM-dd}'" : null,
        TimestampType timestamp => Utf8(literal) is { } text && TemporalText.TryReadTimestamp(timestamp, text, out var utc)
            ? $"TIMESTAMP '{utc.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}Z'"
            : null,
        TimeType time => Utf8(literal) is { } text && TemporalText.TryReadTime(time.Format, text, out var moment) ? $"'{moment:HH:mm:ss.FFFFFF}'" : null,
        ObjectType or ArrayType or MapType => null,
        _ => throw new InvalidOperationException($"No Spark literal for {type}."),
    };

    /// <summary>Spark reads backslashes in a literal as C does, and takes two literals side by side for one: a quote cannot be doubled.</summary>
    /// <remarks>
    /// A double quote, which would end DQDL's own text, is written by its code. DQDL hands backslashes on untouched
    /// (awslabs/dqdl, parseParameter: only the outer quotes go).
    /// </remarks>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("'", text.Length + 2);
        foreach (var c in text)
        {
            _ = c switch
            {
                '\\' => quoted.Append(@"\\"),
                '\'' => quoted.Append(@"\'"),
                '"' => quoted.Append(@"\u0022"),
                < ' ' => quoted.Append($@"\u{(int)c:x4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('\'').ToString();
    }

    private static string? Text(Literal literal) => literal switch
    {
        Literal.Text(var value) => value,
        Literal.Number(var digits) => digits,
        Literal.Boolean(var value) => value ? "true" : "false",
        Literal.Null or Literal.List or Literal.Map => null,
        _ => throw new InvalidOperationException($"No text for {literal}."),
    };

    private static byte[]? Utf8(Literal literal) => Text(literal) is { } text ? Encoding.UTF8.GetBytes(text) : null;

    private static decimal? Number(Literal literal) =>
        literal is not Literal.Boolean && Text(literal) is { } text &&
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
