using ReferencePipeline.Contracts.Generation;
using ReferencePipeline.Contracts.Tests.Generators;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Tests.Generation;

/// <summary>Holds generated events against the pipeline's own validator.</summary>
internal sealed class Judge(Dataset dataset)
{
    private const int MostImpossible = 10;

    private readonly RecordValidator _validator = RecordValidator.Compile(dataset, new AnySalt());
    private readonly RecordReport _report = new();

    /// <summary>How many bytes the table takes of the event last judged.</summary>
    public int LineLength { get; private set; }

    /// <summary>What is wrong with an event that arrives as it happens.</summary>
    public IReadOnlyList<Violation> Violations(ReadOnlySpan<byte> json, DateTime arrived)
    {
        var sink = new JsonRecordWriter(_validator);
        var isGood = _validator.Validate(json, arrived, ref sink, _report);
        LineLength = sink.Written.Length;
        return isGood ? [] : [.. _report.Violations];
    }

    public IReadOnlyList<Violation> Violations(EventGenerator generator) => Violations(generator.Next(), generator.LastTime);

    public IReadOnlyList<Violation> Violations(EventGenerator generator, Mutation mutation) => Violations(generator.Next(mutation), generator.LastTime);

    /// <summary>
    /// A promise of every random contract that has events at all: one may ask for two different items of an enum of one. Such are few, or
    /// the promise is worth nothing.
    /// </summary>
    public static void ForEvery(Action<Dataset, EventGenerator> promise, GenerationOptions options)
    {
        var impossible = 0;
        ContractArbitrary.ForEvery(generated =>
        {
            try
            {
                promise(generated.Dataset, new EventGenerator(generated.Dataset, options));
            }
            catch (GenerationException refused) when (refused.Message.Contains("different items are asked for", StringComparison.Ordinal))
            {
                impossible++;
            }
        });
        Assert.InRange(impossible, 0, MostImpossible);
    }

    private sealed class AnySalt : ISalts
    {
        public byte[] Find(string reference) => [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];
    }
}
