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

    public IEnumerable<(int Shard, ShardLoad Load)> All => _loads.Select(entry => ((int)(entry.Key % shards), entry.Value));

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
