using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ReferencePipeline.Contracts.Validation;

/// <summary>
/// Writes ready records as lines of compact JSON: column names, no nulls, no partition keys (they are in the path), timestamps in UTC as
/// <c>2026-11-21T09:30:00.25Z</c>. A refused record leaves nothing behind.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public struct JsonRecordWriter : IRecordSink
{
    private const int LongestTime = 48;
    private readonly LastDay _lastDay = new();
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

    public void Integer(RecordColumn column, long value, ReadOnlySpan<byte> digits) => Raw(column, digits);

    public void Unsigned(RecordColumn column, ulong value, ReadOnlySpan<byte> digits) => Raw(column, digits);

    public void Decimal(RecordColumn column, Int128 unscaled, ReadOnlySpan<byte> digits) => Raw(column, digits);

    public void Float(RecordColumn column, double value, ReadOnlySpan<byte> digits) => Raw(column, digits);

    public void Text(RecordColumn column, ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> escaped)
    {
        var room = Key(column, escaped.Length + 3);
        room[0] = (byte)'"';
        escaped.CopyTo(room[1..]);
        room[escaped.Length + 1] = (byte)'"';
        End(room, escaped.Length + 2);
    }

    public void Date(RecordColumn column, DateOnly value)
    {
        var room = Key(column, LongestTime);
        room[0] = (byte)'"';
        _lastDay.TextOf(value.DayNumber)[..IsoText.DateLength].CopyTo(room[1..]);
        room[IsoText.DateLength + 1] = (byte)'"';
        End(room, IsoText.DateLength + 2);
    }

    public void Time(RecordColumn column, TimeOnly value)
    {
        var room = Key(column, LongestTime);
        room[0] = (byte)'"';
        IsoText.TryWriteTime(value, room[1..], out var written);
        room[written + 1] = (byte)'"';
        End(room, written + 2);
    }

    public void Timestamp(RecordColumn column, DateTime utc)
    {
        const int clock = IsoText.DateLength + 2;
        var room = Key(column, LongestTime);
        room[0] = (byte)'"';
        _lastDay.TextOf(DateOnly.FromDateTime(utc).DayNumber)[..IsoText.DateLength].CopyTo(room[1..]);
        room[clock - 1] = (byte)'T';
        IsoText.TryWriteTime(TimeOnly.FromDateTime(utc), room[clock..], out var written);
        room[clock + written] = (byte)'Z';
        room[clock + written + 1] = (byte)'"';
        End(room, clock + written + 2);
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
        End(room, escaped.Length + 2, (byte)':');
    }

    public void EndMap() => Close((byte)'}');

    /// <summary>Writes the key, and gives room for so many bytes behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Key(RecordColumn column, int length)
    {
        if (column.KeyLength > RecordColumn.KeyBlockLength)
            return LongKey(column, length);
        var room = Room(RecordColumn.KeyBlockLength + length);
        column.KeyBlock.CopyTo(room);
        return room[column.KeyLength..];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Span<byte> LongKey(RecordColumn column, int length)
    {
        var room = Room(column.KeyLength + length);
        column.Key.CopyTo(room);
        return room[column.KeyLength..];
    }

    /// <summary>Ends a value; its room reaches to the end of all room, which tells where it lies.</summary>
    private void End(Span<byte> room, int written, byte separator = (byte)',')
    {
        room[written] = separator;
        _length = _bytes.Length - room.Length + written + 1;
    }

    private void Raw(RecordColumn column, ReadOnlySpan<byte> json)
    {
        var room = Key(column, json.Length + 1);
        json.CopyTo(room);
        End(room, json.Length);
    }

    private void Open(RecordColumn column, byte bracket)
    {
        var room = Key(column, 1);
        room[0] = bracket;
        _length = _bytes.Length - room.Length + 1;
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
