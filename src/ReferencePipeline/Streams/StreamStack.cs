using ReferencePipeline.Contracts;
using ReferencePipeline.Policy;
using ReferencePipeline.Settings;
using Kms = Amazon.CDK.AWS.KMS;

namespace ReferencePipeline.Streams;

/// <summary>One stream for each dataset that still takes events.</summary>
public sealed class StreamStack : PipelineStack
{
    private readonly Dictionary<TableName, DatasetStream> _streams;

    public StreamStack(Construct scope, PipelineSettings settings, StreamInputs inputs)
        : base(scope, settings, nameof(StreamStack), "Kinesis data streams, and who may write to them") =>
        _streams = inputs.Contracts.Where(contract => !contract.IsRetired)
            .SelectMany(contract => contract.Datasets.Select(dataset => (contract, dataset)))
            .ToDictionary(one => one.dataset.Table, one => new DatasetStream(this, settings, one.contract, one.dataset, inputs.LakeKey, StateRemoval));

    public DatasetStream Of(Dataset dataset) => _streams[dataset.Table];
}

public sealed record StreamInputs
{
    /// <summary>Records are the lake's data on its way, so the lake's key keeps them.</summary>
    public required Kms.IKey LakeKey { get; init; }

    public required IReadOnlyList<DataContract> Contracts { get; init; }
}
