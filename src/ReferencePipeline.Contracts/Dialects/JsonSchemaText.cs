using System.Text.Json;

namespace ReferencePipeline.Contracts.Dialects;

/// <summary>Options of text in JSON Schema; both count code points and read patterns as ECMA-262 does.</summary>
internal static class JsonSchemaText
{
    public static void Write(Utf8JsonWriter json, StringType text, List<string> remarks)
    {
        JsonSchema.WriteCount(json, "minLength", text.MinLength);
        JsonSchema.WriteCount(json, "maxLength", text.MaxLength);
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
            // Not a format of draft-07, which lets a library ignore what it does not know.
            case StringFormat.Uuid:
                json.WriteString("format", "uuid");
                break;
            case StringFormat.Email:
                json.WriteString("format", "email");
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
}
