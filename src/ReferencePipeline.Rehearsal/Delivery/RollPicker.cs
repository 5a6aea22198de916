using System.Buffers.Binary;

namespace ReferencePipeline.Rehearsal.Delivery;

/// <summary>One thread's view of the roll book: it remembers the files it has just written to, and tells the book of them block by block.</summary>
internal sealed class RollPicker(RollBook book, ChunkWriter writer)
{
    private const int Remembered = 4096;

    private readonly Dictionary<byte[], Entry> _known = new(KeyBytes.Comparer);
    private readonly List<Entry> _touched = [];
    private readonly byte[] _key = new byte[sizeof(long) + book.Positions.Count * (ChunkWriter.FolderRoom + 1)];

    /// <summary>The file of the record last read.</summary>
    public int Pick(DateTime arrival, int bytes)
    {
        var window = book.WindowOf(arrival);
        var key = Key(window);
        var known = _known.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (!known.TryGetValue(key, out var entry) || book.IsFull(entry.Roll))
        {
            entry?.Tell();
            entry = new(book.Open(key, writer.PartitionText, window));
            known[key] = entry;
        }

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
        if (_known.Count > Remembered)
            _known.Clear();
    }

    private ReadOnlySpan<byte> Key(long window)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_key, window);
        var length = sizeof(long);
        foreach (var position in book.Positions)
        {
            var value = writer.PartitionValue(position);
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
