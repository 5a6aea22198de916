namespace ReferencePipeline.Contracts.Validation;

/// <summary>
/// Takes the values of a record, in the event's order, while it is validated. A record begins, its values follow, and then it is committed
/// or, when anything was wrong with it, discarded. A column that is not mentioned is null. Implemented by a struct, so that the validator is
/// compiled for it without boxing or interface calls.
/// </summary>
/// <remarks>Spans are valid during the call only. <c>escaped</c> is the same text as it stands between JSON quotes.</remarks>
public interface IRecordSink
{
    void Begin();

    void Commit();

    void Discard();

    /// <summary>The value of the partition key at <paramref name="position"/> (0 is the outermost folder), as the folder spells it.</summary>
    void Partition(int position, ReadOnlySpan<byte> value);

    /// <summary>An item of a list, or a value of a map, that is null.</summary>
    void Null(RecordColumn column);

    void Boolean(RecordColumn column, bool value);

    /// <summary>A whole number; <paramref name="digits"/> is the same as JSON text, here and below.</summary>
    void Integer(RecordColumn column, long value, ReadOnlySpan<byte> digits);

    /// <summary>A whole number of the type <see cref="IntegerWidth.U64"/>, the only one that a long cannot hold.</summary>
    void Unsigned(RecordColumn column, ulong value, ReadOnlySpan<byte> digits);

    /// <summary>An exact number as a count of 10^-scale.</summary>
    void Decimal(RecordColumn column, Int128 unscaled, ReadOnlySpan<byte> digits);

    void Float(RecordColumn column, double value, ReadOnlySpan<byte> digits);

    void Text(RecordColumn column, ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> escaped);

    void Date(RecordColumn column, DateOnly value);

    void Time(RecordColumn column, TimeOnly value);

    void Timestamp(RecordColumn column, DateTime utc);

    void BeginObject(RecordColumn column);

    void EndObject();

    void BeginList(RecordColumn column);

    void EndList();

    void BeginMap(RecordColumn column);

    /// <summary>The key of the entry whose value follows.</summary>
    void MapKey(ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> escaped);

    void EndMap();
}
