using System.Runtime.ExceptionServices;

namespace ReferencePipeline.Rehearsal.Delivery;

/// <summary>Does something for several things at a time; when it fails for one, the others stop, and the failure is told as if it were the only one.</summary>
internal static class SideBySide
{
    public static void Run<T>(IEnumerable<T> things, int atOnce, Action<T, CancellationToken> work, CancellationToken stop)
    {
        using var all = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var left = new Queue<T>(things);
        // Threads of their own: those of the pool come one after the other when all have long work.
        Task[] threads = [.. Enumerable.Range(0, Math.Min(atOnce, left.Count)).Select(_ => Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        try
        {
            Task.WaitAll(threads, CancellationToken.None);
        }
        catch (AggregateException faults)
        {
            stop.ThrowIfCancellationRequested();
            var told = faults.Flatten().InnerExceptions;
            ExceptionDispatchInfo.Throw(told.FirstOrDefault(fault => fault is not OperationCanceledException) ?? told[0]);
        }

        void Work()
        {
            try
            {
                while (TryNext(out var thing))
                {
                    all.Token.ThrowIfCancellationRequested();
                    work(thing, all.Token);
                }
            }
            catch
            {
                all.Cancel();
                throw;
            }
        }

        bool TryNext(out T thing)
        {
            lock (left)
                return left.TryDequeue(out thing!);
        }
    }
}
