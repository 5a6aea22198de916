using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace ReferencePipeline.Transform.Firehose;

/// <summary>Decodes a record's base64 into one reused buffer.</summary>
internal sealed class RecordData
{
    private byte[] _bytes = new byte[16 * 1024];

    /// <summary>Decodes the text; if it is not base64, <paramref name="data"/> is the text itself.</summary>
    public bool TryDecode(ReadOnlySpan<byte> utf8, Slice slice, out ReadOnlySpan<byte> data)
    {
        if (_bytes.Length < slice.Length)
            _bytes = new byte[slice.Length * 2];
        var text = slice.In(utf8);
        if (slice.Escaped)
        {
            // Some encoders write the '/' of base64 as '\/'.
            var length = Unescape(text, _bytes);
            if (Base64.DecodeFromUtf8InPlace(_bytes.AsSpan(0, length), out var written) == OperationStatus.Done)
            {
                data = _bytes.AsSpan(0, written);
                return true;
            }
        }
        else if (Base64.DecodeFromUtf8(text, _bytes, out _, out var written) == OperationStatus.Done)
        {
            data = _bytes.AsSpan(0, written);
            return true;
        }
        data = text;
        return false;
    }

    private static int Unescape(ReadOnlySpan<byte> text, Span<byte> into)
    {
        var quoted = new byte[text.Length + 2];
        quoted[0] = quoted[^1] = (byte)'"';
        text.CopyTo(quoted.AsSpan(1));
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        return reader.CopyString(into);
    }
}
