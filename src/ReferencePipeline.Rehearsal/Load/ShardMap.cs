using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ReferencePipeline.Rehearsal.Load;

/// <summary>Which shard takes a partition key: Kinesis splits the range of the key's MD5 evenly.</summary>
internal static class ShardMap
{
    /// <summary>The upper half of the key's hash, which is all that shards are told apart by.</summary>
    public static ulong Hash(ReadOnlySpan<byte> key)
    {
        Span<byte> hash = stackalloc byte[MD5.HashSizeInBytes];
#pragma warning disable CA5351 // Kinesis has chosen it; nothing is kept secret by it.
        MD5.HashData(key, hash);
#pragma warning restore CA5351
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }

    public static int ShardOf(ulong hash, int shards) => (int)Math.BigMul(hash, (ulong)shards, out _);
}
