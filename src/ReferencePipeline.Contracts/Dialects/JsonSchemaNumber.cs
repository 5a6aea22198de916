using System.Text.Json;

namespace ReferencePipeline.Contracts.Dialects;

/// <summary>Bounds of numbers in JSON Schema, such that a library which rounds to doubles still takes every good value.</summary>
/// <remarks>
/// Rounding keeps order but may make neighbours equal, so <c>&lt;=</c> stays safe and <c>&lt;</c> does not: on a grid (integers, decimals)
/// every bound is written as the last value inside it. Division does not survive rounding (0.07 is no double), so
/// <c>multipleOf</c> is written for whole numbers only.
/// </remarks>
internal static class JsonSchemaNumber
{
    public static void Write(Utf8JsonWriter json, IntegerType integer, List<string> remarks)
    {
        var (lowest, highest) = integer.Width.Limits();
        WriteBound(json, "minimum", Text(Inside(Lower(integer.Range, 0), lowest, Math.Max)));
        WriteBound(json, "maximum", Text(Inside(Upper(integer.Range, 0), highest, Math.Min)));
        WriteMultipleOf(json, integer.MultipleOf, remarks);
    }

    public static void Write(Utf8JsonWriter json, DecimalType number, List<string> remarks)
    {
        // As text: 38 digits are more than any number type of .NET holds.
        var largest = Nines(number.Precision - number.Scale) + (number.Scale > 0 ? "." + new string('9', number.Scale) : "");
        WriteBound(json, "minimum", Lower(number.Range, number.Scale) is { } low ? Text(low) : "-" + largest);
        WriteBound(json, "maximum", Upper(number.Range, number.Scale) is { } high ? Text(high) : largest);
        if (number.Scale > 0)
            remarks.Add($"at most {number.Scale} decimal places");
        else if (number.MultipleOf is null)
            json.WriteNumber("multipleOf", 1);
        WriteMultipleOf(json, number.MultipleOf, remarks);
    }

    public static void Write(Utf8JsonWriter json, FloatType number, List<string> remarks)
    {
        if (number.Range.Minimum is { } low)
            WriteBound(json, number.Range.ExcludesMinimum ? "exclusiveMinimum" : "minimum", Text(low));
        if (number.Range.Maximum is { } high)
            WriteBound(json, number.Range.ExcludesMaximum ? "exclusiveMaximum" : "maximum", Text(high));
        WriteMultipleOf(json, number.MultipleOf, remarks);
    }

    private static decimal Inside(decimal? bound, decimal limit, Func<decimal, decimal, decimal> stricter) =>
        bound is { } value ? stricter(value, limit) : limit;

    /// <summary>The smallest value inside the range that has at most <paramref name="scale"/> decimal places.</summary>
    private static decimal? Lower(Range<decimal> range, int scale)
    {
        if (range.Minimum is not { } low)
            return null;
        var onGrid = decimal.Round(low, Math.Min(scale, MaxScale), MidpointRounding.ToPositiveInfinity);
        return range.ExcludesMinimum && onGrid == low ? low + Step(scale) : onGrid;
    }

    private static decimal? Upper(Range<decimal> range, int scale)
    {
        if (range.Maximum is not { } high)
            return null;
        var onGrid = decimal.Round(high, Math.Min(scale, MaxScale), MidpointRounding.ToNegativeInfinity);
        return range.ExcludesMaximum && onGrid == high ? high - Step(scale) : onGrid;
    }

    /// <summary>The distance to the next value; none where .NET cannot hold it, which leaves the bound included: wider, never stricter.</summary>
    private static decimal Step(int scale) => scale <= MaxScale ? new decimal(1, 0, 0, isNegative: false, (byte)scale) : 0;

    private const int MaxScale = 28;

    private static string Nines(int digits) => digits > 0 ? new('9', digits) : "0";

    private static void WriteMultipleOf(Utf8JsonWriter json, decimal? multipleOf, List<string> remarks)
    {
        if (multipleOf is not { } factor)
            return;
        if (decimal.IsInteger(factor))
            WriteBound(json, "multipleOf", Text(factor));
        else
            remarks.Add($"a multiple of {Text(factor)}");
    }

    private static void WriteBound(Utf8JsonWriter json, string keyword, string digits)
    {
        json.WritePropertyName(keyword);
        json.WriteRawValue(digits);
    }

    private static string Text(decimal value) => DecimalText.Of(value);
}
