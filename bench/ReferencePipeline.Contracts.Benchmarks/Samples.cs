using System.Text;
using ReferencePipeline.Contracts.Generation;

namespace ReferencePipeline.Contracts.Benchmarks;

/// <summary>
/// Good events as the project's own generator makes them, the same on each run: so many different ones, with optional fields now there and
/// now not, that neither side of the comparison lives from branches that the processor has learned by heart.
/// </summary>
internal sealed class Samples
{
    private const int Count = 10_000;

    private Samples(Dataset dataset, string member, Func<bool, int, bool> isWanted)
    {
        var key = Encoding.UTF8.GetBytes($"\"{member}\":");
        var generator = new EventGenerator(dataset, GenerationOptions.Default);
        var records = new List<byte[]>();
        while (records.Count < Count)
        {
            var record = generator.Next();
            if (isWanted(record.IndexOf(key) >= 0, records.Count))
                records.Add(record.ToArray());
        }

        (Records, Arrival) = ([.. records], generator.LastTime);
    }

    public byte[][] Records { get; }

    public DateTime Arrival { get; }

    public double AverageLength => Records.Average(record => record.Length);

    public static Samples Of(Dataset dataset) => new(dataset, "", isWanted: static (_, _) => true);

    /// <summary>One in <paramref name="oneIn"/> has the member; 0 for none.</summary>
    public static Samples Of(Dataset dataset, string member, int oneIn) =>
        new(dataset, member, (has, i) => has == (oneIn > 0 && i % oneIn == 0));
}
