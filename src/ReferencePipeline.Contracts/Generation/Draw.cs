using System.Numerics;
using System.Runtime.CompilerServices;

namespace ReferencePipeline.Contracts.Generation;

/// <summary>Chance, by xoshiro256** seeded through SplitMix64: integers only, so a seed means the same bytes on every machine.</summary>
internal sealed class Draw
{
    private ulong _a, _b, _c, _d;

    public Draw(ulong seed)
    {
        _a = SplitMix(ref seed);
        _b = SplitMix(ref seed);
        _c = SplitMix(ref seed);
        _d = SplitMix(ref seed);
    }

    /// <summary>Which event is being written, from 0.</summary>
    public long Index { get; set; }

    /// <summary>When it happens, in UTC ticks.</summary>
    public long Ticks { get; set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Next()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var t = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= t;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>From 0 to <paramref name="count"/> - 1; the bias is below <paramref name="count"/> / 2^32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Below(int count) => (int)(((Next() >> 32) * (uint)count) >> 32);

    /// <summary>From 0 to <paramref name="count"/> - 1, for counts beyond 32 bits.</summary>
    public ulong Below(ulong count) => Math.BigMul(Next(), count, out _);

    public int Between(int least, int most) => least + Below(most - least + 1);

    private static ulong SplitMix(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
