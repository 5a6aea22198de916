using ReferencePipeline.Contracts.Generation;

namespace ReferencePipeline.Contracts.Benchmarks;

/// <summary>Generation of events into a stream that goes nowhere: what <c>generate</c> can do at most, by processor time, on one core.</summary>
internal static class Generation
{
    private const double Bar = 200;
    private const int Rounds = 41;
    private const int Events = 20_000;

    public static bool Run(ContractSet contracts, TextWriter output)
    {
        // As with validation, all run before any is measured.
        var generators = contracts.Datasets.Select(dataset => (dataset.Name, Generator: new EventGenerator(dataset, GenerationOptions.Default with { Bad = 0.01m }))).ToArray();
        WarmUp.Run([.. generators.Select<(string, EventGenerator Generator), Action>(each => () => each.Generator.WriteTo(Stream.Null, Events))]);

        var isReached = true;
        foreach (var (name, generator) in generators)
        {
            var speeds = Enumerable.Range(0, Rounds).Select(_ => MegabytesPerSecond(generator)).Order().ToArray();
            var median = speeds[Rounds / 2];
            isReached &= median >= Bar;
            output.WriteLine($"generate {name,-12} {median,4:F0} MB/s, best {speeds[^1]:F0} | 1 % bad");
        }

        output.WriteLine($"bar: {Bar:F0} MB/s to a null stream on one core; reached: {(isReached ? "yes" : "no")}");
        return isReached;
    }

    private static double MegabytesPerSecond(EventGenerator generator)
    {
        using var sink = new CountingStream();
        var start = Environment.CpuUsage.TotalTime;
        generator.WriteTo(sink, Events);
        return sink.Length / (Environment.CpuUsage.TotalTime - start).TotalMicroseconds;
    }
}
