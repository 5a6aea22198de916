using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ReferencePipeline.Contracts.Dialects;

/// <summary>The JSON Schema (draft-07) of a dataset's events as they arrive, for producers and the Glue schema registry.</summary>
/// <remarks>
/// It takes every event that the pipeline's validator takes. Where a JSON Schema library may be less exact than the validator
/// (many compute with doubles), or the draft has no word for it, the rule stands in <c>$comment</c> instead of a keyword.
/// </remarks>
public static class JsonSchema
{
    /// <summary>"AWS::Glue::SchemaVersion - AWS CloudFormation": the longest schema definition.</summary>
    public const int MaxLength = 170_000;

    // Readable patterns: nothing of this is ever put into HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema's text; the same contract always gives the same bytes.</summary>
    /// <exception cref="InvalidOperationException">The text is longer than the registry takes.</exception>
    public static string Of(Dataset dataset)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "http://json-schema.org/draft-07/schema#");
            json.WriteString("title", dataset.Name);
            if (dataset.Description is { } description)
                json.WriteString("description", description);
            json.WriteString("type", "object");
            var isClosed = dataset.UnknownFields is UnknownFields.Refuse;
            WriteMembers(json, [.. dataset.Fields.Where(field => !field.IsDerived)], isClosed);
            json.WriteEndObject();
        }

        var text = Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
        return text.Length <= MaxLength ? text : throw new InvalidOperationException(
            $"{dataset.Name}: its JSON Schema is {text.Length} characters long, the registry takes {MaxLength}; shorten descriptions or split the dataset.");
    }

    private static void WriteMembers(Utf8JsonWriter json, IReadOnlyList<Field> fields, bool isClosed)
    {
        json.WriteStartObject("properties");
        foreach (var field in fields)
        {
            json.WritePropertyName(field.Name);
            WriteField(json, field, isClosed);
        }

        json.WriteEndObject();
        if (fields.Any(field => field.Required))
        {
            json.WriteStartArray("required");
            foreach (var field in fields.Where(field => field.Required))
                json.WriteStringValue(field.Name);
            json.WriteEndArray();
        }

        json.WriteBoolean("additionalProperties", !isClosed);
    }

    private static void WriteField(Utf8JsonWriter json, Field field, bool isClosed)
    {
        json.WriteStartObject();
        if (field.Description is { } description)
            json.WriteString("description", description);

        var name = TypeName(field.Type);
        if (field.Required)
        {
            json.WriteString("type", name);
        }
        else
        {
            json.WriteStartArray("type");
            json.WriteStringValue(name);
            json.WriteStringValue("null");
            json.WriteEndArray();
        }

        var remarks = new List<string>();
        WriteEnum(json, field, remarks);
        WriteOptions(json, field.Type, isClosed, remarks);
        if (remarks.Count > 0)
            json.WriteString("$comment", string.Join("; ", remarks));
        json.WriteEndObject();
    }

    private static string TypeName(FieldType type) => type switch
    {
        StringType or DateType or TimeType => "string",
        TimestampType { Format: TemporalFormat.Epoch } => "number",
        TimestampType => "string",
        IntegerType => "integer",
        DecimalType or FloatType => "number",
        BooleanType => "boolean",
        ObjectType or MapType => "object",
        ArrayType => "array",
        _ => throw new InvalidOperationException($"No JSON Schema type for {type}."),
    };

    /// <summary>Equality of texts, whole numbers and truth values is the same for all; of fractions and moments it is not.</summary>
    private static void WriteEnum(Utf8JsonWriter json, Field field, List<string> remarks)
    {
        if (field.Enum.Count == 0)
            return;
        if (field.Type is not (StringType or IntegerType or BooleanType))
        {
            remarks.Add($"one of {string.Join(", ", field.Enum)}");
            return;
        }

        json.WriteStartArray("enum");
        foreach (var value in field.Enum)
        {
            if (field.Type is StringType)
                json.WriteStringValue(value);
            else
                json.WriteRawValue(value);
        }

        if (!field.Required)
            json.WriteNullValue();
        json.WriteEndArray();
    }

    private static void WriteOptions(Utf8JsonWriter json, FieldType type, bool isClosed, List<string> remarks)
    {
        switch (type)
        {
            case StringType text:
                WriteString(json, text, remarks);
                break;
            case IntegerType integer:
                JsonSchemaNumber.Write(json, integer, remarks);
                break;
            case DecimalType number:
                JsonSchemaNumber.Write(json, number, remarks);
                break;
            case FloatType number:
                JsonSchemaNumber.Write(json, number, remarks);
                break;
            case BooleanType:
                break;
            case DateType date:
                WriteTemporal(json, date.Format, "date", remarks);
                Remark(remarks, date.Range, day => day.ToString("yyyy-MM-dd"));
                break;
            case TimestampType timestamp:
                WriteTimestamp(json, timestamp, remarks);
                break;
            case TimeType time:
                // The draft's format "time" wants an offset, which a time of day has not.
                WriteTemporal(json, time.Format, null, remarks);
                Remark(remarks, time.Range, moment => moment.ToString("HH:mm:ss.FFFFFF"));
                break;
            case ObjectType @object:
                WriteMembers(json, @object.Fields, isClosed);
                WriteCount(json, "minProperties", @object.MinProperties);
                WriteCount(json, "maxProperties", @object.MaxProperties);
                break;
            case ArrayType array:
                json.WritePropertyName("items");
                WriteField(json, array.Items, isClosed);
                WriteCount(json, "minItems", array.MinItems);
                WriteCount(json, "maxItems", array.MaxItems);
                if (array.UniqueItems)
                    json.WriteBoolean("uniqueItems", true);
                break;
            case MapType map:
                json.WritePropertyName("propertyNames");
                WriteField(json, map.Key, isClosed);
                json.WritePropertyName("additionalProperties");
                WriteField(json, map.Value, isClosed);
                WriteCount(json, "minProperties", map.MinProperties);
                WriteCount(json, "maxProperties", map.MaxProperties);
                break;
            default:
                throw new InvalidOperationException($"No JSON Schema keywords for {type}.");
        }
    }

    private static void WriteString(Utf8JsonWriter json, StringType text, List<string> remarks)
    {
        WriteCount(json, "minLength", text.MinLength);
        WriteCount(json, "maxLength", text.MaxLength);
        if (text.Pattern is { } pattern)
            json.WriteString("pattern", pattern.Text);
        switch (text.Format)
        {
            case StringFormat.None:
                break;
            case StringFormat.Password:
                remarks.Add("a password: never log it");
                break;
            case StringFormat.Byte:
                json.WriteString("contentEncoding", "base64");
                break;
            case StringFormat.Binary:
                json.WriteString("contentEncoding", "binary");
                break;
            case StringFormat.Email:
                json.WriteString("format", "email");
                break;
            case StringFormat.Uuid:
                // Not a format of draft-07, which lets a library ignore what it does not know.
                json.WriteString("format", "uuid");
                break;
            case StringFormat.Uri:
                json.WriteString("format", "uri");
                break;
            case StringFormat.Hostname:
                json.WriteString("format", "hostname");
                break;
            case StringFormat.Ipv4:
                json.WriteString("format", "ipv4");
                break;
            case StringFormat.Ipv6:
                json.WriteString("format", "ipv6");
                break;
            default:
                throw new InvalidOperationException($"No JSON Schema keyword for the format {text.Format}.");
        }
    }

    private static void WriteTimestamp(Utf8JsonWriter json, TimestampType timestamp, List<string> remarks)
    {
        // RFC 3339, which the format means, wants an offset.
        WriteTemporal(json, timestamp.Format, timestamp.HasTimeZone ? "date-time" : null, remarks);
        if (!timestamp.HasTimeZone && timestamp.Format is not TemporalFormat.Epoch)
            remarks.Add($"without an offset it is a moment in {timestamp.DefaultTimeZone.Id}");
        Remark(remarks, timestamp.Range, moment => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture));
    }

    private static void WriteTemporal(Utf8JsonWriter json, TemporalFormat format, string? isoFormat, List<string> remarks)
    {
        switch (format)
        {
            case TemporalFormat.Iso when isoFormat is not null:
                json.WriteString("format", isoFormat);
                break;
            case TemporalFormat.Iso:
                remarks.Add("ISO 8601");
                break;
            case TemporalFormat.Pattern pattern:
                remarks.Add($"java.time.format.DateTimeFormatter pattern {pattern.Jdk.Text}");
                break;
            case TemporalFormat.Epoch epoch:
                remarks.Add($"{(epoch.Unit is EpochUnit.Seconds ? "seconds" : "milliseconds")} since 1970-01-01T00:00:00Z");
                break;
            default:
                throw new InvalidOperationException($"No JSON Schema keyword for {format}.");
        }
    }

    private static void Remark<T>(List<string> remarks, Range<T> range, Func<T, string> write)
        where T : struct, IComparable<T>
    {
        if (range.Minimum is { } low)
            remarks.Add($"{(range.ExcludesMinimum ? "after" : "from")} {write(low)}");
        if (range.Maximum is { } high)
            remarks.Add($"{(range.ExcludesMaximum ? "before" : "up to")} {write(high)}");
    }

    private static void WriteCount(Utf8JsonWriter json, string keyword, int? count)
    {
        if (count is { } value)
            json.WriteNumber(keyword, value);
    }
}
