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

    public void Dispose() => _handle.Dispose();

    private static DuckException Failed(ref DuckResultData result, CancellationToken stop)
    {
        var error = Native.Text(Native.ResultError(ref result));
        Native.DestroyResult(ref result);
        stop.ThrowIfCancellationRequested();
        return new(error);
    }
}
