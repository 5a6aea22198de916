using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ReferencePipeline.Contracts.Generation;

/// <summary>What a contract names as a value, as an event writes it.</summary>
internal static class JsonScalar
{
    public static byte[] Of(FieldType type, string text) =>
        type is IntegerType or DecimalType or FloatType or TimestampType { Format: TemporalFormat.Epoch } ? Digits(text) : TextPool.Json(text);

    public static byte[] Of(Literal literal) => literal switch
    {
        Literal.Text(var text) => TextPool.Json(text),
        Literal.Number(var digits) => Digits(digits),
        _ => throw new InvalidOperationException($"{literal} is no example of a scalar."),
    };

    /// <summary>YAML writes some numbers as JSON does not.</summary>
    private static byte[] Digits(string digits)
    {
        var bytes = Encoding.ASCII.GetBytes(digits);
        try
        {
            var reader = new Utf8JsonReader(bytes);
            if (reader.Read() && reader.TokenType == JsonTokenType.Number && reader.BytesConsumed == bytes.Length)
                return bytes;
        }
        catch (JsonException)
        {
        }

        return Encoding.ASCII.GetBytes(decimal.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture));
    }
}
