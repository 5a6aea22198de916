using System.Text;
using System.Text.Json;

namespace ReferencePipeline.Contracts.Validation;

/// <summary>Bytes that are the same for two JSON values exactly when JSON Schema calls the values equal.</summary>
internal static class CanonicalJson
{
    /// <summary>Allocates for objects and lists only.</summary>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> json, ByteWriter scratch)
    {
        scratch.Clear();
        if (json[0] is (byte)'{' or (byte)'[')
        {
            using var document = JsonDocument.Parse(json.ToArray());
            Append(document.RootElement, scratch);
        }
        else
        {
            AppendScalar(json, scratch);
        }

        return scratch.Written;
    }

    private static void Append(JsonElement element, ByteWriter scratch)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                scratch.Append((byte)'{');
                foreach (var (name, value) in element.EnumerateObject().Select(property => (Name: Unescaped(property), property.Value)).OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    scratch.Append(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(name)));
                    scratch.Append((byte)':');
                    Append(value, scratch);
                }

                scratch.Append((byte)'}');
                break;
            case JsonValueKind.Array:
                scratch.Append((byte)'[');
                foreach (var item in element.EnumerateArray())
                {
                    Append(item, scratch);
                    scratch.Append((byte)',');
                }

                scratch.Append((byte)']');
                break;
            default:
                AppendScalar(Encoding.UTF8.GetBytes(element.GetRawText()), scratch);
                break;
        }
    }

    private static void AppendScalar(ReadOnlySpan<byte> json, ByteWriter scratch)
    {
        if (json[0] == '"')
        {
            // The length in front keeps texts apart inside lists.
            var raw = json[1..^1];
            var room = scratch.Room(raw.Length + 1 + sizeof(int));
            room[0] = (byte)'"';
            JsonText.TryUnescape(raw, room[(1 + sizeof(int))..], out var written);
            System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(room[1..], written);
            scratch.Advance(written + 1 + sizeof(int));
        }
        else if (NumberText.TryRead(json, out var number) && number.DigitCount <= NumberText.MaxDigits)
        {
            var room = scratch.Room(128);
            number.Digits.TryFormat(room[1..], out var digits, default, null);
            room[0] = (byte)(number.Negative ? '-' : '+');
            room[1 + digits] = (byte)'e';
            number.Exponent.TryFormat(room[(2 + digits)..], out var exponent);
            scratch.Advance(2 + digits + exponent);
        }
        else
        {
            scratch.Append(json);
        }
    }

    /// <summary>The name as text; one that holds half a surrogate pair, which was told already, stays as it is written.</summary>
    private static string Unescaped(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return property.ToString();
        }
    }
}
