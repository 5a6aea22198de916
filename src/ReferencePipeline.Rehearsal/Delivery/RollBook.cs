using System.Buffers.Binary;
using ReferencePipeline.Rehearsal.Plan;

namespace ReferencePipeline.Rehearsal.Delivery;

/// <summary>Which file each record goes to: by partition keys, by the time that a buffer gathers, and by the size that it may have.</summary>
/// <remarks>
/// Firehose begins an interval with the first record of a buffer. Here intervals begin at multiples of themselves, so that the same
/// events come to the same files whatever thread reads them.
/// </remarks>
internal sealed class RollBook(ObjectPlan plan, int[] positions, bool keepsIntervals)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<byte[], Roll> _open = new(KeyBytes.Comparer);
    private readonly List<Roll> _rolls = [];

    /// <summary>The keys that the prefix names, by their position in the function's answer.</summary>
    public ReadOnlySpan<int> Positions => positions;

    public IReadOnlyList<Roll> Rolls => _rolls;

    /// <summary>The most partitions that gather at the same time.</summary>
    public int ActivePartitions => _rolls.Where(roll => roll.Part == 0).GroupBy(roll => roll.Window).Select(window => window.Count()).DefaultIfEmpty(0).Max();

    public long WindowOf(DateTime arrival) => keepsIntervals ? arrival.Ticks / plan.Interval.Ticks : 0;

    public bool IsFull(Roll roll) => roll.Bytes >= plan.BufferBytes;

    public Roll Open(ReadOnlySpan<byte> key, Func<int, string> text, long window)
    {
        lock (_lock)
        {
            var open = _open.GetAlternateLookup<ReadOnlySpan<byte>>();
            if (open.TryGetValue(key, out var roll) && !IsFull(roll))
                return roll;
            var made = new Roll(_rolls.Count, [.. positions.Select(text)], window, roll is null ? 0 : roll.Part + 1);
            _rolls.Add(made);
            open[key] = made;
            return made;
        }
    }
}

/// <summary>Bytes as the key of a dictionary.</summary>
internal sealed class KeyBytes : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
{
    public static KeyBytes Comparer { get; } = new();

    public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

    public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

    public int GetHashCode(ReadOnlySpan<byte> alternate)
    {
        const ulong factor = 0x9E3779B97F4A7C15;
        var hash = (ulong)alternate.Length;
        for (; alternate.Length >= sizeof(ulong); alternate = alternate[sizeof(ulong)..])
            hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(alternate)) * factor;
        foreach (var rest in alternate)
            hash = (hash ^ rest) * factor;
        return (int)(hash >> 32);
    }
}
