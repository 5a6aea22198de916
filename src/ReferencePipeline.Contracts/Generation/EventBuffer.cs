using System.Runtime.CompilerServices;

namespace ReferencePipeline.Contracts.Generation;

/// <summary>Bytes that grow to the longest event once and are used again for every other.</summary>
internal sealed class EventBuffer(int size)
{
    private byte[] _bytes = new byte[size];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public ReadOnlySpan<byte> Since(int start) => _bytes.AsSpan(start, Length - start);

    public void Clear() => Length = 0;

    /// <summary>Takes back what was written from <paramref name="length"/> on.</summary>
    public void Truncate(int length) => Length = length;

    /// <summary>Room for <paramref name="size"/> bytes; say with <see cref="Advance"/> how many were used.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Reserve(int size)
    {
        if (_bytes.Length - Length < size)
            Grow(size);
        return _bytes.AsSpan(Length);
    }

    public void Advance(int size) => Length += size;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        Length += bytes.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(byte value)
    {
        Reserve(1)[0] = value;
        Length++;
    }

    private void Grow(int size) => Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + size));
}
