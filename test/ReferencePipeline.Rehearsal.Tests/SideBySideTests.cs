using ReferencePipeline.Rehearsal.Delivery;
using ReferencePipeline.Rehearsal.Duck;

namespace ReferencePipeline.Rehearsal.Tests;

public sealed class SideBySideTests
{
    private static CancellationToken NoStop => CancellationToken.None;

    [Fact]
    public void Each_thing_is_done_once()
    {
        var done = new int[100];

        SideBySide.Run(Enumerable.Range(0, 100), 3, (i, _) => Interlocked.Increment(ref done[i]), NoStop);

        Assert.All(done, times => Assert.Equal(1, times));
    }

    [Fact]
    public void The_failure_of_one_stops_the_others_and_is_told_alone()
    {
        using var bothBegan = new CountdownEvent(2);
        var isStopped = false;

        var told = Assert.Throws<FormatException>(() => SideBySide.Run([0, 1], 2, (i, stop) =>
        {
            bothBegan.Signal();
            bothBegan.Wait(TestContext.Current.CancellationToken);
            if (i == 1)
                throw new FormatException("the first one");
            isStopped = stop.WaitHandle.WaitOne(TimeSpan.FromSeconds(20));
            stop.ThrowIfCancellationRequested();
        }, NoStop));

        Assert.Equal(("the first one", true), (told.Message, isStopped));
    }

    [Fact]
    public void Who_stops_all_is_told_so()
    {
        using var stop = new CancellationTokenSource();

        var told = Assert.Throws<OperationCanceledException>(() => SideBySide.Run([0, 1], 2, (_, all) =>
        {
            stop.Cancel();
            all.ThrowIfCancellationRequested();
        }, stop.Token));

        Assert.Equal(stop.Token, told.CancellationToken);
    }

    [Fact]
    public async Task A_long_statement_is_interrupted_in_its_midst()
    {
        using var folder = new Folder();
        using var engine = DuckDatabase.Open(new() { TemporaryFolder = folder["engine"] });
        using var connection = engine.Connect();
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => connection.Execute("SELECT count(*) FROM range(100000000000) AS a(i) WHERE hash(i) = 1", stop.Token), TestContext.Current.CancellationToken);
        stop.CancelAfter(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAsync<OperationCanceledException>(() => running.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
    }
}
