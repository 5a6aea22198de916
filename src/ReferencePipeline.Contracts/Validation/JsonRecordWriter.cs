using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ReferencePipeline.Contracts.Validation;

/// <summary>
/// Writes ready records as lines of compact JSON: column names, no nulls, no partition keys (they are in the path), timestamps in UTC as
/// <c>2026-11-21T09:30:00.25Z</c>. A refused record leaves nothing behind.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public struct JsonRecordWriter : IRecordSink
{
    private const int LongestScalar = 48;
    private readonly int[] _partitionEnds;
    private byte[] _bytes;
    private byte[] _folders;
    private int _length;
    private int _start;

    public JsonRecordWriter(RecordValidator validator)
    {
        _partitionEnds = new int[validator.PartitionKeys.Count];
        _bytes = new byte[4096];
        _folders = new byte[_partitionEnds.Length * FolderRoom];
    }

    private const int FolderRoom = 128;

    /// <summary>The lines written since <see cref="Clear"/>, each ended by a line feed.</summary>
    public readonly ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>The value of a partition key of the last record, as the folder spells it.</summary>
    public readonly ReadOnlySpan<byte> PartitionValue(int position) => _folders.AsSpan(position * FolderRoom, _partitionEnds[position]);

    public void Clear() => _length = 0;

    public void Begin()
    {
        _start = _length;
        Room(1)[0] = (byte)'{';
        _length++;
    }

    public void Commit()
    {
        Close((byte)'}');
        _bytes[_length - 1] = (byte)'\n';
    }

    public void Discard() => _length = _start;

    public readonly void Partition(int position, ReadOnlySpan<byte> value)
    {
        value.CopyTo(_folders.AsSpan(position * FolderRoom, FolderRoom));
        _partitionEnds[position] = value.Length;
    }

    public void Null(RecordColumn column) => Raw(column, "null"u8);

    public void Boolean(RecordColumn column, bool value) => Raw(column, value ? "true"u8 : "false"u8);

    public void Integer(RecordColumn column, long value)
    {
        var room = Value(column);
        Utf8Formatter.TryFormat(value, room, out var written);
        End(room, written);
    }

    public void Unsigned(RecordColumn column, ulong value)
    {
        var room = Value(column);
        Utf8Formatter.TryFormat(value, room, out var written);
        End(room, written);
    }

    public void Decimal(RecordColumn column, Int128 unscaled, ReadOnlySpan<byte> digits) => Raw(column, digits);

    public void Float(RecordColumn column, double value, ReadOnlySpan<byte> digits) => Raw(column, digits);

    public void Text(RecordColumn column, ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> escaped)
    {
        var key = column.Key;
        var room = Room(key.Length + escaped.Length + 3);
        key.CopyTo(room);
        room[key.Length] = (byte)'"';
        escaped.CopyTo(room[(key.Length + 1)..]);
        var end = key.Length + 1 + escaped.Length;
        room[end] = (byte)'"';
        room[end + 1] = (byte)',';
        _length += end + 2;
    }

    public void Date(RecordColumn column, DateOnly value)
    {
        var room = Value(column);
        room[0] = (byte)'"';
        IsoText.WriteDate(value.ToDateTime(default), room[1..]);
        room[IsoText.DateLength + 1] = (byte)'"';
        End(room, IsoText.DateLength + 2);
    }

    public void Time(RecordColumn column, TimeOnly value)
    {
        var room = Value(column);
        room[0] = (byte)'"';
        IsoText.TryWriteTime(value, room[1..], out var written);
        room[written + 1] = (byte)'"';
        End(room, written + 2);
    }

    public void Timestamp(RecordColumn column, DateTime utc)
    {
        var room = Value(column);
        room[0] = (byte)'"';
        IsoText.TryWriteMoment(utc, zulu: true, room[1..], out var written);
        room[written + 1] = (byte)'"';
        End(room, written + 2);
    }

    public void BeginObject(RecordColumn column) => Open(column, (byte)'{');

    public void EndObject() => Close((byte)'}');

    public void BeginList(RecordColumn column) => Open(column, (byte)'[');

    public void EndList() => Close((byte)']');

    public void BeginMap(RecordColumn column) => Open(column, (byte)'{');

    public void MapKey(ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> escaped)
    {
        var room = Room(escaped.Length + 3);
        room[0] = (byte)'"';
        escaped.CopyTo(room[1..]);
        room[escaped.Length + 1] = (byte)'"';
        room[escaped.Length + 2] = (byte)':';
        _length += escaped.Length + 3;
    }

    public void EndMap() => Close((byte)'}');

    /// <summary>Writes the key, and gives room for a value that is never longer than a timestamp or a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Value(RecordColumn column)
    {
        var key = column.Key;
        var room = Room(key.Length + LongestScalar);
        key.CopyTo(room);
        _length += key.Length;
        return room[key.Length..];
    }

    private void End(Span<byte> room, int written)
    {
        room[written] = (byte)',';
        _length += written + 1;
    }

    private void Raw(RecordColumn column, ReadOnlySpan<byte> json)
    {
        var key = column.Key;
        var room = Room(key.Length + json.Length + 1);
        key.CopyTo(room);
        json.CopyTo(room[key.Length..]);
        room[key.Length + json.Length] = (byte)',';
        _length += key.Length + json.Length + 1;
    }

    private void Open(RecordColumn column, byte bracket)
    {
        var key = column.Key;
        var room = Room(key.Length + 2);
        key.CopyTo(room);
        room[key.Length] = bracket;
        _length += key.Length + 1;
    }

    /// <summary>Ends an object or list: its last part left a comma to write over.</summary>
    private void Close(byte bracket)
    {
        if (_bytes[_length - 1] == ',')
            _length--;
        var room = Room(2);
        room[0] = bracket;
        room[1] = (byte)',';
        _length += 2;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Room(int length)
    {
        if (_length + length > _bytes.Length)
            Grow(length);
        return _bytes.AsSpan(_length);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int length) => Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + length));
}
