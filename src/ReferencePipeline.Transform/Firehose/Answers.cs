using System.Buffers.Text;
using ReferencePipeline.Transform.Runtime;

namespace ReferencePipeline.Transform.Firehose;

/// <summary>Writes the response, record by record, and never beyond what Lambda takes back.</summary>
internal sealed class Answers
{
    /// <summary>Lambda takes a synchronous response of up to 6 MB.</summary>
    public const int Limit = 6 * 1024 * 1024;

    private readonly byte[] _bytes;
    private int _length;

    /// <summary>Bytes kept free for the shortest answer to every record still to come.</summary>
    private int _reserved;

    public Answers(int limit = Limit) => _bytes = GC.AllocateUninitializedArray<byte>(limit);

    /// <summary>Starts over; afterwards each of <paramref name="records"/> is answered once, in order.</summary>
    public void Begin(IReadOnlyList<EventRecord> records)
    {
        _length = 0;
        _reserved = Ending.Length;
        foreach (var record in records)
            _reserved += ShortestAnswer(record.Id.Length);
        if (Beginning.Length + _reserved > _bytes.Length)
            throw new FunctionException("Event.TooLarge", $"{records.Count} records cannot be answered in {_bytes.Length} bytes; lower the processor's BufferSizeInMBs.");
        Append(Beginning);
    }

    /// <summary>Answers with a ready record, unless it does not fit; then nothing is written.</summary>
    public bool TryOk(ReadOnlySpan<byte> id, ReadOnlySpan<byte> data, ReadOnlySpan<byte> partitionKeys)
    {
        var needed = RecordId.Length + id.Length + Ok.Length + Base64.GetMaxEncodedToUtf8Length(data.Length)
            + PartitionKeys.Length + partitionKeys.Length + OkEnd.Length;
        if (!Fits(id, needed))
            return false;
        Append(RecordId);
        Append(id);
        Append(Ok);
        AppendBase64(data);
        Append(PartitionKeys);
        Append(partitionKeys);
        Append(OkEnd);
        return true;
    }

    /// <summary>Answers that the record failed, with <paramref name="data"/> if that still fits.</summary>
    public void Failed(ReadOnlySpan<byte> id, ReadOnlySpan<byte> data)
    {
        var needed = RecordId.Length + id.Length + FailedWithData.Length + Base64.GetMaxEncodedToUtf8Length(data.Length) + FailedWithDataEnd.Length;
        if (!Fits(id, needed))
        {
            Failed(id);
            return;
        }
        Append(RecordId);
        Append(id);
        Append(FailedWithData);
        AppendBase64(data);
        Append(FailedWithDataEnd);
    }

    /// <summary>The shortest answer, which always fits: Firehose keeps the record as it came.</summary>
    public void Failed(ReadOnlySpan<byte> id)
    {
        _reserved -= ShortestAnswer(id.Length);
        Append(RecordId);
        Append(id);
        Append(FailedAlone);
    }

    public ReadOnlyMemory<byte> End()
    {
        // Every answer ends in a comma; the last one has none to separate.
        if (_length > Beginning.Length)
            _length--;
        Append(Ending);
        return _bytes.AsMemory(0, _length);
    }

    private static ReadOnlySpan<byte> Beginning => "{\"records\":["u8;
    private static ReadOnlySpan<byte> Ending => "]}"u8;
    private static ReadOnlySpan<byte> RecordId => "{\"recordId\":\""u8;
    private static ReadOnlySpan<byte> Ok => "\",\"result\":\"Ok\",\"data\":\""u8;
    private static ReadOnlySpan<byte> PartitionKeys => "\",\"metadata\":{\"partitionKeys\":{"u8;
    private static ReadOnlySpan<byte> OkEnd => "}}},"u8;
    private static ReadOnlySpan<byte> FailedWithData => "\",\"result\":\"ProcessingFailed\",\"data\":\""u8;
    private static ReadOnlySpan<byte> FailedWithDataEnd => "\"},"u8;
    private static ReadOnlySpan<byte> FailedAlone => "\",\"result\":\"ProcessingFailed\"},"u8;

    private static int ShortestAnswer(int id) => RecordId.Length + id + FailedAlone.Length;

    private bool Fits(ReadOnlySpan<byte> id, int needed)
    {
        var others = _reserved - ShortestAnswer(id.Length);
        if (needed > _bytes.Length - _length - others)
            return false;
        _reserved = others;
        return true;
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    private void AppendBase64(ReadOnlySpan<byte> bytes)
    {
        Base64.EncodeToUtf8(bytes, _bytes.AsSpan(_length), out _, out var written);
        _length += written;
    }
}
