using System.Text;
using ReferencePipeline.Rehearsal.Delivery;
using ReferencePipeline.Rehearsal.Duck;
using ReferencePipeline.Rehearsal.Input;
using static ReferencePipeline.Rehearsal.Tests.Rehearsed;

namespace ReferencePipeline.Rehearsal.Tests;

public sealed class HeldRowsTests
{
    private const long MiB = 1 << 20;

    static HeldRowsTests() => NativeLibraryFinder.Register();

    [Fact]
    public void Nothing_is_written_while_few_rows_wait()
    {
        using var held = Held(first: 10 * MiB);

        Hold(held, 10 * MiB, 1, 1, 1);

        Assert.Equal((false, null), (held.AreMany, held.NextOfTooMany()));
        Hold(held, 1, 1);
        Assert.True(held.AreMany);
        Assert.Equal([1], held.NextOfTooMany()!.Rolls);
        Assert.False(held.AreMany);
    }

    [Fact]
    public void More_may_wait_where_rows_come_for_files_that_are_written()
    {
        using var held = Held(first: 10 * MiB);
        foreach (var allowed in (long[])[10, 20, 40, 40])
        {
            Hold(held, allowed * MiB, 1);
            Assert.Null(held.NextOfTooMany());
            Hold(held, 1, 1);
            held.End(held.NextOfTooMany()!);
        }
    }

    [Fact]
    public void The_oldest_of_the_large_ones_is_written_first_and_the_next_when_that_is_not_enough()
    {
        using var held = Held(first: 10 * MiB);
        Hold(held, 8 * MiB, 3);
        Hold(held, 1 * MiB, 0);
        Hold(held, 6 * MiB, 2);
        Hold(held, 7 * MiB, 4);

        Assert.Equal([2], held.NextOfTooMany()!.Rolls);
        Assert.Equal([3], held.NextOfTooMany()!.Rolls);
        Assert.Null(held.NextOfTooMany());
    }

    [Fact]
    public void Small_ones_are_written_together_when_the_most_is_reached()
    {
        using var held = Held(first: MiB);
        Hold(held, 4 * MiB, 4, 2, 9);
        Assert.Null(held.NextOfTooMany());
        Hold(held, MiB, 2, 7);

        Assert.Equal([2, 4, 7, 9], held.NextOfTooMany()!.Rolls);
        Assert.Null(held.NextOfTooMany());
    }

    [Fact]
    public void What_is_left_is_written_the_largest_first_and_small_ones_by_all_workers()
    {
        using var held = Held(first: 100 * MiB);
        Hold(held, 5 * MiB, 200);
        Hold(held, 9 * MiB, 300);
        Hold(held, MiB, [.. Enumerable.Range(0, 100)]);

        Assert.Equal([300], held.NextOfRest()!.Rolls);
        Assert.Equal([200], held.NextOfRest()!.Rolls);
        Assert.Equal(Enumerable.Range(0, 50), held.NextOfRest()!.Rolls);
        Assert.Equal(Enumerable.Range(50, 32), held.NextOfRest()!.Rolls);
        Assert.Equal(Enumerable.Range(82, 18), held.NextOfRest()!.Rolls);
        Assert.Null(held.NextOfRest());
    }

    [Fact]
    public async Task What_is_left_waits_for_those_who_read()
    {
        using var held = Held(first: MiB);
        held.BeginReading();
        Hold(held, 1, 1);

        var next = Task.Run(held.NextOfRest, TestContext.Current.CancellationToken);
        await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.False(next.IsCompleted);
        Hold(held, 1, 2);
        held.EndReading();

        Assert.Equal([1, 2], (await next)!.Rolls);
    }

    [Fact]
    public void The_memory_of_written_rows_is_used_again()
    {
        using var held = Held(first: 10 * MiB);
        var chunk = Hold(held, 11 * MiB, 1, 1);

        held.End(held.NextOfTooMany()!);

        Assert.Same(chunk, held.Rent());
        Assert.Equal((0, 0L, 0), (chunk.Rows, chunk.Bytes, chunk.Waiting.Count));
    }

