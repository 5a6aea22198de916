namespace ReferencePipeline.Rehearsal.Delivery;

/// <summary>A buffer that Firehose would gather for one value of the partition keys, and write as one file.</summary>
internal sealed class Roll(int id, string[] keys, long window, int part)
{
    private long _bytes;
    private long _records;
    private long _first = long.MaxValue;

    /// <summary>What the engine tells the files apart by.</summary>
    public int Id => id;

    /// <summary>The values of the keys that the prefix names, by their position in the function's answer.</summary>
    public IReadOnlyList<string> Keys => keys;

    public long Window => window;

    /// <summary>Counts the buffers that were full within one window.</summary>
    public int Part => part;

    // Asked for each record: an interlocked read would take the number from the other processors each time.
    public long Bytes => Volatile.Read(ref _bytes);

    public long Records => Volatile.Read(ref _records);

    /// <summary>When its oldest record arrived.</summary>
    public DateTime First => new(Volatile.Read(ref _first), DateTimeKind.Utc);

    public void Add(long bytes, long records, long first)
    {
        Interlocked.Add(ref _bytes, bytes);
        Interlocked.Add(ref _records, records);
        var known = Volatile.Read(ref _first);
        while (first < known)
        {
            var seen = Interlocked.CompareExchange(ref _first, first, known);
            if (seen == known)
                break;
            known = seen;
        }
    }
}
