using ReferencePipeline.Contracts.Validation;
using ReferencePipeline.Rehearsal.Duck;

namespace ReferencePipeline.Rehearsal.Delivery;

/// <summary>A vector of the engine's that is being filled: a column, a member of a struct, the items of a list, the entries of a map.</summary>
/// <remarks>Each value is null until it is written, so what a record does not mention needs no work.</remarks>
internal sealed unsafe class VectorNode
{
    public const int ChunkRows = 2048;
    public const int NoRow = -1;

    private readonly DuckType _type;
    private readonly VectorNode[] _parts;
    private readonly int _size;
    private nint _vector;
    private byte* _data;
    private ulong* _validity;
    private int _capacity;
    private int _owner;
    private int _start;

    /// <summary>A vector for what the validator hands over under a column.</summary>
    /// <param name="type">What the vector holds.</param>
    /// <param name="column">What is written into it; <c>null</c> when nothing is.</param>
    public VectorNode(DuckType type, RecordColumn? column) : this(type, PartsOf(type, column))
    {
        switch (type)
        {
            case DuckType.List list:
                Items = new(list.Item, column?.Children[0]);
                break;
            case DuckType.Map map:
                Items = new(type, [new(map.Key, column: null), new(map.Value, column?.Children[0])]);
                break;
            case DuckType.Struct members:
                Members = [.. (column?.Children ?? []).Select(child => members.Members.Index().Where(member => member.Item.Name == child.Name).Select(member => _parts[member.Index]).FirstOrDefault())];
                break;
        }
    }

    /// <summary>Takes whatever the table has no place for.</summary>
    public static VectorNode Nothing { get; } = Of([]);

    /// <summary>A record: it has members, and no vector of its own.</summary>
    public static VectorNode Of(VectorNode?[] members) => new(new DuckType.Struct([]), []) { Members = members };

    private VectorNode(DuckType type, VectorNode[] parts) => (_type, _parts, Width, _size, IsMap) = (type, parts, WidthOf(type), SizeOf(type), type is DuckType.Map && parts.Length == 0);

    private static VectorNode[] PartsOf(DuckType type, RecordColumn? column) => type is not DuckType.Struct members ? []
        : [.. members.Members.Select(member => new VectorNode(member.Type, column?.Children.FirstOrDefault(child => child.Name == member.Name)))];

    /// <summary>Bytes of a whole number, which may be wider than the contract's.</summary>
    public int Width { get; }

    /// <summary>The members of a struct by <see cref="RecordColumn.Index"/>; <c>null</c> for one that the table does not have.</summary>
    public VectorNode?[] Members { get; private init; } = [];

    /// <summary>Of a map's entry.</summary>
    public VectorNode Key => _parts[0];

    /// <summary>Of a map's entry.</summary>
    public VectorNode Value => _parts[1];

    /// <summary>The items of a list; of a map, its entries, each a struct of key and value.</summary>
    public VectorNode? Items { get; }

    public bool IsMap { get; }

    /// <summary>How many items lists have taken so far.</summary>
    public int Count { get; private set; }

    /// <summary>The row of the members that are being written; of a map, that of its entry.</summary>
    public int Row { get; set; }

    /// <summary>The memory that it takes beside long texts: for as many rows as there is room.</summary>
    public long Bytes => (long)_capacity * _size + (Items?.Bytes ?? 0) + _parts.Sum(part => part.Bytes);

    /// <summary>Begins a value that has parts.</summary>
    public void Enter(int row)
    {
        _owner = row;
        Row = Items is null ? row : NoRow;
        _start = Items?.Count ?? 0;
    }

    /// <summary>Ends it.</summary>
    public void Leave()
    {
        if (_vector == nint.Zero)
            return;
        if (Items is { } items)
        {
            ((ulong*)_data)[_owner * 2] = (ulong)_start;
            ((ulong*)_data)[_owner * 2 + 1] = (ulong)(items.Count - _start);
        }

        SetValid(_owner);
    }

    /// <summary>Points to a vector of the chunk, in which all is null.</summary>
    public void Point(nint vector)
    {
        (_vector, _capacity, Count) = (vector, ChunkRows, 0);
        Refresh(clearFrom: 0);
    }

    /// <summary>The row of the next item of a list whose items this is.</summary>
    public int Next(VectorNode list)
    {
        if (Count == _capacity)
        {
            if (Native.ReserveList(list._vector, (ulong)_capacity * 2) != 0)
                throw new DuckException("the engine has no room for a longer list");
            _vector = Native.ListChild(list._vector);
            Grow(_capacity * 2);
        }

        return Count++;
    }

