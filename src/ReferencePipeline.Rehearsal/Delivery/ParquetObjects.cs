using System.Globalization;
using System.Runtime.ExceptionServices;
using ReferencePipeline.Contracts.Dialects;
using ReferencePipeline.Rehearsal.Duck;

namespace ReferencePipeline.Rehearsal.Delivery;

/// <summary>Writes the accepted rows of one delivery as Parquet, one file a roll.</summary>
/// <remarks>
/// The engine keeps each file open until its statement ends, and a row group in memory until it is full. So the events are taken in
/// batches, a statement each, and what a roll has gathered in several batches is then made one file.
/// </remarks>
internal sealed class ParquetObjects(DuckDatabase engine, DeliverySource source, string aside)
{
    /// <summary>One group a buffer, as Firehose writes: 128 MiB of JSON are smaller than its groups of 256 MiB.</summary>
    private const int RowGroup = 1 << 20;

    /// <summary>Values of a dictionary at most. Firehose's writer gives one up at 1 MiB; the engine takes memory for as many as there may be, column by column and file by file.</summary>
    private const int Dictionary = 1 << 14;

    /// <summary>The rolls that one statement joins: far below <see cref="EngineOptions.OpenFiles"/>, so that none is closed early.</summary>
    private const int Joined = 128;

    private readonly SortedDictionary<int, List<string>> _files = [];
    private int _folders;

    /// <summary>Writes all rows below the lake's folder.</summary>
    /// <returns>The rows that the engine says it has written, and the files.</returns>
    public (long Rows, IReadOnlyList<Delivered> Files) Write(string lake)
    {
        var rows = Take();
        Join();
        return (rows, Settle(lake));
    }

    private long Take()
    {
        // Functions belong to the engine, not to a connection: each delivery has its own.
        var name = $"accepted_by_{source.Plan.Name}";
        using var connection = engine.Connect();
        var function = TableFunction.Register(connection, name, source, engine.Threads);
        var rows = 0L;
        try
        {
            while (source.BeginBatch())
                rows += Copy(connection, $"SELECT * FROM {SqlIdentifier.Quote(name)}()");
            return rows;
        }
        catch (DuckException) when (function.Fault is { } fault)
        {
            ExceptionDispatchInfo.Throw(fault);
            throw;
        }
    }

    /// <summary>A file for each roll that has several.</summary>
    private void Join()
    {
        using var connection = engine.Connect();
        foreach (var group in Groups())
        {
            var parts = group.ToDictionary(roll => roll, roll => _files[roll]);
            foreach (var roll in group)
                _files.Remove(roll);
            Copy(connection, string.Join(" UNION ALL ", parts.Select(roll => $"SELECT *, {Number(roll.Key)}::INTEGER AS {SqlIdentifier.Quote(source.RollColumn)} FROM read_parquet([{string.Join(", ", roll.Value.Select(SqlText.Quote))}], hive_partitioning = false)")));
            foreach (var part in parts.Values.SelectMany(files => files))
                File.Delete(part);
        }
    }

    /// <summary>Few enough, and together no larger than a batch, so that they need no more memory than one.</summary>
    private IEnumerable<IReadOnlyList<int>> Groups()
    {
        var (group, bytes) = (new List<int>(), 0L);
        foreach (var roll in _files.Where(roll => roll.Value.Count > 1).Select(roll => roll.Key).ToList())
        {
            var more = source.Rolls.Rolls[roll].Bytes;
            if (group.Count == Joined || group.Count > 0 && bytes + more > source.Options.BatchBytes)
            {
                yield return group;
                (group, bytes) = ([], 0);
            }

            group.Add(roll);
            bytes += more;
        }

        if (group.Count > 0)
            yield return group;
    }

    private long Copy(DuckConnection connection, string select)
    {
        var (plan, folder) = (source.Plan.Parquet, Path.Combine(aside, $"parquet-{Number(_folders++)}"));
        using var rows = connection.Await(
            $"COPY ({select}) TO {SqlText.Quote(folder)} (FORMAT parquet, COMPRESSION {plan.Compression}, PARTITION_BY ({SqlIdentifier.Quote(source.RollColumn)}), ROW_GROUP_SIZE {Number(RowGroup)}, WRITE_BLOOM_FILTER false, DICTIONARY_SIZE_LIMIT {Number(plan.HasDictionaries ? Dictionary : 0)})", source.Options.Stop);
        var written = (long)rows.Read().Single()[0]!;
        foreach (var roll in Directory.Exists(folder) ? Directory.EnumerateDirectories(folder) : [])
        {
            var id = int.Parse(roll[(roll.LastIndexOf('=') + 1)..], CultureInfo.InvariantCulture);
            if (!_files.TryGetValue(id, out var files))
                _files.Add(id, files = []);
            files.AddRange(Directory.EnumerateFiles(roll).Order(StringComparer.Ordinal));
        }

        return written;
    }

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
