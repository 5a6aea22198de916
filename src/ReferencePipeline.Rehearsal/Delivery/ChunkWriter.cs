using System.Runtime.CompilerServices;
using System.Text;
using ReferencePipeline.Contracts.Validation;
using ReferencePipeline.Rehearsal.Plan;

namespace ReferencePipeline.Rehearsal.Delivery;

/// <summary>Writes records, value by value as the validator reads them, into a chunk of the engine's. A refused record leaves nothing behind.</summary>
internal sealed class ChunkWriter
{
    public const int FolderRoom = 128;

    private readonly VectorNode[] _nodes;
    private readonly VectorNode[] _lists;
    private readonly int[] _marks;
    private readonly VectorNode _roll = new(new Duck.DuckType.Scalar(Duck.ScalarKind.Integer), column: null);
    private readonly VectorNode[] _outer = new VectorNode[RecordValidator.MaxDepth + 1];
    private readonly VectorNode _root;
    private readonly byte[] _folders;
    private readonly int[] _folderLengths;
    private HeldChunk? _chunk;
    private VectorNode _at = VectorNode.Nothing;
    private int _depth;

    public ChunkWriter(TablePlan table, RecordValidator validator)
    {
        _nodes = [.. table.Columns.Select(column => new VectorNode(column.Type, validator.Columns.FirstOrDefault(known => known.Name == column.Name)))];
        _root = VectorNode.Of([.. validator.Columns.Select(column => table.Columns.Index().Where(known => known.Item.Name == column.Name).Select(known => _nodes[known.Index]).FirstOrDefault())]);
        _lists = [.. _nodes.SelectMany(node => node.AllItems)];
        _marks = new int[_lists.Length];
        _folders = new byte[validator.PartitionKeys.Count * FolderRoom];
        _folderLengths = new int[validator.PartitionKeys.Count];
    }

    /// <summary>The rows that are whole.</summary>
    public int Rows { get; private set; }

    public bool IsFull => Rows == VectorNode.ChunkRows;

    /// <summary>Where long texts of the chunk are kept.</summary>
    public TextMemory Texts => _chunk!.Texts;

    /// <summary>The value of a partition key of the record last read, as the folder spells it.</summary>
    public ReadOnlySpan<byte> PartitionValue(int position) => _folders.AsSpan(position * FolderRoom, _folderLengths[position]);

    public string PartitionText(int position) => Encoding.UTF8.GetString(PartitionValue(position));

    /// <summary>Writes the rows that follow to an empty chunk.</summary>
    public void Begin(HeldChunk chunk)
    {
        _chunk = chunk;
        for (var i = 0; i < _nodes.Length; i++)
            _nodes[i].Point(chunk.Vector(i));
        _roll.Point(chunk.Vector(_nodes.Length));
        Rows = 0;
    }

    /// <summary>Tells the chunk what it has got.</summary>
    public HeldChunk End()
    {
        foreach (var node in _nodes)
            node.SetListSize();
        _chunk!.Fill(Rows, _nodes.Sum(node => node.Bytes) + Texts.Bytes);
        return _chunk;
    }

    /// <summary>Keeps the record last read, in the file of that number.</summary>
    public void Keep(int roll) => _roll.Write(Rows++, roll);

    public void Begin()
    {
        for (var i = 0; i < _lists.Length; i++)
            _marks[i] = _lists[i].Count;
        Array.Clear(_folderLengths);
        _root.Enter(Rows);
        _at = _root;
        _depth = 0;
    }

    public void Discard()
    {
        foreach (var node in _nodes)
            node.Clear(Rows);
        for (var i = 0; i < _lists.Length; i++)
            _lists[i].Truncate(_marks[i]);
    }

    public void Partition(int position, ReadOnlySpan<byte> value)
    {
        value.CopyTo(_folders.AsSpan(position * FolderRoom, FolderRoom));
        _folderLengths[position] = value.Length;
    }

    /// <summary>Where a value belongs; <c>null</c> where the table has no place for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public VectorNode? Place(int index, out int row)
    {
        var at = _at;
        row = at.Row;
        return at.Items is { } items ? PlaceIn(at, items, ref row)
            : (uint)index < (uint)at.Members.Length ? at.Members[index] : null;
    }

    private static VectorNode? PlaceIn(VectorNode at, VectorNode items, ref int row)
    {
        if (!at.IsMap)
        {
            row = items.Next(at);
            return items;
        }

        // A key that was refused has made no entry, and its record will be discarded.
        at.Row = VectorNode.NoRow;
        return row == VectorNode.NoRow ? null : items.Value;
    }

    public void MapKey(ReadOnlySpan<byte> utf8)
    {
        if (_at.Items is not { } entries)
            return;
        var row = _at.Row = entries.Next(_at);
        entries.SetValid(row);
        entries.Key.WriteText(row, utf8, Texts);
    }

    /// <summary>Goes into a struct, list or map; into nothing where the table has no place for it.</summary>
    public void Open(int index)
    {
        var node = Place(index, out var row);
        _outer[_depth++] = _at;
        _at = node ?? VectorNode.Nothing;
        node?.Enter(row);
    }

    public void Close()
    {
        _at.Leave();
        _at = _outer[--_depth];
    }
}
