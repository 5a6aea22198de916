using System.Text.Json;

namespace ReferencePipeline.Settings;

/// <summary>Where a file is no JSON, or writes a key twice, in words for who wrote it.</summary>
internal static class JsonFault
{
    public static (int Line, string What, string Instead)? In(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        var keys = new Stack<HashSet<string>>();
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.StartObject)
                    keys.Push(new(StringComparer.Ordinal));
                else if (reader.TokenType is JsonTokenType.EndObject)
                    keys.Pop();
                else if (reader.TokenType is JsonTokenType.PropertyName && !keys.Peek().Add(reader.GetString()!))
                    return (LineOf(utf8, (int)reader.TokenStartIndex), $"the key \"{reader.GetString()}\" is here a second time", "write each key once");
                else if (reader.TokenType is JsonTokenType.String)
                    _ = reader.GetString();
            }

            return null;
        }
        catch (JsonException)
        {
            return Explain(utf8, (int)reader.BytesConsumed);
        }
        catch (InvalidOperationException)
        {
            return (LineOf(utf8, (int)reader.TokenStartIndex), "a text that is no Unicode", "save the file as UTF-8");
        }
    }

    /// <summary>What stands where the reader could not go on; a comma is consumed before what follows it.</summary>
    private static (int, string, string) Explain(ReadOnlySpan<byte> utf8, int consumed)
    {
        var at = consumed;
        while (at < utf8.Length && utf8[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)',' or (byte)':')
            at++;
        var line = LineOf(utf8, Math.Min(at, utf8.TrimEnd(" \t\r\n"u8).Length));
        return at >= utf8.Length ? (line, "the file ends too soon", "close every brace, bracket and quote") : utf8[at] switch
        {
            (byte)'/' or (byte)'#' => (line, "JSON has no comments", "remove it"),
            (byte)'}' or (byte)']' when utf8[..at].TrimEnd(" \t\r\n"u8) is [.., (byte)','] => (line, $"a comma before '{(char)utf8[at]}'", "remove the comma"),
            (byte)'\'' => (line, "JSON has no single quotes", "write names and texts in double quotes"),
            (byte)'"' => (line, "this is not valid JSON", "look for a missing comma before it, or a quote that is never closed"),
            _ => (line, "this is not valid JSON", "look for a missing comma, quote or bracket here or in the line before"),
        };
    }

    private static int LineOf(ReadOnlySpan<byte> utf8, int at) => 1 + utf8[..at].Count((byte)'\n');
}
