using System.Globalization;
using System.Runtime.ExceptionServices;
using ReferencePipeline.Contracts.Dialects;
using ReferencePipeline.Rehearsal.Duck;

namespace ReferencePipeline.Rehearsal.Delivery;

/// <summary>Writes the accepted rows of one delivery as Parquet, one file a roll.</summary>
/// <remarks>
/// The engine keeps each file open until its statement ends, and a row group in memory until it is full. So the events are taken in
/// batches, a statement each, and what a roll has gathered in several batches is then made one file. The end of a statement is the work of
/// one thread, so several are under way: while one ends, the next one reads.
/// </remarks>
internal sealed class ParquetObjects(DuckDatabase engine, DeliverySource source, string aside)
{
    /// <summary>One group a buffer, as Firehose writes: 128 MiB of JSON are smaller than its groups of 256 MiB.</summary>
    private const int RowGroup = 1 << 20;

    /// <summary>Values of a dictionary at most. Firehose's writer gives one up at 1 MiB; the engine takes memory for as many as there may be, column by column and file by file.</summary>
    private const int Dictionary = 1 << 14;

    /// <summary>Rows that a thread gathers before they go to their files. The engine's own 524,288 are most of a batch, and are there twice when they go.</summary>
    private const int Gathered = 1 << 17;

    /// <summary>Files that a batch may have for that: when more are written than may be open, each time they would all be begun anew.</summary>
    private const int FewFiles = 256;

    private readonly SortedDictionary<int, List<string>> _files = [];
    private readonly int _atOnce = Math.Min(engine.Threads, DeliveryLane.Most);
    private int _batches;

    /// <summary>Writes all rows below the lake's folder.</summary>
    /// <returns>The rows that the engine says it has written, and the files.</returns>
    public (long Rows, IReadOnlyList<Delivered> Files) Write(string lake)
    {
        var rows = Take();
        Gather();
        Join();
        return (rows, Settle(lake));
    }

    private long Take()
    {
        var rows = 0L;
        using var turn = new SemaphoreSlim(1);
        SideBySide.Run(Enumerable.Range(0, _atOnce), _atOnce, (number, stop) => Interlocked.Add(ref rows, Take(new DeliveryLane(source, turn, stop), number)), source.Options.Stop);
        return rows;
    }

    private long Take(DeliveryLane lane, int number)
    {
        // Functions belong to the engine, not to a connection: each lane of each delivery has its own.
        var name = $"accepted_{Number(number)}_by_{source.Plan.Name}";
        using var connection = engine.Connect();
        var function = TableFunction.Register(connection, name, lane, engine.Threads);
        var rows = 0L;
        try
        {
            while (lane.BeginBatch())
            {
                var folder = FolderOf(Interlocked.Increment(ref _batches));
                rows += Copy(connection, $"FROM {SqlIdentifier.Quote(name)}()", folder, $", PARTITION_BY ({SqlIdentifier.Quote(source.RollColumn)})", lane.Stop);
                // The next batch will be like this one.
                var areFew = Directory.Exists(folder) && Directory.EnumerateDirectories(folder).Take(FewFiles + 1).Count() <= FewFiles;
                connection.Execute(areFew ? $"SET partitioned_write_flush_threshold = {Number(Gathered)}" : "RESET partitioned_write_flush_threshold", lane.Stop);
            }

            return rows;
        }
        catch (DuckException) when (function.Fault is { } fault)
        {
            ExceptionDispatchInfo.Throw(fault);
            throw;
        }
    }

    /// <summary>Finds the files of all batches, those of each roll in the order of its events.</summary>
    private void Gather()
    {
        foreach (var folder in Enumerable.Range(1, _batches).Select(FolderOf).Where(Directory.Exists).SelectMany(Directory.EnumerateDirectories))
        {
            var roll = int.Parse(folder[(folder.LastIndexOf('=') + 1)..], CultureInfo.InvariantCulture);
            if (!_files.TryGetValue(roll, out var files))
                _files.Add(roll, files = []);
            files.AddRange(Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal));
        }
    }

    /// <summary>Makes one file for each roll that has several.</summary>
    private void Join() => SideBySide.Run(_files.Where(roll => roll.Value.Count > 1).ToList(), _atOnce, (roll, stop) =>
    {
        using var connection = engine.Connect();
        var joined = Path.Combine(aside, $"joined-{Number(roll.Key)}.parquet");
        Copy(connection, $"FROM read_parquet([{string.Join(", ", roll.Value.Select(SqlText.Quote))}], hive_partitioning = false)", joined, "", stop);
        roll.Value.ForEach(File.Delete);
        roll.Value.Clear();
        roll.Value.Add(joined);
    }, source.Options.Stop);

    private long Copy(DuckConnection connection, string rows, string to, string options, CancellationToken stop)
    {
        var plan = source.Plan.Parquet;
        using var written = connection.Await(
            $"COPY ({rows}) TO {SqlText.Quote(to)} (FORMAT parquet, COMPRESSION {plan.Compression}, ROW_GROUP_SIZE {Number(RowGroup)}, WRITE_BLOOM_FILTER false, DICTIONARY_SIZE_LIMIT {Number(plan.HasDictionaries ? Dictionary : 0)}{options})", stop);
        return (long)written.Read().Single()[0]!;
    }

    private string FolderOf(int batch) => Path.Combine(aside, $"parquet-{Number(batch)}");

    /// <summary>Gives each file the name that Firehose would.</summary>
    private List<Delivered> Settle(string lake)
    {
        var (plan, settled) = (source.Plan, new List<Delivered>());
        foreach (var (id, files) in _files)
        {
            var roll = source.Rolls.Rolls[id];
            var keys = plan.Data.Prefix.Keys.Zip(roll.Keys).ToDictionary(pair => pair.First, pair => pair.Second);
            var prefix = plan.Data.Prefix.Fill(roll.First, key => keys[key]);
            var name = ObjectNames.Of(plan.Name, roll.First, plan.Data, $"{prefix}{Number(roll.Window)}/{Number(roll.Part)}");
            settled.Add(new(LakePlace.Move(files.Single(), lake, plan.Data.Bucket, prefix + name), roll.First));
        }

        return settled;
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
