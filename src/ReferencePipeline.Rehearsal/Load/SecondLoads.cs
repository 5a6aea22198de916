namespace ReferencePipeline.Rehearsal.Load;

/// <summary>Records and bytes for each shard and second.</summary>
/// <remarks>
/// Memory stays flat: when there are too many seconds, every other one is forgotten, chosen by its hash and so the same whoever comes
/// first. What stays is complete.
/// </remarks>
internal sealed class SecondLoads(int shards)
{
    private const int Most = 1 << 18;

    private readonly Dictionary<long, ShardLoad> _loads = [];
    private ulong _kept;

    /// <summary>One second in so many is looked at.</summary>
    public ulong Every => _kept + 1;

    /// <summary>What each shard was given in each second that is looked at.</summary>
    public IReadOnlyCollection<ShardLoad> Each => _loads.Values;

    /// <summary>What each shard that got records was given, in the order of their numbers.</summary>
    public IReadOnlyList<ShardReport> ByShard()
    {
        var (all, every) = (new ShardReport?[shards], (long)Every);
        foreach (var (key, load) in _loads)
        {
            ref var shard = ref all[key % shards];
            shard ??= new((int)(key % shards), 0, 0, 0, 0);
            var isAbove = load.Records > ShardReport.MostRecords || load.Bytes > ShardReport.MostBytes;
            shard = new(shard.Shard, shard.Records + load.Records * every, Math.Max(shard.PeakRecords, load.Records), Math.Max(shard.PeakBytes, load.Bytes), shard.SecondsAbove + (isAbove ? every : 0));
        }

        return [.. all.OfType<ShardReport>()];
    }

    public void Count(long second, int shard, long records, long bytes)
    {
        if ((Mix(second) & _kept) != 0)
            return;
        ref var load = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_loads, second * shards + shard, out var isKnown);
        load = new(load.Records + records, load.Bytes + bytes);
        if (!isKnown && _loads.Count > Most)
            Thin();
    }

    public void Absorb(SecondLoads other)
    {
        foreach (var (key, load) in other._loads)
            Count(Math.DivRem(key, shards, out var shard), (int)shard, load.Records, load.Bytes);
        while (_kept < other._kept)
            Thin();
        // What is forgotten here need not be counted there.
        other._loads.Clear();
        other._kept = _kept;
    }

    private void Thin()
    {
        _kept = _kept * 2 + 1;
        foreach (var key in _loads.Keys.Where(key => (Mix(key / shards) & _kept) != 0).ToList())
            _loads.Remove(key);
    }

    private static ulong Mix(long second)
    {
        var mixed = (ulong)second * 0x9E3779B97F4A7C15;
        return mixed ^ (mixed >> 32);
    }
}

[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct ShardLoad(long Records, long Bytes);
