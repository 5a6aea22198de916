namespace ReferencePipeline.Rehearsal.Duck;

/// <summary>Runs statements, one at a time.</summary>
public sealed class DuckConnection : IDisposable
{
    private readonly ConnectionHandle _handle;

    internal DuckConnection(ConnectionHandle handle) => _handle = handle;

    internal ConnectionHandle Handle => _handle;

    /// <summary>Runs a statement whose rows nobody wants.</summary>
    /// <exception cref="DuckException">The engine refuses it.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void Execute(string sql, CancellationToken stop = default) => Query(sql, stop).Dispose();

    /// <summary>Runs a statement; the caller disposes of the rows.</summary>
    public DuckRows Query(string sql, CancellationToken stop = default)
    {
        stop.ThrowIfCancellationRequested();
        using var interrupting = stop.Register(() => Native.Interrupt(_handle));
        return Native.Query(_handle, sql, out var result) == 0 ? new(result) : throw Failed(ref result, stop);
    }

    /// <summary>
    /// Runs a statement that takes long. Where only other threads of the engine have work left, this one sleeps, while <see cref="Query"/>
    /// would ask for more without rest, and take a processor for that.
    /// </summary>
    internal DuckRows Await(string sql, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        using var interrupting = stop.Register(() => Native.Interrupt(_handle));
        var pending = nint.Zero;
        var isPrepared = Native.Prepare(_handle, sql, out var statement) == 0;
        try
        {
            if (!isPrepared)
                throw Failed(Native.PrepareError(statement), stop);
            if (Native.Begin(statement, out pending) != 0)
                throw Failed(Native.PendingError(pending), stop);
            for (var state = DuckPendingState.NotReady; state is DuckPendingState.NotReady or DuckPendingState.NoTasks;)
            {
                state = Native.ExecuteTask(pending);
                if (state == DuckPendingState.Error)
                    throw Failed(Native.PendingError(pending), stop);
                if (state == DuckPendingState.NoTasks)
                    Thread.Sleep(1);
            }

            return Native.Finish(pending, out var result) == 0 ? new(result) : throw Failed(ref result, stop);
        }
        finally
        {
            Native.DestroyPending(ref pending);
            Native.DestroyStatement(ref statement);
        }
    }

    public void Dispose() => _handle.Dispose();

    private static DuckException Failed(ref DuckResultData result, CancellationToken stop)
    {
        var error = Native.Text(Native.ResultError(ref result));
        Native.DestroyResult(ref result);
        stop.ThrowIfCancellationRequested();
        return new(error);
    }

    private static DuckException Failed(nint error, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return new(Native.Text(error));
    }
}