    /// <summary>Each of its records was refused after some of its values had been written.</summary>
    [Fact]
    public void So_is_that_of_a_chunk_without_rows()
    {
        using var held = Held(first: MiB);
        var chunk = held.Rent();
        chunk.Texts.Keep("a text of a record that was refused"u8);

        held.Hold(chunk);

        Assert.Same(chunk, held.Rent());
        Assert.Equal(0, chunk.Texts.Bytes);
    }

    [Fact]
    public void A_few_rows_that_are_left_move_and_many_stay()
    {
        using var held = Held(first: 10 * MiB);
        var few = Hold(held, 12 * MiB, 1, 1, 1, 2);
        var many = Hold(held, 9 * MiB, 1, 1, 3);

        held.End(held.NextOfTooMany()!);

        Assert.Same(few, held.Rent());
        Assert.Equal((3, 1), (many.Rows, many.Waiting[3]));
        var rest = held.NextOfRest()!;
        Assert.Equal([2, 3], rest.Rolls);
        Assert.Equal([(1, 3 * MiB), (3, 9 * MiB)], rest.Rows.Select(rows => (rows.Chunk.Rows, rows.Chunk.Bytes)).Order());
    }

    [Fact]
    public void Rows_that_move_do_not_move_to_where_somebody_reads()
    {
        using var held = Held(first: 10 * MiB);
        Hold(held, 12 * MiB, 1, 1, 1, 2);
        held.End(held.NextOfTooMany()!);
        var read = Assert.Single(held.NextOfRest()!.Rows).Chunk;

        Hold(held, 12 * MiB, 5, 5, 5, 3);
        held.End(held.NextOfTooMany()!);

        Assert.Equal(1, read.Rows);
        Assert.NotSame(read, Assert.Single(held.NextOfRest()!.Rows).Chunk);
    }

    /// <summary>The chunk is in the second job for its other rows, which has the first one's roll too.</summary>
    [Fact]
    public void What_one_job_has_written_the_next_one_does_not()
    {
        using var held = Held(first: 5 * MiB);
        Hold(held, 6 * MiB, [.. "abcdef".Select(text => (1, $"{text}")), .. "xyz".Select(text => (2, $"{text}"))]);
        var first = held.NextOfTooMany()!;
        var texts = Texts(first);
        held.End(first);
        Hold(held, MiB, (1, "late"));

        Assert.Equal(["a", "b", "c", "d", "e", "f"], texts);
        Assert.Equal(["late", "x", "y", "z"], Texts(held.NextOfRest()!));
    }

    [Theory]
    [InlineData("twelve bytes", false)]
    [InlineData("twelve bytes", true)]
    [InlineData("a text that has no place in the vector itself", false)]
    [InlineData("a text that has no place in the vector itself", true)]
    public void A_text_is_whole_and_equal_to_itself_where_it_was_written_and_when_it_has_moved(string text, bool moves)
    {
        using var held = Held(first: 10 * MiB);
        Hold(held, MiB, (9, "some other text, written before to the same place"));
        held.End(held.NextOfRest()!);
        Hold(held, 12 * MiB, moves ? [(2, text), (1, "a"), (1, "b"), (1, "c")] : [(2, text)]);
        if (moves)
            held.End(held.NextOfTooMany()!);

        Assert.Equal([text], Texts(held.NextOfRest()!, $"WHERE text = '{text}' AND text < '{text}!'"));
    }

