using System.Buffers.Binary;
using System.Numerics;

namespace ReferencePipeline.Contracts.Validation;

/// <summary>Finds a name among a few known ones.</summary>
internal sealed class NameTable
{
    private readonly byte[][] _names;
    private readonly int[] _slots;

    public NameTable(IEnumerable<string> names)
    {
        _names = [.. names.Select(System.Text.Encoding.UTF8.GetBytes)];
        Keys = [.. _names.Select(name => new MemberKey(name))];
        _slots = new int[BitOperations.RoundUpToPowerOf2((uint)_names.Length * 4 + 1)];
        for (var i = 0; i < _names.Length; i++)
        {
            var slot = SlotOf(_names[i]);
            while (_slots[slot] != 0)
                slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = i + 1;
        }
    }

    public MemberKey[] Keys { get; }

    /// <summary>The name's position, or -1.</summary>
    public int Find(ReadOnlySpan<byte> name)
    {
        for (var slot = SlotOf(name); _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            var index = _slots[slot] - 1;
            if (name.SequenceEqual(_names[index]))
                return index;
        }

        return -1;
    }

    private int SlotOf(ReadOnlySpan<byte> name)
    {
        var hash = (ulong)name.Length;
        if (name.Length >= sizeof(ulong))
        {
            hash += BinaryPrimitives.ReadUInt64LittleEndian(name) ^ BitOperations.RotateLeft(BinaryPrimitives.ReadUInt64LittleEndian(name[^8..]), 29);
        }
        else
        {
            foreach (var unit in name)
                hash = (hash << 8) | unit;
        }

        return (int)((hash * 0x9E37_79B9_7F4A_7C15) >> 40) & (_slots.Length - 1);
    }
}
