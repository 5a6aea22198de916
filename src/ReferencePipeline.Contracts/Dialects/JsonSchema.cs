using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ReferencePipeline.Contracts.Dialects;

/// <summary>The JSON Schema (draft-07) of a dataset's events as they arrive, for producers and the Glue schema registry.</summary>
/// <remarks>
/// It takes every event that the pipeline's validator takes. Where a JSON Schema library may be less exact than the validator
/// (many compute with doubles), or the draft has no word for it, the rule stands in <c>$comment</c> instead of a keyword. What
/// <c>format</c> means for e-mail, host names, addresses and URIs is each library's own.
/// </remarks>
public static class JsonSchema
{
    /// <summary>CloudFormation's reference of the Glue schema version: the longest schema definition.</summary>
    public const int MaxLength = 170_000;

    // Readable patterns: nothing of this is ever put into HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema's text; the same contract always gives the same bytes.</summary>
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

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>The same as the registry gets it: with the contract's version, so that going back to former fields is a version too.</summary>
    public static string Registered(DataContract contract, Dataset dataset) =>
        $"{{\"$comment\":{JsonSerializer.Serialize($"{contract.Id} {contract.Version}")},{Of(dataset)[1..]}";

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
                JsonSchemaText.Write(json, text, remarks);
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
                JsonSchemaTemporal.Write(json, date, remarks);
                break;
            case TimestampType timestamp:
                JsonSchemaTemporal.Write(json, timestamp, remarks);
                break;
            case TimeType time:
                JsonSchemaTemporal.Write(json, time, remarks);
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

    internal static void WriteCount(Utf8JsonWriter json, string keyword, int? count)
    {
        if (count is { } value)
            json.WriteNumber(keyword, value);
    }
}
