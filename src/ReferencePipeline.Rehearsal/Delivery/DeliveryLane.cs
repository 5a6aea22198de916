using ReferencePipeline.Rehearsal.Duck;
using ReferencePipeline.Rehearsal.Input;

namespace ReferencePipeline.Rehearsal.Delivery;

/// <summary>One of the statements of a delivery that are under way side by side, batch after batch.</summary>
/// <param name="source">Whose events.</param>
/// <param name="turn">Only one lane reads at a time, so that a batch is events that follow each other; meanwhile the engine finishes the files of the others.</param>
/// <param name="stop">Ends it early.</param>
internal sealed class DeliveryLane(DeliverySource source, SemaphoreSlim turn, CancellationToken stop) : IRowSource
{
    /// <summary>One that reads and one that ends; each holds a batch in memory.</summary>
    public const int Most = 2;

    private long _left;
    private int _isReading;

    public IReadOnlyList<(string Name, DuckType Type)> Columns => source.Columns;

    public CancellationToken Stop => stop;

    public IRowWorker NewWorker() => source.WorkerIn(this);

    /// <summary>Waits for its turn to read. Whether there may be more events; if so, the workers get as many as a batch has.</summary>
    public bool BeginBatch()
    {
        turn.Wait(stop);
        (_left, _isReading) = (source.Options.BatchBytes, 1);
        if (!source.HasEnded)
            return true;
        EndReading();
        return false;
    }

    /// <summary>The next block of the batch, on any thread.</summary>
    public bool TryRead(EventBlock block)
    {
        if (Volatile.Read(ref _left) <= 0 || !source.TryRead(block))
        {
            EndReading();
            return false;
        }

        Interlocked.Add(ref _left, -block.Length);
        return true;
    }

    /// <summary>Passes the turn on, once a batch, whoever of the workers notices first.</summary>
    private void EndReading()
    {
        if (Interlocked.Exchange(ref _isReading, 0) == 1)
            turn.Release();
    }
}