    /// <summary>Of few rows, since each is long.</summary>
    [Fact]
    public void A_chunk_of_long_texts_is_handed_on_before_it_is_full()
    {
        using var folder = new Folder();
        var plan = TripsAssembly.Trips().Plan(folder).Deliveries[0];
        var line = Trip(1, rest: $$""","stops":[{"name":"{{new string('x', 1 << 19)}}"}]""");
        using var events = new LineSource([folder.Write("trips.jsonl", string.Concat(Enumerable.Repeat(line, 9)))], () => Stream.Null);
        using var held = new HeldRows([.. plan.Table.Columns.Select(column => column.Type)], most: 1, workers: 1);
        var worker = new DeliveryWorker(new(plan, new(), events, folder.Path), held);

        while (worker.TryTakeBlock(TestContext.Current.CancellationToken))
        {
        }

        var written = Assert.Single(held.NextOfTooMany()!.Rows).Chunk;
        Assert.Equal(8, written.Rows);
        Assert.InRange(written.Bytes, 4 * MiB, 5 * MiB);
    }

    [Fact]
    public void A_chunk_that_somebody_reads_stays_as_it_is()
    {
        using var held = Held(first: 1);
        var chunk = Hold(held, 40 * MiB, 1, 1, 1, 1, 2, 2, 2, 2, 3);
        var (first, second) = (held.NextOfTooMany()!, held.NextOfTooMany()!);

        held.End(second);

        Assert.Equal((9, 1), (chunk.Rows, chunk.Readers));
        held.End(first);
        Assert.Equal(0, chunk.Rows);
        Assert.Equal([3], held.NextOfRest()!.Rolls);
    }

    /// <summary>Rows of which so many bytes may wait before any came late.</summary>
    private static HeldRows Held(long first) => new([new DuckType.Scalar(ScalarKind.Varchar)], first * HeldRows.FirstPart, workers: 2);

    private static HeldChunk Hold(HeldRows held, long bytes, params int[] rolls) => Hold(held, bytes, [.. rolls.Select(roll => (roll, ""))]);

    /// <summary>Holds a row for each number of a roll, and its text.</summary>
    private static HeldChunk Hold(HeldRows held, long bytes, params (int Roll, string Text)[] rows)
    {
        var chunk = held.Rent();
        var texts = new VectorNode(new DuckType.Scalar(ScalarKind.Varchar), column: null);
        var numbers = new VectorNode(new DuckType.Scalar(ScalarKind.Integer), column: null);
        texts.Point(chunk.Vector(0));
        numbers.Point(chunk.Vector(1));
        for (var row = 0; row < rows.Length; row++)
        {
            texts.WriteText(row, Encoding.UTF8.GetBytes(rows[row].Text), chunk.Texts);
            numbers.Write(row, rows[row].Roll);
        }

        chunk.Fill(rows.Length, bytes);
        held.Hold(chunk);
        return chunk;
    }

    /// <summary>The texts that a statement gets to see, in their order.</summary>
    private static IEnumerable<string> Texts(WriteJob job, string condition = "")
    {
        using var folder = new Folder();
        using var engine = DuckDatabase.Open(new() { TemporaryFolder = folder["engine"] });
        using var connection = engine.Connect();
        TableFunction.Register(connection, "rows_of_job", new Rows(job), threads: 1);
        using var rows = connection.Query($"SELECT text FROM rows_of_job() {condition} ORDER BY text", TestContext.Current.CancellationToken);
        return [.. rows.Read().Select(row => (string)row[0]!)];
    }

    private sealed class Rows(WriteJob job) : IRowSource, IRowWorker
    {
        private int _next;

        public IReadOnlyList<(string Name, DuckType Type)> Columns => [("text", new DuckType.Scalar(ScalarKind.Varchar)), ("roll", new DuckType.Scalar(ScalarKind.Integer))];

        public IRowWorker NewWorker() => this;

        public void Fill(nint chunk)
        {
            if (_next < job.Rows.Count)
                job.Rows[_next++].Show(chunk);
            else
                Native.SetChunkSize(chunk, 0);
        }

        public void Dispose() => _next = 0;
    }
}
