using System.Runtime.CompilerServices;

namespace ReferencePipeline.Contracts.Validation;

/// <summary>Bytes that grow, kept from record to record.</summary>
internal sealed class ByteWriter
{
    private byte[] _bytes = new byte[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void CutTo(int length) => Length = length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Room(int length)
    {
        if (Length + length > _bytes.Length)
            Grow(length);
        return _bytes.AsSpan(Length);
    }

    public void Advance(int length) => Length += length;

    public void Append(byte unit)
    {
        Room(1)[0] = unit;
        Length++;
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Closes an object or list whose last part is followed by a comma.</summary>
    public void Close(byte bracket)
    {
        if (Length > 0 && _bytes[Length - 1] == ',')
            _bytes[Length - 1] = bracket;
        else
            Append(bracket);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int length) => Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + length));
}
