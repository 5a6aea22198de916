using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ReferencePipeline.Contracts.Validation;

/// <summary>A name as JSON's plainest way to write a key, quoted and with colon, ready to be compared at one stroke.</summary>
internal sealed class MemberKey
{
    private readonly byte[] _key;
    private readonly Vector256<byte> _block;
    private readonly Vector256<byte> _mask;
    private readonly bool _isLong;

    public MemberKey(ReadOnlySpan<byte> name)
    {
        var escaped = new byte[name.Length * JsonText.Growth];
        _key = [(byte)'"', .. escaped.AsSpan(0, JsonText.Escape(name, escaped)), (byte)'"', (byte)':'];
        Length = _key.Length;
        _isLong = Length > Vector256<byte>.Count;
        Span<byte> block = stackalloc byte[Vector256<byte>.Count];
        Span<byte> mask = stackalloc byte[Vector256<byte>.Count];
        block.Clear();
        mask.Clear();
        var length = Math.Min(_key.Length, block.Length);
        _key.AsSpan(0, length).CopyTo(block);
        mask[..length].Fill(byte.MaxValue);
        _block = Vector256.Create<byte>(block);
        _mask = Vector256.Create<byte>(mask);
    }

    public int Length { get; }

    /// <summary>Whether the key stands in the text at this place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Begins(ReadOnlySpan<byte> json, int at)
    {
        if (_isLong || json.Length - at < Vector256<byte>.Count)
            return json[at..].StartsWith(_key);
        return (Vector256.Create(json.Slice(at, Vector256<byte>.Count)) & _mask) == _block;
    }
}
