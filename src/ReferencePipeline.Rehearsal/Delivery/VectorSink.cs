using System.Runtime.InteropServices;
using System.Text.Unicode;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Rehearsal.Delivery;

/// <summary>Takes a record's values from the validator to the engine's vectors, and notes what the way there is chosen by.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct VectorSink(ChunkWriter writer, RecordKeys keys) : IRecordSink
{
    private const long MicrosecondTicks = TimeSpan.TicksPerMillisecond / 1000;

    public readonly void Begin()
    {
        keys.Clear();
        writer.Begin();
    }

    public readonly void Commit()
    {
        // The record is kept once it is known in which file.
    }

    public readonly void Discard() => writer.Discard();

    public readonly void Partition(int position, ReadOnlySpan<byte> value)
    {
        writer.Partition(position, value);
        keys.Partition(position, value);
    }

    public readonly void Null(RecordColumn column) => writer.Place(column.Index, out _);

    public readonly void Boolean(RecordColumn column, bool value) => writer.Place(column.Index, out var row)?.Write(row, (byte)(value ? 1 : 0));

    public readonly void Integer(RecordColumn column, long value, ReadOnlySpan<byte> digits)
    {
        keys.Integer(column, value);
        var node = writer.Place(column.Index, out var row);
        switch (node?.Width)
        {
            case 1:
                node.Write(row, (sbyte)value);
                break;
            case 2:
                node.Write(row, (short)value);
                break;
            case 4:
                node.Write(row, (int)value);
                break;
            case 8:
                node.Write(row, value);
                break;
        }
    }

    public readonly void Unsigned(RecordColumn column, ulong value, ReadOnlySpan<byte> digits) => writer.Place(column.Index, out var row)?.Write(row, (Int128)value);

    public readonly void Decimal(RecordColumn column, Int128 unscaled, ReadOnlySpan<byte> digits)
    {
        var node = writer.Place(column.Index, out var row);
        switch (node?.Width)
        {
            case 2:
                node.Write(row, (short)unscaled);
                break;
            case 4:
                node.Write(row, (int)unscaled);
                break;
            case 8:
                node.Write(row, (long)unscaled);
                break;
            case 16:
                node.Write(row, unscaled);
                break;
        }
    }

    public readonly void Float(RecordColumn column, double value, ReadOnlySpan<byte> digits)
    {
        var node = writer.Place(column.Index, out var row);
        if (node?.Width == sizeof(float))
            node.Write(row, (float)value);
        else
            node?.Write(row, value);
    }

    public readonly void Text(RecordColumn column, ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> escaped)
    {
        keys.Text(column, utf8);
        writer.Place(column.Index, out var row)?.WriteText(row, utf8, writer.Texts);
    }

    public readonly void Date(RecordColumn column, DateOnly value) =>
        writer.Place(column.Index, out var row)?.Write(row, value.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber);

    /// <summary>As the transform function writes it: a text, and a fraction only where there is one.</summary>
    public readonly void Time(RecordColumn column, TimeOnly value)
    {
        Span<byte> text = stackalloc byte[16];
        Utf8.TryWrite(text, $"{value:HH:mm:ss.FFFFFF}", out var written);
        writer.Place(column.Index, out var row)?.WriteText(row, text[..written], writer.Texts);
    }

    public readonly void Timestamp(RecordColumn column, DateTime utc)
    {
        keys.Timestamp(column, utc);
        writer.Place(column.Index, out var row)?.Write(row, (utc.Ticks - DateTime.UnixEpoch.Ticks) / MicrosecondTicks);
    }

    public readonly void BeginObject(RecordColumn column) => writer.Open(column.Index);

    public readonly void EndObject() => writer.Close();

    public readonly void BeginList(RecordColumn column) => writer.Open(column.Index);

    public readonly void EndList() => writer.Close();

    public readonly void BeginMap(RecordColumn column) => writer.Open(column.Index);

    public readonly void MapKey(ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> escaped) => writer.MapKey(utf8);

    public readonly void EndMap() => writer.Close();
}
