using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ReferencePipeline.Transform.Telemetry;

/// <summary>One JSON object a line, one write a line: CloudWatch makes an event of each.</summary>
internal sealed class Log : IDisposable
{
    private readonly Stream _output;
    private readonly ArrayBufferWriter<byte> _line = new(1024);
    private readonly Utf8JsonWriter _json;

    public Log(Stream output)
    {
        _output = output;
        _json = new(_line, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    public void Error(string type, string message, string? requestId = null) => Write(json =>
    {
        json.WriteString("level", "error");
        json.WriteString("type", type);
        json.WriteString("message", message);
        if (requestId is not null)
            json.WriteString("requestId", requestId);
    });

    public void Write(Action<Utf8JsonWriter> members)
    {
        _line.ResetWrittenCount();
        _json.Reset(_line);
        _json.WriteStartObject();
        members(_json);
        _json.WriteEndObject();
        _json.Flush();
        _line.Write("\n"u8);
        _output.Write(_line.WrittenSpan);
        _output.Flush();
    }

    public void Dispose() => _json.Dispose();
}
