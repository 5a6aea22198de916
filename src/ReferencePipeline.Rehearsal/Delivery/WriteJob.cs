namespace ReferencePipeline.Rehearsal.Delivery;

/// <summary>Rolls whose rows are to be written by one statement.</summary>
/// <param name="Number">Counts the jobs of a delivery.</param>
/// <param name="Rolls">The rolls.</param>
/// <param name="Rows">Their rows, chunk by chunk.</param>
/// <param name="Bytes">The memory of the rows.</param>
internal sealed record WriteJob(int Number, IReadOnlyList<int> Rolls, IReadOnlyList<RowsOfChunk> Rows, long Bytes);

/// <summary>The rows of a chunk that a job writes.</summary>
/// <remarks>The job may have more rolls: what the chunk held of those was written by another.</remarks>
internal sealed class RowsOfChunk(HeldChunk chunk)
{
    private readonly HashSet<int> _rolls = [];
    private int _count;

    public HeldChunk Chunk => chunk;

    /// <summary>Takes what waits there for a roll.</summary>
    public void Take(int roll)
    {
        chunk.Waiting.Remove(roll, out var rows);
        _rolls.Add(roll);
        _count += rows;
    }

    /// <summary>Lets a chunk of the engine's be these rows.</summary>
    public void Show(nint to)
    {
        if (_count == chunk.Rows)
            chunk.Show(to);
        else
            chunk.Show(to, _rolls.Contains);
    }
}
