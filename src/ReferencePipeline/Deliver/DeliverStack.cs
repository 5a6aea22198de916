using ReferencePipeline.Contracts;
using ReferencePipeline.Govern;
using ReferencePipeline.Policy;
using ReferencePipeline.Settings;
using ReferencePipeline.Streams;
using Kms = Amazon.CDK.AWS.KMS;
using Logs = Amazon.CDK.AWS.Logs;
using S3 = Amazon.CDK.AWS.S3;

namespace ReferencePipeline.Deliver;

/// <summary>Takes each dataset's records from its stream, judges them, and writes them where its table expects them.</summary>
public sealed class DeliverStack : PipelineStack
{
    private readonly Dictionary<TableName, DatasetDelivery> _deliveries = [];

    public DeliverStack(Construct scope, PipelineSettings settings, DeliverInputs inputs)
        : base(scope, settings, nameof(DeliverStack), "Transform functions and delivery streams")
    {
        Logs = new Logs.CfnLogGroup(this, "Delivery", new Logs.CfnLogGroupProps
        {
            RetentionInDays = settings.Retention.LogDays,
            KmsKeyId = inputs.MessagesKey.KeyArn,
        });
        Logs.ApplyRemovalPolicy(StateRemoval);
        var grants = settings.Governance.Mode is GovernanceMode.LakeFormation ? new GrantChain() : null;
        var salts = new Salts(this, inputs.LakeKey, StateRemoval);
        foreach (var contract in inputs.Contracts.Where(contract => !contract.IsRetired))
        {
            var code = inputs.Transform.For(this, contract);
            foreach (var dataset in contract.Datasets)
                _deliveries.Add(dataset.Table, new DatasetDelivery(this, settings, contract, dataset, inputs, salts, code, Logs, grants, StateRemoval));
        }

        // Between stacks: between constructs the CDK would pair each resource here with each one there, some 90,000 for fifty datasets.
        foreach (var needed in inputs.Before)
            AddDependency(needed);
    }

    public DatasetDelivery Of(Dataset dataset) => _deliveries[dataset.Table];

    /// <summary>What Firehose has to say of all datasets, a log stream each.</summary>
    public Logs.CfnLogGroup Logs { get; }
}

public sealed record DeliverInputs
{
    public required IReadOnlyList<DataContract> Contracts { get; init; }

    public required StreamStack Streams { get; init; }

    public required S3.IBucket Lake { get; init; }

    public required Kms.IKey LakeKey { get; init; }

    public required Kms.IKey MessagesKey { get; init; }

    /// <summary>The table whose columns the Parquet files get.</summary>
    public required Func<Dataset, DeliveryTable> TableOf { get; init; }

    /// <summary>The published transform function.</summary>
    public required TransformAssets Transform { get; init; }

    /// <summary>What must be there before any delivery stream is made: the tables, and the stacks whose grants in Lake Formation come earlier.</summary>
    public IReadOnlyList<Stack> Before { get; init; } = [];
}

/// <summary>A table of the catalog by its names, which are fixed: people type them.</summary>
public sealed record DeliveryTable(string Database, string Table);
