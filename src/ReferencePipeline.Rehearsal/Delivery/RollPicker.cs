using System.Buffers.Binary;

namespace ReferencePipeline.Rehearsal.Delivery;

/// <summary>One thread's view of the roll book: it remembers the files it has just written to, and tells the book of them block by block.</summary>
internal sealed class RollPicker
{
    private const int Remembered = 4096;

    private readonly RollBook _book;
    private readonly ChunkWriter _writer;
    private readonly Dictionary<byte[], Entry> _entries = new(KeyBytes.Comparer);
    private readonly Dictionary<byte[], Entry>.AlternateLookup<ReadOnlySpan<byte>> _known;
    private readonly List<Entry> _touched = [];
    private readonly byte[] _key;
    private readonly byte[] _lastKey;
    private int _lastLength;
    private Entry? _last;

    public RollPicker(RollBook book, ChunkWriter writer)
    {
        (_book, _writer) = (book, writer);
        _known = _entries.GetAlternateLookup<ReadOnlySpan<byte>>();
        _key = new byte[sizeof(long) + book.Positions.Length * (ChunkWriter.FolderRoom + 1)];
        _lastKey = new byte[_key.Length];
    }

    /// <summary>The file of the record last read.</summary>
    public int Pick(DateTime arrival, int bytes)
    {
        var window = _book.WindowOf(arrival);
        var key = Key(window);
        // Where events come in the order of time, most go where the one before went.
        if (_last is not { } entry || !key.SequenceEqual(_lastKey.AsSpan(0, _lastLength)) || _book.IsFull(entry.Roll))
            entry = Find(key, window);
        if (entry.Records == 0)
            _touched.Add(entry);
        entry.Count(bytes, arrival.Ticks);
        return entry.Roll.Id;
    }

    public void Tell()
    {
        foreach (var entry in _touched)
            entry.Tell();
        _touched.Clear();
        if (_entries.Count > Remembered)
            _entries.Clear();
    }

    private Entry Find(ReadOnlySpan<byte> key, long window)
    {
        if (!_known.TryGetValue(key, out var entry) || _book.IsFull(entry.Roll))
        {
            entry?.Tell();
            entry = new(_book.Open(key, _writer.PartitionText, window));
            _known[key] = entry;
        }

        key.CopyTo(_lastKey);
        (_last, _lastLength) = (entry, key.Length);
        return entry;
    }

    private ReadOnlySpan<byte> Key(long window)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_key, window);
        var length = sizeof(long);
        foreach (var position in _book.Positions)
        {
            var value = _writer.PartitionValue(position);
            _key[length++] = (byte)value.Length;
            value.CopyTo(_key.AsSpan(length));
            length += value.Length;
        }

        return _key.AsSpan(0, length);
    }

    private sealed class Entry(Roll roll)
    {
        private long _bytes;
        private long _first = long.MaxValue;

        public Roll Roll => roll;

        public long Records { get; private set; }

        public void Count(int bytes, long ticks)
        {
            _bytes += bytes;
            Records++;
            _first = Math.Min(_first, ticks);
        }

        public void Tell()
        {
            if (Records > 0)
                roll.Add(_bytes, Records, _first);
            (_bytes, Records, _first) = (0, 0, long.MaxValue);
        }
    }
}
