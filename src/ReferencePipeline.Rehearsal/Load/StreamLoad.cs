using ReferencePipeline.Rehearsal.Plan;

namespace ReferencePipeline.Rehearsal.Load;

/// <summary>Holds the records of one stream against what its shards take. Each thread has its own, and adds it to the run's.</summary>
internal sealed class StreamLoad(StreamPlan stream, decimal? rate)
{
    /// <summary>A new stream that scales by itself begins with 4 MB/s.</summary>
    private const int OnDemandShards = 4;

    /// <summary>A key with a tenth of a shard's share is not hot, however few shards there are.</summary>
    private const double HotShare = 0.01;

    private readonly SecondLoads _seconds = new(stream.Shards ?? OnDemandShards);
    private readonly HotKeys _keys = new();
    private readonly Md5Lanes _lanes = new();
    private readonly byte[] _waitingKeys = new byte[Md5Lanes.Lanes * Md5Lanes.LongestKey];
    private readonly (int Length, long Second, int Bytes)[] _waitingRecords = new (int Length, long Second, int Bytes)[Md5Lanes.Lanes];
    private int _waiting;

    private int Shards => stream.Shards ?? OnDemandShards;

    public void Count(long index, DateTime happened, ReadOnlySpan<byte> key, int bytes)
    {
        var second = SecondOf(index, happened);
        if (key.IsEmpty)
        {
            // A producer without a key draws one by chance, which comes to the same as taking turns.
            _seconds.Count(second, (int)(index % Shards), 1, bytes);
        }
        else if (key.Length > Md5Lanes.LongestKey)
        {
            Count(ShardMap.Hash(key), key, second, bytes);
        }
        else
        {
            key.CopyTo(_waitingKeys.AsSpan(_waiting * Md5Lanes.LongestKey));
            _waitingRecords[_waiting] = (key.Length, second, bytes);
            _lanes.Set(_waiting, key);
            if (++_waiting == Md5Lanes.Lanes)
                CountWaiting();
        }
    }

    /// <summary>Takes over what another has counted, and empties that.</summary>
    public void Absorb(StreamLoad other)
    {
        other.CountWaiting();
        _seconds.Absorb(other._seconds);
        _keys.Absorb(other._keys);
    }

    public StreamReport Report()
    {
        CountWaiting();
        return new(stream.Name, stream.Shards is null, rate, _seconds.ByShard(), _keys.AtLeast(HotShare));
    }

    private void CountWaiting()
    {
        if (_waiting == 0)
            return;
        Span<ulong> hashes = stackalloc ulong[Md5Lanes.Lanes];
        _lanes.Compute(hashes);
        for (var i = 0; i < _waiting; i++)
        {
            var (length, second, bytes) = _waitingRecords[i];
            Count(hashes[i], _waitingKeys.AsSpan(i * Md5Lanes.LongestKey, length), second, bytes);
        }

        _waiting = 0;
    }

    private void Count(ulong hash, ReadOnlySpan<byte> key, long second, int bytes)
    {
        _keys.Count(hash, key);
        _seconds.Count(second, ShardMap.ShardOf(hash, Shards), 1, bytes);
    }

    private long SecondOf(long index, DateTime happened) => rate is { } perSecond ? (long)(index / perSecond) : happened.Ticks / TimeSpan.TicksPerSecond;
}

/// <summary>How the shards of a stream were used.</summary>
/// <param name="Name">The stream.</param>
/// <param name="IsOnDemand">Whether it scales by itself; then the shards are those that it begins with.</param>
/// <param name="Rate">Events a second as asked for; <c>null</c> when they came as they happened.</param>
/// <param name="Shards">Each shard that got records.</param>
/// <param name="HotKeys">The partition keys with most records.</param>
public sealed record StreamReport(string Name, bool IsOnDemand, decimal? Rate, IReadOnlyList<ShardReport> Shards, IReadOnlyList<HotKey> HotKeys);

/// <summary>What one shard was given.</summary>
/// <param name="Shard">Its number, in the order of its hash keys.</param>
/// <param name="Records">All its records; an estimate where there were too many seconds to look at each.</param>
/// <param name="PeakRecords">The most in one second; it takes 1000.</param>
/// <param name="PeakBytes">The most in one second; it takes 1 MiB.</param>
/// <param name="SecondsAbove">Seconds in which it would have refused records.</param>
public sealed record ShardReport(int Shard, long Records, long PeakRecords, long PeakBytes, long SecondsAbove)
{
    /// <summary>What a shard takes in a second.</summary>
    public const long MostBytes = 1_048_576;

    public const long MostRecords = 1000;
}
