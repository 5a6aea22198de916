using System.Runtime.InteropServices;

namespace ReferencePipeline.Contracts.Validation;

/// <summary>Remembers byte strings that anyone may have sent, so its hash is seeded; emptied and used again without allocation.</summary>
internal sealed class KeySet
{
    private const int Few = 8;
    private byte[] _bytes = new byte[256];
    private Entry[] _entries = new Entry[Few];
    private int[] _slots = new int[Few * 4];
    private int _count;
    private int _used;

    public void Clear()
    {
        // A large table is not swept for each small object.
        if (_count > 0)
            Array.Clear(_slots);
        if (_slots.Length > 1024)
            _slots = new int[Few * 4];
        _count = _used = 0;
    }

    /// <summary>False when the key is there already.</summary>
    public bool Add(ReadOnlySpan<byte> key)
    {
        var hasher = new HashCode();
        hasher.AddBytes(key);
        var hash = hasher.ToHashCode();
        var slot = hash & (_slots.Length - 1);
        for (; _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            ref var entry = ref _entries[_slots[slot] - 1];
            if (entry.Hash == hash && key.SequenceEqual(_bytes.AsSpan(entry.Start, entry.Length)))
                return false;
        }

        while (_used + key.Length > _bytes.Length)
            Array.Resize(ref _bytes, _bytes.Length * 2);
        key.CopyTo(_bytes.AsSpan(_used));
        if (_count == _entries.Length)
            Array.Resize(ref _entries, _count * 2);
        _entries[_count++] = new(hash, _used, key.Length);
        _slots[slot] = _count;
        _used += key.Length;
        if (_count * 2 > _slots.Length)
            Grow();
        return true;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 4];
        for (var i = 0; i < _count; i++)
        {
            var slot = _entries[i].Hash & (_slots.Length - 1);
            while (_slots[slot] != 0)
                slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = i + 1;
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(int Hash, int Start, int Length);
}
