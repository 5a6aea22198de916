using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ReferencePipeline.Rehearsal.Load;

/// <summary>MD5 (RFC 1321) of eight short keys at a time: one at a time costs more than all else that is done with a record.</summary>
internal sealed class Md5Lanes
{
    public const int Lanes = 8;

    /// <summary>What fits into one block beside the padding and the length.</summary>
    public const int LongestKey = BlockBytes - 9;

    private const int BlockBytes = 64;
    private const int Words = BlockBytes / sizeof(uint);
    private const int LengthWord = Words - 2;

    private static readonly Vector256<uint> A0 = Vector256.Create(0x67452301u), B0 = Vector256.Create(0xefcdab89u), C0 = Vector256.Create(0x98badcfeu), D0 = Vector256.Create(0x10325476u);

    /// <summary>The sines that the algorithm takes its constants from.</summary>
    private static readonly uint[] Constants = [.. Enumerable.Range(1, 64).Select(i => (uint)(long)(Math.Abs(Math.Sin(i)) * (1L << 32)))];

    private static readonly byte[] Shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

    /// <summary>Word by word, each of all lanes.</summary>
    private readonly uint[] _words = new uint[Words * Lanes];

    /// <summary>How many words the key of each lane fills.</summary>
    private readonly int[] _used = new int[Lanes];

    /// <summary>Puts a key of at most <see cref="LongestKey"/> bytes into a lane.</summary>
    public void Set(int lane, ReadOnlySpan<byte> key)
    {
        // The key, one bit that ends it, zeros as far as the key before it went, and its length in bits.
        Span<byte> block = stackalloc byte[BlockBytes];
        block.Clear();
        key.CopyTo(block);
        block[key.Length] = 0x80;
        var used = key.Length / sizeof(uint) + 1;
        var last = Math.Max(used, _used[lane]);
        _used[lane] = used;
        for (var word = 0; word < last; word++)
            _words[word * Lanes + lane] = BinaryPrimitives.ReadUInt32LittleEndian(block[(word * sizeof(uint))..]);
        _words[LengthWord * Lanes + lane] = (uint)key.Length * 8;
    }

    /// <summary>The upper half of each lane's hash, as a number whose first byte is the highest.</summary>
    /// <remarks>Compiled well at once: without, its first calls would take longer than all that follow them in a short run.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Compute(Span<ulong> hashes)
    {
        var words = MemoryMarshal.Cast<uint, Vector256<uint>>(_words.AsSpan());
        var (a, b, c, d) = (A0, B0, C0, D0);
        for (var step = 0; step < 64; step++)
        {
            var (mixed, word) = (step >> 4) switch
            {
                0 => ((b & c) | Vector256.AndNot(d, b), step),
                1 => ((d & b) | Vector256.AndNot(c, d), 5 * step + 1),
                2 => (b ^ c ^ d, 3 * step + 5),
                _ => (c ^ (b | ~d), 7 * step),
            };
            var sum = a + mixed + Vector256.Create(Constants[step]) + words[word & (Words - 1)];
            var shift = Shifts[((step >> 4) << 2) | (step & 3)];
            (a, d, c, b) = (d, c, b, b + ((sum << shift) | (sum >>> (32 - shift))));
        }

        var (high, low) = (A0 + a, B0 + b);
        for (var lane = 0; lane < Lanes; lane++)
            hashes[lane] = ((ulong)BinaryPrimitives.ReverseEndianness(high[lane]) << 32) | BinaryPrimitives.ReverseEndianness(low[lane]);
    }
}
