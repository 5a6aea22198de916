using System.Globalization;
using System.Text;
using ReferencePipeline.Contracts.Reading.Types;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Reading;

/// <summary>Holds a value that a contract writes down against the type it is written for.</summary>
internal static class ValueCheck
{
    /// <summary>What is wrong with the value, or <c>null</c>.</summary>
    public static (string What, string Instead)? Explain(FieldType type, Literal value) => (type, value) switch
    {
        (UnreadType, _) => null,
        (_, Literal.Null) => ("a value of nothing", "write a value, or leave it out"),
        (StringType text, Literal.Text(var written)) => Text(text, written),
        (StringType, Literal.Number(var digits)) => ($"the number {digits} is not a text", $"write '{digits}' in quotes"),
        (StringType, Literal.Boolean(var flag)) => ($"{(flag ? "true" : "false")} is not a text", "write it in quotes"),
        (IntegerType or DecimalType or FloatType, Literal.Number(var digits)) => Number(type, digits),
        (IntegerType or DecimalType or FloatType, Literal.Text(var written)) => ($"'{written}' is not a number", "write a number, without quotes"),
        (BooleanType, Literal.Boolean) => null,
        (DateType date, Literal.Text(var written)) => Temporal(written, date.Format, TemporalText.TryReadDate(date.Format, Utf8(written), out var day), day, date.Range),
        (TimestampType { Format: TemporalFormat.Epoch }, Literal.Number(var digits)) => Epoch(digits),
        (TimestampType moment and not { Format: TemporalFormat.Epoch }, Literal.Text(var written)) =>
            Temporal(written, moment.Format, TemporalText.TryReadTimestamp(moment, Utf8(written), out var utc), utc, moment.Range),
        (TimeType time, Literal.Text(var written)) => Temporal(written, time.Format, TemporalText.TryReadTime(time.Format, Utf8(written), out var hour), hour, time.Range),
        (ObjectType @object, Literal.Map(var entries)) => Object(@object, entries),
        (MapType map, Literal.Map(var entries)) => Map(map, entries),
        (ArrayType array, Literal.List(var items)) => Array(array, items),
        _ => ($"it is not {Name(type)}", $"write {Name(type)}"),
    };

    private static (string, string)? Text(StringType type, string text)
    {
        var length = text.EnumerateRunes().Count();
        if (length < type.MinLength)
            return ($"'{text}' is shorter than minLength {type.MinLength}", "lengthen it, or lower minLength");
        if (length > type.MaxLength)
            return ($"'{text}' is longer than {type.MaxLength} characters", "shorten it, or raise the limit");
        return type.Pattern is { } pattern && !pattern.Matches(text)
            ? ($"'{text}' does not match the pattern {pattern.Text}", "mend it, or the pattern")
            : null;
    }

    private static (string, string)? Number(FieldType type, string digits)
    {
        if (!decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            return type is FloatType && double.TryParse(digits, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real)
                ? null
                : ($"{digits} is not a number that can be stored", "write a number");

        var (range, multiple) = type switch
        {
            IntegerType integer => (integer.Range, integer.MultipleOf),
            DecimalType exact => (exact.Range, exact.MultipleOf),
            FloatType real => (real.Range, real.MultipleOf),
            _ => throw new InvalidOperationException($"Unknown number {type}."),
        };
        if (type is IntegerType { Width: var width } && (width.Limits() is var (least, most) && (value < least || value > most) || value != decimal.Truncate(value)))
            return ($"{digits} is not a whole number of {width.ToString().ToLowerInvariant()}", "write one that fits, or widen the type");
        if (type is DecimalType { Precision: var precision, Scale: var scale } && !Fits(value, precision, scale))
            return ($"{digits} does not fit into decimal({precision},{scale})", "write fewer digits, or widen the type");
        if (!range.Contains(value))
            return ($"{digits} is outside the bounds of the field", "write a value within minimum and maximum");
        return multiple is { } step && value % step != 0 ? ($"{digits} is not a multiple of {step}", "write a multiple, or change multipleOf") : null;
    }

    private static bool Fits(decimal value, int precision, int scale)
    {
        // Trailing zeros behind the point are no digits: 1.50 fits a scale of 1.
        var shortest = value / 1.0000000000000000000000000000m;
        var whole = decimal.Truncate(Math.Abs(shortest));
        var wholeDigits = whole == 0 ? 0 : whole.ToString(CultureInfo.InvariantCulture).Length;
        return shortest.Scale <= scale && wholeDigits <= precision - scale;
    }

    private static (string, string)? Epoch(string digits) =>
        long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? null : ($"{digits} is not a whole number", "write a whole number");

    private static (string, string)? Temporal<T>(string text, TemporalFormat format, bool isRead, T value, Range<T> range) where T : struct, IComparable<T>
    {
        if (!isRead)
            return ($"'{text}' is not written as the field is", TemporalTypes.Instead(format));
        return range.Contains(value) ? null : ($"'{text}' is outside the bounds of the field", "write a value within minimum and maximum");
    }

    private static (string, string)? Object(ObjectType type, IReadOnlyList<KeyValuePair<string, Literal>> entries)
    {
        foreach (var (key, value) in entries)
        {
            if (type.Fields.FirstOrDefault(field => field.Name == key) is not { } field)
                return ($"'{key}' is no property of this object", Words.DidYouMean(key, [.. type.Fields.Select(other => other.Name)]));
            if (Explain(field.Type, value) is var (what, instead) && !(value is Literal.Null && !field.Required))
                return ($"{key}: {what}", instead);
        }

        return type.Fields.FirstOrDefault(field => field.Required && !entries.Any(entry => entry.Key == field.Name)) is { } missing
            ? ($"'{missing.Name}' is missing", "write it: it is required")
            : null;
    }

    private static (string, string)? Map(MapType type, IReadOnlyList<KeyValuePair<string, Literal>> entries) =>
        entries.Select(entry => Explain(type.Key.Type, new Literal.Text(entry.Key)) ?? Explain(type.Value.Type, entry.Value)).FirstOrDefault(problem => problem is not null);

    private static (string, string)? Array(ArrayType type, IReadOnlyList<Literal> items)
    {
        if (items.Count < type.MinItems || items.Count > type.MaxItems)
            return ($"a list of {items.Count} items is outside minItems and maxItems", "write another number of items");
        return items.Select(item => Explain(type.Items.Type, item)).FirstOrDefault(problem => problem is not null);
    }

    private static string Name(FieldType type) => type switch
    {
        BooleanType => "true or false",
        DateType => "a date",
        TimestampType { Format: TemporalFormat.Epoch } => "a number since 1970",
        TimestampType => "a timestamp",
        TimeType => "a time",
        ObjectType or MapType => "a map",
        ArrayType => "a list",
        StringType => "a text",
        _ => "a number",
    };

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
