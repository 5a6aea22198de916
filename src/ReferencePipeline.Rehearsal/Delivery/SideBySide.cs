using System.Runtime.ExceptionServices;

namespace ReferencePipeline.Rehearsal.Delivery;

/// <summary>Does something for several things at a time; when it fails for one, the others stop, and the failure is told as if it were the only one.</summary>
internal static class SideBySide
{
    public static void Run<T>(IEnumerable<T> things, int atOnce, Action<T, CancellationToken> work, CancellationToken stop)
    {
        using var all = CancellationTokenSource.CreateLinkedTokenSource(stop);
        try
        {
            Parallel.ForEach(things, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, thing =>
            {
                try
                {
                    all.Token.ThrowIfCancellationRequested();
                    work(thing, all.Token);
                }
                catch
                {
                    all.Cancel();
                    throw;
                }
            });
        }
        catch (AggregateException faults)
        {
            stop.ThrowIfCancellationRequested();
            ExceptionDispatchInfo.Throw(faults.InnerExceptions.FirstOrDefault(fault => fault is not OperationCanceledException) ?? faults.InnerExceptions[0]);
        }
    }
}
