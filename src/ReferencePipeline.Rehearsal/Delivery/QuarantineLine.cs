using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace ReferencePipeline.Rehearsal.Delivery;

/// <summary>A refused record as Firehose leaves it below the error prefix: one line of JSON, the record in base64.</summary>
/// <remarks>What Firehose keeps of the function's answer, and why not its reasons: docs/adr/0010.</remarks>
internal sealed class QuarantineLine(string functionArn)
{
    public const string ErrorType = "processing-failed";

    private readonly byte[] _end = Encoding.UTF8.GetBytes($"\",\"lambdaARN\":{JsonSerializer.Serialize(functionArn)}}}\n");

    public void Write(ObjectBuffer into, DateTime arrival, ReadOnlySpan<byte> record)
    {
        const int longestNumbers = 64;
        var room = into.Room(arrival, Start.Length + Middle.Length + Data.Length + longestNumbers + Base64.GetMaxEncodedToUtf8Length(record.Length) + _end.Length);
        var milliseconds = (arrival.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
        var length = Append(room, 0, Start);
        length += Number(room[length..], milliseconds);
        length = Append(room, length, Middle);
        length += Number(room[length..], milliseconds);
        length = Append(room, length, Data);
        Base64.EncodeToUtf8(record, room[length..], out _, out var written);
        into.Add(Append(room, length + written, _end));
    }

    private static ReadOnlySpan<byte> Start => "{\"attemptsMade\":1,\"arrivalTimestamp\":"u8;

    private static ReadOnlySpan<byte> Middle => ",\"errorCode\":\"Lambda.ProcessingFailedStatus\",\"errorMessage\":\"ProcessingFailed status set for record\",\"attemptEndingTimestamp\":"u8;

    private static ReadOnlySpan<byte> Data => ",\"rawData\":\""u8;

    private static int Append(Span<byte> room, int at, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(room[at..]);
        return at + bytes.Length;
    }

    private static int Number(Span<byte> room, long number)
    {
        Utf8Formatter.TryFormat(number, room, out var written);
        return written;
    }
}