    public void SetListSize()
    {
        if (Items is { } items)
        {
            _ = Native.SetListSize(_vector, (ulong)items.Count);
            items.SetListSize();
        }

        foreach (var part in _parts)
            part.SetListSize();
    }

    /// <summary>Takes back what was written to a row.</summary>
    public void Clear(int row)
    {
        _validity[row >> 6] &= ~(1UL << row);
        foreach (var part in _parts)
            part.Clear(row);
    }

    public void SetValid(int row) => _validity[row >> 6] |= 1UL << row;

    public void Write<T>(int row, T value) where T : unmanaged
    {
        ((T*)_data)[row] = value;
        SetValid(row);
    }

    public void WriteText(int row, ReadOnlySpan<byte> utf8, TextMemory texts)
    {
        var text = (DuckText*)_data + row;
        if (utf8.Length <= DuckText.Inlined)
        {
            *text = default;
            text->Length = (uint)utf8.Length;
            utf8.CopyTo(new Span<byte>(text->Bytes, DuckText.Inlined));
        }
        else
        {
            text->Length = (uint)utf8.Length;
            utf8[..DuckText.Prefix].CopyTo(new Span<byte>(text->Bytes, DuckText.Prefix));
            text->Elsewhere = (byte*)texts.Keep(utf8);
        }

        SetValid(row);
    }

    /// <summary>Takes back the items that lists have taken since there were so many.</summary>
    public void Truncate(int count)
    {
        while (Count > count)
            Clear(--Count);
    }

    /// <summary>The items of this and of all lists in it, outermost first.</summary>
    public IEnumerable<VectorNode> AllItems => (Items is { } items ? items.AllItems.Prepend(items) : []).Concat(_parts.SelectMany(part => part.AllItems));

    public override string ToString() => $"{_type}, {Count} items";

    private void Grow(int capacity)
    {
        var former = _capacity;
        _capacity = capacity;
        Refresh(former);
    }

    /// <summary>Asks where the vector's memory is, which moves when it grows, and makes what is new in it null.</summary>
    private void Refresh(int clearFrom)
    {
        Native.EnsureValidityWritable(_vector);
        _data = Native.VectorData(_vector);
        _validity = Native.VectorValidity(_vector);
        new Span<ulong>(_validity + (clearFrom >> 6), (_capacity - clearFrom) >> 6).Clear();
        for (var i = 0; i < _parts.Length; i++)
        {
            _parts[i]._vector = Native.StructChild(_vector, (ulong)i);
            _parts[i]._capacity = _capacity;
            _parts[i].Refresh(clearFrom);
        }

        // The items of lists that are items themselves stay where they are; their own count goes on.
        if (Items is { } items)
        {
            var child = Native.ListChild(_vector);
            if (clearFrom == 0)
            {
                items.Point(child);
            }
            else
            {
                items._vector = child;
                items.Refresh(items._capacity);
            }
        }
    }

    /// <summary>Bytes of a row beside its texts and items.</summary>
    private static int SizeOf(DuckType type) => WidthOf(type) is > 0 and var width ? width : type switch
    {
        DuckType.Struct => 0,
        DuckType.Scalar { Kind: ScalarKind.Boolean } => 1,
        DuckType.Scalar { Kind: ScalarKind.Date } => 4,
        DuckType.Scalar { Kind: ScalarKind.Timestamp } => 8,
        // A text, or where the items of a list or map are.
        _ => 16,
    };

    private static int WidthOf(DuckType type) => type switch
    {
        DuckType.Scalar { Kind: ScalarKind.TinyInt } => 1,
        DuckType.Scalar { Kind: ScalarKind.SmallInt } => 2,
        DuckType.Scalar { Kind: ScalarKind.Integer } => 4,
        DuckType.Scalar { Kind: ScalarKind.BigInt } => 8,
        DuckType.Decimal { Precision: <= 4 } => 2,
        DuckType.Decimal { Precision: <= 9 } => 4,
        DuckType.Decimal { Precision: <= 18 } => 8,
        DuckType.Decimal => 16,
        DuckType.Scalar { Kind: ScalarKind.Double } => 8,
        DuckType.Scalar { Kind: ScalarKind.Float } => 4,
        _ => 0,
    };
}
