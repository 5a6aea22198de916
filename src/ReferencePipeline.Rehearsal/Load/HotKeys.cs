using System.Runtime.InteropServices;
using System.Text;

namespace ReferencePipeline.Rehearsal.Load;

/// <summary>Keys that get far more records than others, in memory that does not grow with the number of keys.</summary>
/// <remarks>Each key has a place by its hash, and each place names the key that has most of it: exact where one key has the majority there, which a hot one has.</remarks>
internal sealed class HotKeys
{
    private const int Places = 1 << 12;
    private const int VotesForText = 2;

    private readonly Entry[] _entries = new Entry[Places];

    // Beside the entries, of which a record touches one at random: they are to stay near the processor.
    private readonly string?[] _texts = new string?[Places];

    public long Total { get; private set; }

    public void Count(ulong hash, ReadOnlySpan<byte> key)
    {
        var place = (int)(hash & (Places - 1));
        ref var entry = ref _entries[place];
        Total++;
        entry.Records++;
        if (entry.Hash == hash)
        {
            entry.Votes++;
            // Most keys never get that far, and need no text.
            if (entry.Votes == VotesForText)
                _texts[place] ??= Encoding.UTF8.GetString(key);
        }
        else if (entry.Votes > 0)
        {
            entry.Votes--;
        }
        else
        {
            (entry.Hash, entry.Votes) = (hash, 1);
            if (_texts[place] is not null)
                _texts[place] = null;
        }
    }

    public void Absorb(HotKeys other)
    {
        for (var i = 0; i < Places; i++)
        {
            ref var mine = ref _entries[i];
            ref var theirs = ref other._entries[i];
            if (theirs.Records == 0)
                continue;
            Total += theirs.Records;
            mine.Records += theirs.Records;
            if (mine.Hash == theirs.Hash)
                mine.Votes += theirs.Votes;
            else if (mine.Votes >= theirs.Votes)
                mine.Votes -= theirs.Votes;
            else
                (mine.Hash, mine.Votes, _texts[i]) = (theirs.Hash, theirs.Votes - mine.Votes, other._texts[i]);
            if (mine.Hash == theirs.Hash)
                _texts[i] ??= other._texts[i];
            (theirs, other._texts[i]) = (default, null);
        }

        other.Total = 0;
    }

    /// <summary>The keys with at least that share of all records, the hottest first.</summary>
    public IReadOnlyList<HotKey> AtLeast(double share) =>
    [
        .. _entries.Zip(_texts).Where(place => place.Second is not null && place.First.Votes > 0 && place.First.Records >= Math.Max(2, share * Total))
            .OrderByDescending(place => place.First.Records).ThenBy(place => place.Second, StringComparer.Ordinal)
            .Select(place => new HotKey(place.Second!, place.First.Records, (double)place.First.Records / Total)),
    ];

    [StructLayout(LayoutKind.Auto)]
    private struct Entry
    {
        public ulong Hash;
        public long Records;
        public long Votes;
    }
}

/// <summary>A partition key that takes a large share of a stream's records.</summary>
public sealed record HotKey(string Key, long Records, double Share);
