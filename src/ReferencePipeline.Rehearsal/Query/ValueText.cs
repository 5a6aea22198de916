using System.Globalization;
using ReferencePipeline.Rehearsal.Duck;

namespace ReferencePipeline.Rehearsal.Query;

/// <summary>Values as Athena writes them into its results.</summary>
public static class ValueText
{
    private const long Second = 1_000_000;
    private const long Day = 86_400 * Second;

    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>The text of a value; nothing for NULL, which inside of arrays, rows and maps is <c>null</c>.</summary>
    public static string Of(object? value) => value is null ? "" : Inner(value);

    private static string Inner(object? value) => value switch
    {
        null => "null",
        string text => text,
        bool flag => flag ? "true" : "false",
        long number => number.ToString(Plain),
        Int128 number => number.ToString(Plain),
        double number => Float(number),
        DuckDecimal number => Decimal(number),
        DateOnly day => day.ToString("yyyy-MM-dd", Plain),
        DuckMoment moment => DateTime.UnixEpoch.AddMicroseconds(moment.Micros).ToString("yyyy-MM-dd HH:mm:ss.fff", Plain) + (moment.IsZoned ? " UTC" : ""),
        DuckTime time => Clock(time.Micros),
        DuckInterval span => span.Months != 0 ? $"{span.Months / 12}-{span.Months % 12}" : $"{span.Days + span.Micros / Day} {Clock(span.Micros % Day)}",
        byte[] bytes => string.Join(' ', bytes.Select(one => one.ToString("x2", Plain))),
        Guid id => id.ToString(),
        DuckList list => $"[{string.Join(", ", list.Items.Select(Inner))}]",
        DuckStruct row => $"{{{string.Join(", ", row.Members.Select((member, i) => $"{(member.Key.Length > 0 ? member.Key : $"field{i}")}={Inner(member.Value)}"))}}}",
        DuckMap map => $"{{{string.Join(", ", map.Entries.Select(entry => $"{Inner(entry.Key)}={Inner(entry.Value)}"))}}}",
        _ => throw new InvalidOperationException($"No text for {value.GetType()}."),
    };

    internal static string Decimal(DuckDecimal number)
    {
        var digits = Int128.Abs(number.Digits).ToString(Plain).PadLeft(number.Scale + 1, '0');
        var text = number.Scale == 0 ? digits : $"{digits[..^number.Scale]}.{digits[^number.Scale..]}";
        return Int128.IsNegative(number.Digits) ? $"-{text}" : text;
    }

    private static string Clock(long micros) => TimeSpan.FromMicroseconds(micros).ToString(@"hh\:mm\:ss\.fff", Plain);

    /// <summary>As Java writes doubles: <c>1.0</c>, <c>1.0E7</c>.</summary>
    private static string Float(double number)
    {
        if (!double.IsFinite(number))
            return double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
        if (number == 0 || Math.Abs(number) is >= 1e-3 and < 1e7)
            return number.ToString("0.0################", Plain) is var text && double.Parse(text, Plain) == number ? text : number.ToString("R", Plain);
        var parts = number.ToString("E16", Plain).Split('E');
        var shortest = number.ToString("R", Plain).Split('E')[0];
        var mantissa = shortest.Trim('-').Replace(".", "", StringComparison.Ordinal).Trim('0');
        return $"{(number < 0 ? "-" : "")}{mantissa[0]}.{(mantissa.Length > 1 ? mantissa[1..] : "0")}E{int.Parse(parts[1], Plain)}";
    }
}
