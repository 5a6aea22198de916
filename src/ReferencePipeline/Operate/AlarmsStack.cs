using ReferencePipeline.Contracts;
using ReferencePipeline.Deliver;
using ReferencePipeline.Policy;
using ReferencePipeline.Settings;
using ReferencePipeline.Streams;
using Sns = Amazon.CDK.AWS.SNS;

namespace ReferencePipeline.Operate;

/// <summary>An alarm on every way that a dataset can lose records, or time.</summary>
public sealed class AlarmsStack : PipelineStack
{
    public AlarmsStack(Construct scope, PipelineSettings settings, AlarmsInputs inputs)
        : base(scope, settings, nameof(AlarmsStack), "Alarms of each dataset, in the order of the data's way")
    {
        var bell = new Bell(settings, inputs.Alarms);
        foreach (var contract in inputs.Contracts.Where(contract => !contract.IsRetired))
            foreach (var dataset in contract.Datasets)
                Watch(contract, new DatasetWatch(dataset, settings, inputs.Streams.Of(dataset), inputs.Deliveries.Of(dataset)), bell, settings);
    }

    private void Watch(DataContract contract, DatasetWatch watch, Bell bell, PipelineSettings settings)
    {
        var alarms = new Construct(this, watch.Dataset.Table.ConstructId());
        foreach (var (trouble, condition) in DatasetAlarms.Of(watch, settings))
            bell.Ring(alarms, watch.Dataset.Table.Value, trouble, condition);
        DatasetTags.Add(alarms, contract, watch.Dataset);
    }
}

public sealed record AlarmsInputs
{
    /// <summary>Of retired ones nothing can get lost any more; they have no alarms.</summary>
    public required IReadOnlyList<DataContract> Contracts { get; init; }

    public required StreamStack Streams { get; init; }

    public required DeliverStack Deliveries { get; init; }

    public required Sns.ITopic Alarms { get; init; }
}
