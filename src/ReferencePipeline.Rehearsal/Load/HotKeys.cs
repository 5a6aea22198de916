using System.Text;

namespace ReferencePipeline.Rehearsal.Load;

/// <summary>Keys that get far more records than others, in memory that does not grow with the number of keys.</summary>
/// <remarks>Each key has a place by its hash, and each place names the key that has most of it: exact where one key has the majority there, which a hot one has.</remarks>
internal sealed class HotKeys
{
    private const int Places = 1 << 12;
    private const int VotesForText = 2;

    private readonly Entry[] _entries = new Entry[Places];

    public long Total { get; private set; }

    public void Count(ulong hash, ReadOnlySpan<byte> key)
    {
        ref var entry = ref _entries[hash & (Places - 1)];
        Total++;
        entry.Records++;
        if (entry.Votes == 0 && entry.Hash != hash)
            (entry.Hash, entry.Key) = (hash, null);
        entry.Votes += entry.Hash == hash ? 1 : -1;
        // Most keys never get that far, and need no text.
        if (entry.Votes == VotesForText && entry.Key is null)
            entry.Key = Encoding.UTF8.GetString(key);
    }

    public void Absorb(HotKeys other)
    {
        for (var i = 0; i < Places; i++)
        {
            ref var mine = ref _entries[i];
            ref var theirs = ref other._entries[i];
            Total += theirs.Records;
            mine.Records += theirs.Records;
            if (mine.Hash == theirs.Hash)
                mine.Votes += theirs.Votes;
            else if (mine.Votes >= theirs.Votes)
                mine.Votes -= theirs.Votes;
            else
                (mine.Hash, mine.Key, mine.Votes) = (theirs.Hash, theirs.Key, theirs.Votes - mine.Votes);
            mine.Key ??= mine.Hash == theirs.Hash ? theirs.Key : null;
            theirs = default;
        }

        other.Total = 0;
    }

    /// <summary>The keys with at least that share of all records, the hottest first.</summary>
    public IReadOnlyList<HotKey> AtLeast(double share) =>
    [
        .. _entries.Where(entry => entry.Key is not null && entry.Votes > 0 && entry.Records >= Math.Max(2, share * Total))
            .OrderByDescending(entry => entry.Records).ThenBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => new HotKey(entry.Key!, entry.Records, (double)entry.Records / Total)),
    ];

    private struct Entry
    {
        public string? Key;
        public ulong Hash;
        public long Records;
        public long Votes;
    }
}

/// <summary>A partition key that takes a large share of a stream's records.</summary>
public sealed record HotKey(string Key, long Records, double Share);
