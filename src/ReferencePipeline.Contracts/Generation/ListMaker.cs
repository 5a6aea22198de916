using System.Text.Json;

namespace ReferencePipeline.Contracts.Generation;

/// <summary>An array. Its first item may be of a kind of its own, which is how a bad item gets in.</summary>
internal sealed class ListMaker(Maker items, int least, int most, bool unique, Maker? first = null) : Maker
{
    // Of nested items, fewer are promised to differ than may; should there be too few after all, it shows at once.
    private const int MostTries = 10_000;

    public override ulong Distinct => most == 0 ? 1 : items.Distinct;

    public Maker Items => items;

    /// <summary>The same array with at least one item, written by <paramref name="item"/>.</summary>
    public ListMaker StartingWith(Maker item) => new(items, Math.Max(1, least), Math.Max(1, most), unique, item);

    /// <summary>An array of just so many items, which may be too few or too many.</summary>
    public ListMaker OfLength(int count) => new(items, count, count, unique && (ulong)count <= items.Distinct);

    /// <summary>An array of just so many items, one and the same.</summary>
    public ListMaker Doubled(int count) => new(new FrozenMaker(items), count, count, unique: false);

    public override void Write(EventBuffer to, Draw draw)
    {
        var count = draw.Between(least, most);
        Span<int> starts = stackalloc int[unique ? count + 1 : 0];
        to.Write((byte)'[');
        for (var i = 0; i < count; i++)
        {
            if (i > 0)
                to.Write((byte)',');
            var start = to.Length;
            (i == 0 && first is not null ? first : items).Write(to, draw);
            if (!unique)
                continue;
            starts[i] = start;
            for (var tries = 0; Repeats(to, starts[..(i + 1)]); tries++)
            {
                if (tries == MostTries)
                    throw new GenerationException("items: so many different items were not found; lower minItems, or widen the items' type");
                to.Truncate(start);
                items.Write(to, draw);
            }
        }

        to.Write((byte)']');
    }

    private static bool Repeats(EventBuffer to, ReadOnlySpan<int> starts)
    {
        var last = to.Since(starts[^1]);
        for (var i = 0; i < starts.Length - 1; i++)
        {
            if (to.Since(starts[i])[..(starts[i + 1] - starts[i] - 1)].SequenceEqual(last))
                return true;
        }

        return false;
    }
}

/// <summary>A map: different keys of one pool, each with a value.</summary>
internal sealed class MapMaker(PoolMaker keys, Maker values, int least, int most, Maker? first = null) : Maker
{
    public override ulong Distinct => most == 0 ? 1 : (ulong)keys.Count;

    public Maker Values => values;

    public int KeyCount => keys.Count;

    /// <summary>The key of the entry that <see cref="StartingWith"/> writes.</summary>
    public string FirstKey { get; } = JsonSerializer.Deserialize<string>(keys[0])!;

    public MapMaker OfLength(int count) => new(keys, values, count, count);

    /// <summary>The same map with at least one entry, its value written by <paramref name="value"/>.</summary>
    public MapMaker StartingWith(Maker value) => new(keys, values, Math.Max(1, least), Math.Max(1, most), value);

    public override void Write(EventBuffer to, Draw draw)
    {
        var count = draw.Between(least, most);

        // Neighbours of the pool differ from one another: no key is written twice.
        var at = first is null ? draw.Below(keys.Count) : 0;
        to.Write((byte)'{');
        for (var i = 0; i < count; i++)
        {
            if (i > 0)
                to.Write((byte)',');
            to.Write(keys[(at + i) % keys.Count]);
            to.Write((byte)':');
            (i == 0 && first is not null ? first : values).Write(to, draw);
        }

        to.Write((byte)'}');
    }
}
