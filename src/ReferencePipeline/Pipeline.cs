using ReferencePipeline.Catalog;
using ReferencePipeline.Contracts;
using ReferencePipeline.Deliver;
using ReferencePipeline.Lake;
using ReferencePipeline.Policy;
using ReferencePipeline.Settings;
using ReferencePipeline.Streams;
using ReferencePipeline.Warehouse;

namespace ReferencePipeline;

/// <summary>The whole system, stack by stack in the order they are built, with every hand-over between them.</summary>
public sealed class Pipeline
{
    public Pipeline(App app, PipelineSettings settings, ContractSet contracts)
    {
        settings.CheckAgainst(contracts);
        DeliveryTiming.Check(contracts);

        Foundation = new FoundationStack(app, settings);
        Lake = new LakeStack(app, settings, new()
        {
            LakeKey = Foundation.LakeKey,
            ResultsKey = Foundation.ResultsKey,
            MessagesKey = Foundation.MessagesKey,
            Datasets = [.. contracts.Datasets],
        });
        Stream = new StreamStack(app, settings, new() { LakeKey = Foundation.LakeKey, Contracts = contracts.Contracts });
        Catalog = new CatalogStack(app, settings, new()
        {
            Contracts = contracts.Contracts,
            Lake = Lake.Data,
            LakeKey = Foundation.LakeKey,
            MessagesKey = Foundation.MessagesKey,
            Arrivals = Lake.Arrivals,
            ArrivalsDeadLetters = Lake.ArrivalsDeadLetters,
            Alarms = Foundation.Alarms,
        });
        Deliver = new DeliverStack(app, settings, new()
        {
            Contracts = contracts.Contracts,
            Streams = Stream,
            Lake = Lake.Data,
            LakeKey = Foundation.LakeKey,
            MessagesKey = Foundation.MessagesKey,
            TableOf = dataset => new(Catalog.Database, dataset.Table.Value),
            Transform = TransformAssets.Built,
            Before = [Catalog],
        });
        if (settings.Warehouse.Enabled)
        {
            Warehouse = new WarehouseStack(app, settings, new()
            {
                Contracts = contracts.Contracts,
                Streams = Stream,
                Lake = Lake.Data,
                LakeKey = Foundation.LakeKey,
                MessagesKey = Foundation.MessagesKey,
                Database = Catalog.Database,
                Before = [Catalog],
            });
        }

        Tag(app, settings);
    }

    public FoundationStack Foundation { get; }

    public LakeStack Lake { get; }

    public StreamStack Stream { get; }

    public CatalogStack Catalog { get; }

    public DeliverStack Deliver { get; }

    /// <summary>None when the stage has no warehouse.</summary>
    public WarehouseStack? Warehouse { get; }

    private static void Tag(App app, PipelineSettings settings)
    {
        var tags = Tags.Of(app);
        tags.Add("pipeline", "ReferencePipeline");
        tags.Add("stage", settings.Stage.Value);
        foreach (var (key, value) in settings.Tags.User)
            tags.Add(key, value);
    }
}
