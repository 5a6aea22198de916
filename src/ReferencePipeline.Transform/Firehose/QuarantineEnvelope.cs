using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ReferencePipeline.Transform.Firehose;

/// <summary>What a refused record returns as its data: the reasons, and the record itself so that nothing is lost (docs/adr/0010).</summary>
internal sealed class QuarantineEnvelope : IDisposable
{
    private readonly ArrayBufferWriter<byte> _bytes = new(4096);
    private readonly Utf8JsonWriter _json;

    public QuarantineEnvelope() => _json = new(_bytes, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>One line of JSON; it holds until the next call.</summary>
    public ReadOnlySpan<byte> Write(IReadOnlyList<Refusal> reasons, ReadOnlySpan<byte> record)
    {
        _bytes.ResetWrittenCount();
        _json.Reset(_bytes);
        _json.WriteStartObject();
        WriteReasons(_json, reasons);
        // Base64 whatever the record holds: a refused record need not be text.
        _json.WriteBase64String("record"u8, record);
        _json.WriteEndObject();
        _json.Flush();
        _bytes.Write("\n"u8);
        return _bytes.WrittenSpan;
    }

    public static void WriteReasons(Utf8JsonWriter json, IReadOnlyList<Refusal> reasons)
    {
        json.WriteStartArray("reasons"u8);
        foreach (var reason in reasons)
        {
            json.WriteStartObject();
            json.WriteString("code"u8, reason.Code);
            json.WriteString("path"u8, reason.Path);
            json.WriteString("message"u8, reason.Message);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    public void Dispose() => _json.Dispose();
}
