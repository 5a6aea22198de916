using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Rehearsal.Delivery;

/// <summary>Wants nothing of a record but the time it happened.</summary>
internal readonly struct TimeSink(RecordKeys keys) : IRecordSink
{
    public void Begin() => keys.Clear();

    public void Timestamp(RecordColumn column, DateTime utc) => keys.Timestamp(column, utc);

    public void Commit() { }

    public void Discard() { }

    public void Partition(int position, ReadOnlySpan<byte> value) { }

    public void Null(RecordColumn column) { }

    public void Boolean(RecordColumn column, bool value) { }

    public void Integer(RecordColumn column, long value, ReadOnlySpan<byte> digits) { }

    public void Unsigned(RecordColumn column, ulong value, ReadOnlySpan<byte> digits) { }

    public void Decimal(RecordColumn column, Int128 unscaled, ReadOnlySpan<byte> digits) { }

    public void Float(RecordColumn column, double value, ReadOnlySpan<byte> digits) { }

    public void Text(RecordColumn column, ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> escaped) { }

    public void Date(RecordColumn column, DateOnly value) { }

    public void Time(RecordColumn column, TimeOnly value) { }

    public void BeginObject(RecordColumn column) { }

    public void EndObject() { }

    public void BeginList(RecordColumn column) { }

    public void EndList() { }

    public void BeginMap(RecordColumn column) { }

    public void MapKey(ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> escaped) { }

    public void EndMap() { }
}
