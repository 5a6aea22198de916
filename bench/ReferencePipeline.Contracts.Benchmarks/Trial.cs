using System.Text.Json;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Benchmarks;

/// <summary>Both ways over the same records, in turn within one run.</summary>
/// <remarks>
/// The machine is shared, so seconds alone say little. Slices of some milliseconds alternate: what slows one mostly slows its neighbour too,
/// and the median of the neighbours' ratios drops the pairs where it did not. Processor time, not the clock, leaves out the time in which
/// others ran. The ratio of the two best slices, those that nobody disturbed, is told beside it: where the two agree, both can be believed.
/// </remarks>
internal sealed class Trial(string name, RecordValidator validator, Samples samples)
{
    private const int Slices = 61;

    private const int WarmSlices = 5;

    // Records come one by one, so each pass opens one reader a record, with the limits that the validator has.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = RecordValidator.MaxDepth };
    private readonly RecordReport _report = new();
    private JsonRecordWriter _writer = new(validator);

    public void WarmUp()
    {
        for (var slice = 0; slice < WarmSlices; slice++)
        {
            Bare();
            Validate();
        }
    }

    public double Run(TextWriter output)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Validate();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        var (bare, full) = (new double[Slices], new double[Slices]);
        for (var slice = 0; slice < Slices; slice++)
        {
            bare[slice] = Time(Bare);
            full[slice] = Time(Validate);
        }

        var ratio = Median([.. bare.Zip(full, (one, other) => one / other)]);
        output.WriteLine(
            $"{name,-26} {samples.AverageLength,4:F0} bytes | bare {bare.Min(),4:F0} ns, median {Median(bare),4:F0} | validated {full.Min(),4:F0} ns, median {Median(full),4:F0} | " +
            $"speed {ratio:F2} of bare, best slices {bare.Min() / full.Min():F2} | {samples.AverageLength * 1000 / full.Min():F0} MB/s | " +
            $"{(double)allocated / samples.Records.Length:F1} bytes allocated a record");
        return ratio;
    }

    private void Bare()
    {
        foreach (var record in samples.Records)
        {
            var json = new Utf8JsonReader(record, Options);
            while (json.Read())
            {
                // Only the tokens count.
            }
        }
    }

    private void Validate()
    {
        foreach (var record in samples.Records)
        {
            _writer.Clear();
            if (!validator.Validate(record, samples.Arrival, ref _writer, _report))
                throw new InvalidOperationException($"{name}: {string.Join(", ", _report.Violations)}");
        }
    }

    /// <summary>Nanoseconds a record.</summary>
    private double Time(Action pass)
    {
        var start = Environment.CpuUsage.TotalTime;
        pass();
        return (Environment.CpuUsage.TotalTime - start).TotalNanoseconds / samples.Records.Length;
    }

    private static double Median(double[] values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
