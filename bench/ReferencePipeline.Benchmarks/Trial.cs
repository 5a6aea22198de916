using System.Diagnostics;
using System.Text.Json;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Benchmarks;

/// <summary>Both ways over the same records, in turn within one run, so that what disturbs one disturbs the other.</summary>
internal sealed class Trial(string name, RecordValidator validator, byte[][] records)
{
    private const int Rounds = 101;

    /// <summary>Few enough that a round is seldom interrupted, enough that the clock does not matter.</summary>
    private const int RecordsARound = 2000;
    private readonly RecordReport _report = new();
    private JsonRecordWriter _writer = new(validator);

    public double Run(TextWriter output)
    {
        for (var warm = 0; warm < 10 * Rounds; warm++)
        {
            Bare(Slice(warm));
            Validate(Slice(warm));
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Validate(records);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        var (bare, full) = (new double[Rounds], new double[Rounds]);
        for (var round = 0; round < Rounds; round++)
        {
            bare[round] = Time(Bare, round);
            full[round] = Time(Validate, round);
        }

        var ratio = Median([.. bare.Zip(full, (one, other) => one / other)]);
        var bytes = records.Average(record => record.Length);
        output.WriteLine(
            $"{name,-28} {bytes,5:F0} bytes  bare {Median(bare) / RecordsARound:F0} ns  validated {Median(full) / RecordsARound:F0} ns  " +
            $"speed {ratio:F2} of bare  {bytes * RecordsARound / Median(full) * 1000:F0} MB/s  {(double)allocated / records.Length:F1} bytes allocated a record");
        return ratio;
    }

    private ReadOnlySpan<byte[]> Slice(int round) => records.AsSpan(round * RecordsARound % records.Length, RecordsARound);

    private static void Bare(ReadOnlySpan<byte[]> slice)
    {
        foreach (var record in slice)
        {
            var json = new Utf8JsonReader(record);
            while (json.Read())
            {
                // Only the tokens count.
            }
        }
    }

    private void Validate(ReadOnlySpan<byte[]> slice)
    {
        foreach (var record in slice)
        {
            _writer.Clear();
            if (!validator.Validate(record, Records.Arrival, ref _writer, _report))
                throw new InvalidOperationException($"{name}: {string.Join(", ", _report.Violations)}");
        }
    }

    private double Time(Action<ReadOnlySpan<byte[]>> action, int round)
    {
        var slice = Slice(round);
        var start = Stopwatch.GetTimestamp();
        action(slice);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
