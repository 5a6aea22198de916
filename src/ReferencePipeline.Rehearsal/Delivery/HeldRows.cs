using ReferencePipeline.Rehearsal.Duck;

namespace ReferencePipeline.Rehearsal.Delivery;

/// <summary>
/// Accepted rows that wait to be written, all workers' together. A file is written whole, so rows wait until theirs has all it will get:
/// until the last event was read, or until there are too many of them.
/// </summary>
/// <remarks>
/// Where events come in the order of time, a file has all its rows soon, and a part of the memory is enough. So large files are written as
/// soon as that is filled, until rows come for one that was written: each time twice as many may wait, up to the most.
/// </remarks>
/// <param name="columns">The columns of the rows.</param>
/// <param name="most">Bytes that may wait at most.</param>
/// <param name="workers">Who share what is left at the end.</param>
internal sealed class HeldRows(IReadOnlyList<DuckType> columns, long most, int workers) : IDisposable
{
    /// <summary>A roll of that size is worth a statement of its own. Smaller ones share one, since a statement costs as much as some thousand rows.</summary>
    private const long Large = 4 << 20;

    /// <summary>What small rolls of one statement have together.</summary>
    private const long Together = 64 << 20;

    /// <summary>Small rolls of one statement at least, where several workers could share them.</summary>
    private const int FewestTogether = 32;

    /// <summary>When so small a part of a chunk's rows is left, they move, and its memory is free.</summary>
    private const int LeftPart = 4;

    /// <summary>How small a part of the most fills before the first large file is written.</summary>
    public const int FirstPart = 4;

    private readonly object _lock = new();
    private readonly SortedDictionary<int, HeldRoll> _rolls = [];
    private readonly HashSet<int> _written = [];
    private readonly Stack<HeldChunk> _free = [];
    private readonly List<HeldChunk> _all = [];
    private HeldChunk? _leftOvers;
    private long _enough = most / FirstPart;
    private long _bytes;
    private long _bytesUnderWay;
    private int _jobs;
    private int _readers;

    /// <summary>An empty chunk to write rows to.</summary>
    public HeldChunk Rent()
    {
        lock (_lock)
        {
            if (_free.TryPop(out var chunk))
                return chunk;
            _all.Add(chunk = new(columns));
            return chunk;
        }
    }

    /// <summary>Takes rows that are to be written.</summary>
    public void Hold(HeldChunk chunk)
    {
        lock (_lock)
        {
            if (chunk.Rows > 0)
                Enter(chunk);
            else
                Free(chunk);
        }
    }

    /// <summary>Says that a worker reads, who may bring rows for any roll.</summary>
    public void BeginReading()
    {
        lock (_lock)
            _readers++;
    }

    public void EndReading()
    {
        lock (_lock)
        {
            _readers--;
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Whether so many rows wait that some may have to be written.</summary>
    public bool AreMany
    {
        get
        {
            lock (_lock)
                return Waiting > _enough;
        }
    }

    /// <summary>What to write now, since too many rows wait; <c>null</c> while they are few enough.</summary>
    public WriteJob? NextOfTooMany()
    {
        lock (_lock)
        {
            if (Waiting <= _enough || _rolls.Count == 0)
                return null;
            var largest = _rolls.Values.Max(roll => roll.Bytes);
            if (largest < Large)
                return Waiting <= most ? null : Begin(Small(int.MaxValue));
            // The oldest of the large ones: where events come in the order of time, it has all it will get.
            return Begin([_rolls.First(roll => roll.Value.Bytes >= largest / 2).Key]);
        }
    }

    /// <summary>What to write when all events are read, which is waited for; <c>null</c> when that was all.</summary>
    public WriteJob? NextOfRest()
    {
        lock (_lock)
        {
            while (_readers > 0)
                Monitor.Wait(_lock);
            if (_rolls.Count == 0)
                return null;
            var largest = _rolls.MaxBy(roll => roll.Value.Bytes);
            return Begin(largest.Value.Bytes < Large ? Small(Math.Max(FewestTogether, (_rolls.Count + workers - 1) / workers)) : [largest.Key]);
        }
    }

    /// <summary>Says that the rows of a job lie in their files.</summary>
    public void End(WriteJob job)
    {
        lock (_lock)
        {
            _bytesUnderWay -= job.Bytes;
            foreach (var chunk in job.Rows.Select(rows => rows.Chunk))
            {
                chunk.Readers--;
                if (chunk.Readers == 0 && chunk.Waiting.Values.Sum() <= chunk.Rows / LeftPart)
                    Leave(chunk);
            }
        }
    }

    public void Dispose() => _all.ForEach(chunk => chunk.Dispose());

    private long Waiting => _bytes - _bytesUnderWay;

    private void Enter(HeldChunk chunk)
    {
        _bytes += chunk.Bytes;
        foreach (var (roll, rows) in chunk.Waiting)
            Enter(chunk, roll, chunk.Bytes * rows / chunk.Rows);
    }

    private void Enter(HeldChunk chunk, int roll, long bytes)
    {
        if (!_rolls.TryGetValue(roll, out var held))
            _rolls.Add(roll, held = new());
        if (_written.Remove(roll))
            _enough = Math.Min(most, _enough * 2);
        held.Chunks.Add(chunk);
        held.Bytes += bytes;
    }

    private List<int> Small(int count)
    {
        var (chosen, bytes) = (new List<int>(), 0L);
        foreach (var (roll, held) in _rolls)
        {
            if (chosen.Count == count || bytes >= Together)
                break;
            chosen.Add(roll);
            bytes += held.Bytes;
        }

        return chosen;
    }

    private WriteJob Begin(List<int> rolls)
    {
        var (chunks, bytes) = (new Dictionary<HeldChunk, RowsOfChunk>(), 0L);
        foreach (var roll in rolls)
        {
            _rolls.Remove(roll, out var held);
            _written.Add(roll);
            bytes += held!.Bytes;
            foreach (var chunk in held.Chunks)
            {
                if (!chunks.TryGetValue(chunk, out var rows))
                    chunks.Add(chunk, rows = new(chunk));
                rows.Take(roll);
            }
        }

        foreach (var chunk in chunks.Keys)
            chunk.Readers++;
        // What somebody reads takes no more rows.
        if (_leftOvers is { Readers: > 0 })
            _leftOvers = null;
        _bytesUnderWay += bytes;
        return new(++_jobs, rolls, [.. chunks.Values], bytes);
    }

    /// <summary>Frees a chunk; the few rows that still wait in it move to another one.</summary>
    private void Leave(HeldChunk chunk)
    {
        _bytes -= chunk.Bytes;
        if (chunk.Waiting.Count > 0)
        {
            if (_leftOvers is null || _leftOvers.Rows + chunk.Waiting.Values.Sum() > VectorNode.ChunkRows)
                _leftOvers = Rent();
            var former = _leftOvers.Bytes;
            _leftOvers.AppendWaiting(chunk);
            _bytes += _leftOvers.Bytes - former;
            foreach (var roll in chunk.Waiting.Keys)
            {
                _rolls[roll].Chunks.Remove(chunk);
                _rolls[roll].Chunks.Add(_leftOvers);
            }
        }

        Free(chunk);
    }

    private void Free(HeldChunk chunk)
    {
        chunk.Clear();
        _free.Push(chunk);
    }

    private sealed class HeldRoll
    {
        public HashSet<HeldChunk> Chunks { get; } = [];

        public long Bytes { get; set; }
    }
}
