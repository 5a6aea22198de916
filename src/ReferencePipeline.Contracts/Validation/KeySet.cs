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
        if (_count >= Few)
            Array.Clear(_slots);
        if (_slots.Length > 1024)
            _slots = new int[Few * 4];
        _count = _used = 0;
    }

    /// <summary>False when the key is there already.</summary>
    public bool Add(ReadOnlySpan<byte> key)
    {
        // A few are compared, which costs less than a hash of each.
        var hash = _count < Few ? 0 : HashOf(key);
        if (_count < Few ? IsAmongFew(key) : Holds(key, hash))
            return false;

        while (_used + key.Length > _bytes.Length)
            Array.Resize(ref _bytes, _bytes.Length * 2);
        key.CopyTo(_bytes.AsSpan(_used));
        if (_count == _entries.Length)
            Array.Resize(ref _entries, _count * 2);
        _entries[_count++] = new(hash, _used, key.Length);
        _used += key.Length;
        if (_count == Few)
            HashFew();
        else if (_count > Few)
            Link(_count - 1);
        if (_count * 2 > _slots.Length)
            Grow();
        return true;
    }

    private static int HashOf(ReadOnlySpan<byte> key)
    {
        var hasher = new HashCode();
        hasher.AddBytes(key);
        return hasher.ToHashCode();
    }

    private bool IsAmongFew(ReadOnlySpan<byte> key)
    {
        for (var i = 0; i < _count; i++)
        {
            if (key.SequenceEqual(Key(_entries[i])))
                return true;
        }

        return false;
    }

    private bool Holds(ReadOnlySpan<byte> key, int hash)
    {
        for (var slot = hash & (_slots.Length - 1); _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            ref var entry = ref _entries[_slots[slot] - 1];
            if (entry.Hash == hash && key.SequenceEqual(Key(entry)))
                return true;
        }

        return false;
    }

    private ReadOnlySpan<byte> Key(in Entry entry) => _bytes.AsSpan(entry.Start, entry.Length);

    private void HashFew()
    {
        for (var i = 0; i < Few; i++)
        {
            _entries[i] = _entries[i] with { Hash = HashOf(Key(_entries[i])) };
            Link(i);
        }
    }

    private void Link(int index)
    {
        var slot = _entries[index].Hash & (_slots.Length - 1);
        while (_slots[slot] != 0)
            slot = (slot + 1) & (_slots.Length - 1);
        _slots[slot] = index + 1;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 4];
        for (var i = 0; i < _count; i++)
            Link(i);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(int Hash, int Start, int Length);
}
