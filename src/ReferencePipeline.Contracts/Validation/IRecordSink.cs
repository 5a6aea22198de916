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

    void Integer(RecordColumn column, long value);

    /// <summary>A whole number of the type <see cref="IntegerWidth.U64"/>, the only one that a long cannot hold.</summary>
    void Unsigned(RecordColumn column, ulong value);

    /// <summary>An exact number as a count of 10^-scale; <paramref name="digits"/> is the same as JSON text.</summary>
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

/// <summary>Where a value belongs: a stored column, a member of a struct, the items of a list, or the values of a map.</summary>
public sealed class RecordColumn
{
    internal RecordColumn(int index, string name, FieldType type, bool named)
    {
        Index = index;
        Name = name;
        Type = type;
        Key = named ? System.Text.Encoding.UTF8.GetBytes($"\"{name}\":") : [];
    }

    /// <summary>The position among the dataset's stored columns, or among the members of its struct; 0 in lists and maps.</summary>
    public int Index { get; }

    public string Name { get; }
    public FieldType Type { get; }

    /// <summary>The members of a struct in the contract's order; the item of a list; the value of a map.</summary>
    public IReadOnlyList<RecordColumn> Children { get; internal set; } = [];

    /// <summary>The name as JSON writes it before the value; empty in lists and maps.</summary>
    internal byte[] Key { get; }
}
