using System.Globalization;
using ReferencePipeline.Rehearsal.Duck;

namespace ReferencePipeline.Rehearsal.Delivery;

/// <summary>Writes the accepted rows of one delivery as Parquet, one file a roll.</summary>
/// <remarks>
/// Each worker judges events, and whenever too many rows wait, it writes those of a roll: so all processors have work to the end, and memory
/// does not grow with the events. What comes for a roll whose file is written makes another one, and in the end one of both.
/// </remarks>
internal sealed class ParquetObjects(DuckDatabase engine, int workers, DeliverySource source, string aside)
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<int, List<string>> _files = [];
    private long _rows;

    /// <summary>Writes all rows below the lake's folder.</summary>
    /// <returns>The rows that the engine says it has written, and the files.</returns>
    public (long Rows, IReadOnlyList<Delivered> Files) Write(string lake)
    {
        List<RollWriter> writers = [.. Enumerable.Range(1, workers).Select(number => new RollWriter(engine, source, aside, number))];
        try
        {
            using (var held = new HeldRows([.. source.Plan.Table.Columns.Select(column => column.Type)], source.Options.HeldBytes, workers))
                SideBySide.Run(writers, workers, (writer, stop) => Work(held, writer, stop), source.Options.Stop);
            Join(writers);
        }
        finally
        {
            writers.ForEach(writer => writer.Dispose());
        }

        return (_rows, Settle(lake));
    }

    private void Work(HeldRows held, RollWriter writer, CancellationToken stop)
    {
        held.BeginReading();
        try
        {
            var worker = new DeliveryWorker(source, held);
            while (worker.TryTakeBlock(stop))
            {
                if (!held.AreMany)
                    continue;
                // While this one writes, others read on: what it kept back would come late for its file.
                worker.HandOn();
                WriteAll(held.NextOfTooMany);
            }

            worker.HandOn();
        }
        finally
        {
            held.EndReading();
        }

        WriteAll(held.NextOfRest);

        void WriteAll(Func<WriteJob?> next)
        {
            while (next() is { } job)
            {
                stop.ThrowIfCancellationRequested();
                var (rows, files) = writer.Write(job, stop);
                held.End(job);
                Add(rows, files);
            }
        }
    }

    private void Add(long rows, IReadOnlyList<(int Roll, string File)> files)
    {
        lock (_lock)
        {
            _rows += rows;
            foreach (var (roll, file) in files)
            {
                if (!_files.TryGetValue(roll, out var known))
                    _files.Add(roll, known = []);
                known.Add(file);
            }
        }
    }

    /// <summary>Makes one file for each roll that has several.</summary>
    private void Join(List<RollWriter> writers)
    {
        var several = new Queue<KeyValuePair<int, List<string>>>(_files.Where(roll => roll.Value.Count > 1));
        SideBySide.Run(writers.Take(several.Count), workers, (writer, stop) =>
        {
            while (Next() is var (roll, files))
            {
                var joined = Path.Combine(aside, $"joined-{roll.ToString(CultureInfo.InvariantCulture)}.parquet");
                writer.Join(files, joined, stop);
                files.ForEach(File.Delete);
                files.Clear();
                files.Add(joined);
            }
        }, source.Options.Stop);

        (int Roll, List<string> Files)? Next()
        {
            lock (_lock)
                return several.TryDequeue(out var next) ? (next.Key, next.Value) : null;
        }
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
            var name = ObjectNames.Of(plan.Name, roll.First, plan.Data, string.Create(CultureInfo.InvariantCulture, $"{prefix}{roll.Window}/{roll.Part}"));
            settled.Add(new(LakePlace.Move(files.Single(), lake, plan.Data.Bucket, prefix + name), roll.First));
        }

        return settled;
    }
}
