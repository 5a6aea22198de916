using System.Globalization;
using System.Runtime.ExceptionServices;
using ReferencePipeline.Contracts.Dialects;
using ReferencePipeline.Rehearsal.Duck;

namespace ReferencePipeline.Rehearsal.Delivery;

/// <summary>Writes the held rows of rolls as Parquet, on the thread that asks for it.</summary>
internal sealed class RollWriter : IRowSource, IDisposable
{
    /// <summary>One group a buffer, as Firehose writes: 128 MiB of JSON are smaller than its groups of 256 MiB.</summary>
    private const int RowGroup = 1 << 20;

    /// <summary>Values of a dictionary at most. Firehose's writer gives one up at 1 MiB; the engine takes memory for as many as there may be, column by column and file by file.</summary>
    private const int Dictionary = 1 << 14;

    private readonly DeliverySource _source;
    private readonly string _aside;
    private readonly string _name;
    private readonly DuckConnection _connection;
    private readonly TableFunction _function;
    private WriteJob? _job;

    public RollWriter(DuckDatabase engine, DeliverySource source, string aside, int number)
    {
        (_source, _aside) = (source, aside);
        // Functions belong to the engine, not to a connection: each writer of each delivery has its own.
        _name = $"accepted_{Number(number)}_by_{source.Plan.Name}";
        _connection = engine.Connect();
        _function = TableFunction.Register(_connection, _name, this, threads: 1);
        // A job is small enough to go to its files at once; in parts, those that are closed meanwhile would become several.
        _connection.Execute($"SET partitioned_write_flush_threshold = {Number(int.MaxValue)}");
    }

    public IReadOnlyList<(string Name, DuckType Type)> Columns => _source.Columns;

    /// <summary>Writes all rows of a job.</summary>
    /// <returns>How many the engine says it has written, and a file or several for each roll.</returns>
    public (long Rows, IReadOnlyList<(int Roll, string File)> Files) Write(WriteJob job, CancellationToken stop)
    {
        var to = Path.Combine(_aside, $"rows-{Number(job.Number)}");
        var (rows, roll) = (SqlIdentifier.Quote(_name), SqlIdentifier.Quote(_source.RollColumn));
        _job = job;
        try
        {
            if (job.Rolls.Count == 1)
            {
                to += ".parquet";
                return (Copy($"SELECT * EXCLUDE ({roll}) FROM {rows}()", to, "", stop), [(job.Rolls[0], to)]);
            }

            var written = Copy($"FROM {rows}()", to, $", PARTITION_BY ({roll})", stop);
            return (written, [.. Directory.EnumerateDirectories(to).SelectMany(folder => Directory.EnumerateFiles(folder).Select(file => (RollOf(folder), file)))]);
        }
        catch (DuckException) when (_function.Fault is { } fault)
        {
            ExceptionDispatchInfo.Throw(fault);
            throw;
        }
    }

    /// <summary>Makes one file of several.</summary>
    public void Join(IEnumerable<string> files, string to, CancellationToken stop) =>
        Copy($"FROM read_parquet([{string.Join(", ", files.Select(SqlText.Quote))}], hive_partitioning = false)", to, "", stop);

    public IRowWorker NewWorker() => new Rows(_job!);

    public void Dispose() => _connection.Dispose();

    private long Copy(string rows, string to, string options, CancellationToken stop)
    {
        var plan = _source.Plan.Parquet;
        using var written = _connection.Query(
            $"COPY ({rows}) TO {SqlText.Quote(to)} (FORMAT parquet, COMPRESSION {plan.Compression}, ROW_GROUP_SIZE {Number(RowGroup)}, WRITE_BLOOM_FILTER false, DICTIONARY_SIZE_LIMIT {Number(plan.HasDictionaries ? Dictionary : 0)}{options})", stop);
        return (long)written.Read().Single()[0]!;
    }

    private static int RollOf(string folder) => int.Parse(folder[(folder.LastIndexOf('=') + 1)..], CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Shows the engine one chunk after the other.</summary>
    private sealed class Rows(WriteJob job) : IRowWorker
    {
        private int _next;

        public void Fill(nint chunk)
        {
            if (_next < job.Rows.Count)
                job.Rows[_next++].Show(chunk);
            else
                Native.SetChunkSize(chunk, 0);
        }

        public void Dispose()
        {
            // The chunks are given back when the job has ended.
        }
    }
}
