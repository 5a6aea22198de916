using System.Runtime.InteropServices;

namespace ReferencePipeline.Rehearsal.Delivery;

/// <summary>The long texts of a chunk's rows. They stay where they are until the chunk is cleared, and their memory is used again.</summary>
internal sealed unsafe class TextMemory : IDisposable
{
    private const int BlockBytes = 256 * 1024;

    private readonly List<nint> _blocks = [];
    private readonly List<nint> _longer = [];
    private long _longerBytes;
    private int _used;
    private byte* _next;
    private byte* _end;

    /// <summary>The memory of all that is kept.</summary>
    public long Bytes => (long)_used * BlockBytes + _longerBytes;

    /// <summary>Keeps a copy of a text.</summary>
    /// <returns>Where it is.</returns>
    public nint Keep(ReadOnlySpan<byte> text)
    {
        var kept = _end - _next >= text.Length ? _next : Room(text.Length);
        text.CopyTo(new Span<byte>(kept, text.Length));
        if (kept == _next)
            _next += text.Length;
        return (nint)kept;
    }

    public void Clear()
    {
        Free(_longer);
        (_longerBytes, _used) = (0, 0);
        _next = _end = null;
    }

    public void Dispose()
    {
        Clear();
        Free(_blocks);
    }

    private byte* Room(int length)
    {
        if (length > BlockBytes)
        {
            _longer.Add((nint)NativeMemory.Alloc((nuint)length));
            _longerBytes += length;
            return (byte*)_longer[^1];
        }

        if (_used == _blocks.Count)
            _blocks.Add((nint)NativeMemory.Alloc(BlockBytes));
        _next = (byte*)_blocks[_used++];
        _end = _next + BlockBytes;
        return _next;
    }

    private static void Free(List<nint> blocks)
    {
        foreach (var block in blocks)
            NativeMemory.Free((void*)block);
        blocks.Clear();
    }
}
