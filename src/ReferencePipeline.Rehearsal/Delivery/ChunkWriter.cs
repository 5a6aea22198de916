using System.Text;
using ReferencePipeline.Contracts.Validation;
using ReferencePipeline.Rehearsal.Plan;

namespace ReferencePipeline.Rehearsal.Delivery;

/// <summary>Writes records, value by value as the validator reads them, into a chunk of the engine's. A refused record leaves nothing behind.</summary>
internal sealed class ChunkWriter
{
    public const int FolderRoom = 128;

    private readonly VectorNode[] _nodes;
    private readonly VectorNode?[] _columns;
    private readonly VectorNode[] _lists;
    private readonly int[] _marks;
    private readonly VectorNode _roll = new(new Duck.DuckType.Scalar(Duck.ScalarKind.Integer), column: null);
    private readonly Frame[] _frames = new Frame[RecordValidator.MaxDepth + 1];
    private readonly byte[] _folders;
    private readonly int[] _folderLengths;
    private Frame _at;
    private int _depth;

    public ChunkWriter(TablePlan table, RecordValidator validator)
    {
        _nodes = [.. table.Columns.Select(column => new VectorNode(column.Type, validator.Columns.FirstOrDefault(known => known.Name == column.Name)))];
        _columns = [.. validator.Columns.Select(column => table.Columns.Index().Where(known => known.Item.Name == column.Name).Select(known => _nodes[known.Index]).FirstOrDefault())];
        _lists = [.. _nodes.SelectMany(node => node.AllItems)];
        _marks = new int[_lists.Length];
        _folders = new byte[validator.PartitionKeys.Count * FolderRoom];
        _folderLengths = new int[validator.PartitionKeys.Count];
    }

    /// <summary>The rows that are whole.</summary>
    public int Rows { get; private set; }

    public bool IsFull => Rows == VectorNode.ChunkRows;

    /// <summary>The value of a partition key of the record last read, as the folder spells it.</summary>
    public ReadOnlySpan<byte> PartitionValue(int position) => _folders.AsSpan(position * FolderRoom, _folderLengths[position]);

    public string PartitionText(int position) => Encoding.UTF8.GetString(PartitionValue(position));

    public void BeginChunk(nint chunk)
    {
        for (var i = 0; i < _nodes.Length; i++)
            _nodes[i].Point(Duck.Native.ChunkVector(chunk, (ulong)i));
        _roll.Point(Duck.Native.ChunkVector(chunk, (ulong)_nodes.Length));
        Rows = 0;
    }

    public void EndChunk(nint chunk)
    {
        foreach (var node in _nodes)
            node.SetListSize();
        Duck.Native.SetChunkSize(chunk, (ulong)Rows);
    }

    /// <summary>Keeps the record last read, in the file of that number.</summary>
    public void Keep(int roll) => _roll.Write(Rows++, roll);

    public void Begin()
    {
        for (var i = 0; i < _lists.Length; i++)
            _marks[i] = _lists[i].Count;
        Array.Clear(_folderLengths);
        _at = new(_columns, null, Rows);
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
    public VectorNode? Place(int index, out int row)
    {
        row = _at.Row;
        if (_at.List is not { Items: { } items } list)
            return index < _at.Members.Length ? _at.Members[index] : null;
        if (!_at.IsMap)
        {
            row = items.Next(list);
            return items;
        }

        // A key that was refused has made no entry, and its record will be discarded.
        _at.Row = Frame.None;
        return row == Frame.None ? null : items.Value;
    }

    public void MapKey(ReadOnlySpan<byte> utf8)
    {
        if (_at.List is not { Items: { } entries } map)
            return;
        _at.Row = entries.Next(map);
        entries.SetValid(_at.Row);
        entries.Key.WriteText(_at.Row, utf8);
    }

    public void Open(int index, bool isList, bool isMap)
    {
        var node = Place(index, out var row);
        _frames[_depth++] = _at;
        if (node is null)
            _at = default;
        else if (isList)
            _at = new([], node, Frame.None) { IsMap = isMap, Owner = row, Start = node.Items!.Count };
        else
            _at = new(node.Members, null, row) { Struct = node };
    }

    public void Close()
    {
        if (_at.List is { } list)
            list.WriteList(_at.Owner, _at.Start, list.Items!.Count - _at.Start);
        _at.Struct?.SetValid(_at.Row);
        _at = _frames[--_depth];
    }

    /// <summary>The struct, list or map that is being written.</summary>
    private struct Frame(VectorNode?[] members, VectorNode? list, int row)
    {
        public const int None = -1;

        private readonly VectorNode?[]? _members = members;

        public readonly VectorNode?[] Members => _members ?? [];
        public readonly VectorNode? List = list;

        /// <summary>The row of the members; of a map, that of its entry.</summary>
        public int Row = row;
        public VectorNode? Struct;
        public bool IsMap;
        public int Owner;
        public int Start;
    }
}
