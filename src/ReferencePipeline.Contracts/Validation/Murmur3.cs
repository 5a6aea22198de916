using System.Buffers.Binary;
using System.Numerics;

namespace ReferencePipeline.Contracts.Validation;

/// <summary>MurmurHash3, 32 bit, x86, seed 0: the hash of Iceberg's bucket transform.</summary>
internal static class Murmur3
{
    private const uint C1 = 0xCC9E_2D51;
    private const uint C2 = 0x1B87_3593;

    /// <summary>The bucket of a whole number: Iceberg hashes each as 8 bytes, little end first.</summary>
    public static int Bucket(ulong value, int count)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        return Bucket(bytes, count);
    }

    public static int Bucket(ReadOnlySpan<byte> data, int count) => (int)((Hash(data) & int.MaxValue) % (uint)count);

    public static uint Hash(ReadOnlySpan<byte> data)
    {
        uint hash = 0;
        var rest = data;
        for (; rest.Length >= sizeof(uint); rest = rest[sizeof(uint)..])
            hash = BitOperations.RotateLeft(hash ^ Mix(BinaryPrimitives.ReadUInt32LittleEndian(rest)), 13) * 5 + 0xE654_6B64;

        uint tail = 0;
        for (var i = rest.Length - 1; i >= 0; i--)
            tail = (tail << 8) | rest[i];
        hash ^= Mix(tail) ^ (uint)data.Length;
        hash = (hash ^ (hash >> 16)) * 0x85EB_CA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2_AE35;
        return hash ^ (hash >> 16);
    }

    private static uint Mix(uint block) => BitOperations.RotateLeft(block * C1, 15) * C2;
}
