using ReferencePipeline.Contracts.Generation;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Tests.Generation;

/// <summary>Holds generated events against the pipeline's own validator.</summary>
internal sealed class Judge(Dataset dataset)
{
    private readonly RecordValidator _validator = RecordValidator.Compile(dataset, new AnySalt());
    private readonly RecordReport _report = new();

    /// <summary>What is wrong with an event that arrives as it happens.</summary>
    public IReadOnlyList<Violation> Violations(ReadOnlySpan<byte> json, DateTime arrived)
    {
        var sink = new JsonRecordWriter(_validator);
        return _validator.Validate(json, arrived, ref sink, _report) ? [] : [.. _report.Violations];
    }

    public IReadOnlyList<Violation> Violations(EventGenerator generator) => Violations(generator.Next(), generator.LastTime);

    public IReadOnlyList<Violation> Violations(EventGenerator generator, Mutation mutation) => Violations(generator.Next(mutation), generator.LastTime);

    private sealed class AnySalt : ISalts
    {
        public byte[] Find(string reference) => [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];
    }
}
