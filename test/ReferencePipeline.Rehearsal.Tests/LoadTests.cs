using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using ReferencePipeline.Rehearsal.Load;
using ReferencePipeline.Rehearsal.Plan;
using static ReferencePipeline.Rehearsal.Tests.Rehearsed;

namespace ReferencePipeline.Rehearsal.Tests;

public sealed class LoadTests
{
    private static readonly DateTime Noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(100)]
    public void A_key_goes_to_the_shard_whose_part_of_the_range_holds_its_hash(int shards)
    {
        var range = BigInteger.One << 128;
        foreach (var key in Enumerable.Range(0, 500).Select(i => Encoding.UTF8.GetBytes($"visitor {i}")))
        {
            // As Kinesis splits a new stream: shard n holds the hashes from range * n / shards on.
#pragma warning disable CA5351 // Kinesis has chosen it.
            var hash = BigInteger.Parse("0" + Convert.ToHexString(MD5.HashData(key)), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
#pragma warning restore CA5351
            Assert.Equal((int)(hash * shards / range), ShardMap.ShardOf(ShardMap.Hash(key), shards));
        }
    }

    [Fact]
    public void Eight_keys_hashed_at_a_time_get_the_hashes_of_one_at_a_time()
    {
        var lanes = new Md5Lanes();
        Span<ulong> hashes = stackalloc ulong[Md5Lanes.Lanes];
        // Longer and longer, then shorter and shorter: nothing of a long key may stay behind a short one.
        foreach (var length in Enumerable.Range(0, Md5Lanes.LongestKey + 1).Concat(Enumerable.Range(0, Md5Lanes.LongestKey).Reverse()))
        {
            var keys = Enumerable.Range(0, Md5Lanes.Lanes).Select(lane => Enumerable.Range(0, Math.Max(0, length - lane)).Select(i => (byte)(i * 31 + lane * 7 + length)).ToArray()).ToList();
            foreach (var (lane, key) in keys.Index())
                lanes.Set(lane, key);
            lanes.Compute(hashes);
            Assert.Equal(keys.Select(key => ShardMap.Hash(key)), hashes.ToArray());
        }
    }

    [Theory]
    [InlineData(1000, 100, 0)]
    [InlineData(1001, 100, 1)]
    [InlineData(10, 104_857, 0)]
    [InlineData(10, 104_858, 1)]
    public void A_shard_takes_1000_records_and_1_MiB_a_second(int records, int bytes, int secondsAbove)
    {
        var load = new StreamLoad(new("s", 1), rate: null);
        for (var i = 0; i < records; i++)
            load.Count(i, Noon, "k"u8, bytes);
        load.Count(records, Noon.AddSeconds(1), "k"u8, bytes);

        var shard = Assert.Single(load.Report().Shards);

        Assert.Equal((records, (long)records * bytes, secondsAbove), (shard.PeakRecords, shard.PeakBytes, shard.SecondsAbove));
    }

    [Fact]
    public void A_rate_spreads_the_records_over_seconds_of_its_own()
    {
        var load = new StreamLoad(new("s", 1), rate: 250);
        for (var i = 0; i < 1000; i++)
            load.Count(i, Noon, "k"u8, 1);

        Assert.Equal(250, Assert.Single(load.Report().Shards).PeakRecords);
    }

    [Fact]
    public void A_hot_key_is_named_and_those_that_are_not_are_not()
    {
        var load = new StreamLoad(new("s", null), rate: null);
        for (var i = 0; i < 10_000; i++)
            load.Count(i, Noon, Encoding.UTF8.GetBytes(i % 5 == 0 ? "bot" : $"visitor {i}"), 1);

        var hot = Assert.Single(load.Report().HotKeys);

        Assert.Equal(("bot", 0.2), (hot.Key, Math.Round(hot.Share, 2)));
    }

    [Fact]
    public void Threads_together_count_what_one_alone_counts()
    {
        var plan = new StreamPlan("s", 3);
        var (alone, first, second) = (new StreamLoad(plan, null), new StreamLoad(plan, null), new StreamLoad(plan, null));
        for (var i = 0; i < 5000; i++)
        {
            var key = Encoding.UTF8.GetBytes(i % 3 == 0 ? "often" : i % 7 == 0 ? "sometimes" : $"{i}");
            alone.Count(i, Noon.AddSeconds(i / 100), key, i);
            (i % 2 == 0 ? first : second).Count(i, Noon.AddSeconds(i / 100), key, i);
        }

        second.Absorb(first);

        Assert.Equal(alone.Report().Shards, second.Report().Shards);
        Assert.Equal(alone.Report().HotKeys, second.Report().HotKeys);
        Assert.Equal(["often", "sometimes"], second.Report().HotKeys.Select(key => key.Key));
    }

    [Fact]
    public void Too_many_seconds_are_thinned_out_and_those_that_stay_are_whole()
    {
        // Twice as many as are kept, and more.
        const int seconds = 600_000;
        var (forwards, backwards) = (new SecondLoads(1), new SecondLoads(1));
        for (var second = 0; second < seconds; second++)
        {
            forwards.Count(second, 0, 2, 10);
            backwards.Count(seconds - 1 - second, 0, 2, 10);
        }

        var (kept, same) = (forwards.Each, backwards.Each);

        Assert.All(kept, second => Assert.Equal(new ShardLoad(2, 10), second));
        Assert.Equal((kept.Count, forwards.Every), (same.Count, backwards.Every));
        Assert.InRange(kept.Count * (long)forwards.Every, seconds * 0.9, seconds * 1.1);
        Assert.InRange(kept.Count, 1, 1 << 18);
    }

    [Fact]
    public void The_load_of_a_run_is_that_of_its_events_good_or_bad()
    {
        using var folder = new Folder();

        var stream = Of(folder, TripsAssembly.Trips(), string.Concat(Enumerable.Range(0, 100).Select(i => Trip(i % 10))) + Trip(3, city: "no folder: ?")).Delivery.Stream!;

        Assert.Equal(("App-Stream", 101L), (stream.Name, stream.Shards.Sum(shard => shard.Records)));
        Assert.Equal(("r3", 11L), (stream.HotKeys[0].Key, stream.HotKeys[0].Records));
    }
}
