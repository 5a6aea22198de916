using ReferencePipeline.Catalog;
using ReferencePipeline.Contracts;
using ReferencePipeline.Deliver;
using ReferencePipeline.Govern;
using ReferencePipeline.Lake;
using ReferencePipeline.Policy;
using ReferencePipeline.Settings;
using ReferencePipeline.Streams;

namespace ReferencePipeline;

/// <summary>The whole system, stack by stack in the order they are built, with every hand-over between them.</summary>
public sealed class Pipeline
{
    public Pipeline(App app, PipelineSettings settings, ContractSet contracts)
    {
        settings.CheckAgainst(contracts);
        DeliveryTiming.Check(contracts);
        ReaderCheck.Check(settings, contracts.Contracts);

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
        Govern = settings.Governance.Mode is GovernanceMode.Iam ? null : new GovernStack(app, settings, new()
        {
            Contracts = contracts.Contracts,
            Database = Catalog.Database,
            Registered = Lake.Registered!,
            Crawler = Catalog.Crawler,
            Evaluator = Catalog.Evaluator,
            Before = [Catalog],
        });
        Access = new Access(app, settings, contracts.Contracts, new()
        {
            Database = Catalog.Database,
            Lake = Lake.Data,
            LakeKey = Foundation.LakeKey,
            Results = Lake.Results,
            ResultsKey = Foundation.ResultsKey,
            Before = Govern is null ? [Catalog] : [Govern],
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
            Before = [Catalog, .. Access.Stacks],
        });

        Tag(app, settings);
    }

    public FoundationStack Foundation { get; }

    public LakeStack Lake { get; }

    public StreamStack Stream { get; }

    public CatalogStack Catalog { get; }

    /// <summary>Nothing in governance mode <c>iam</c>, where only <see cref="Access"/> governs.</summary>
    public GovernStack? Govern { get; }

    public Access Access { get; }

    public DeliverStack Deliver { get; }

    private static void Tag(App app, PipelineSettings settings)
    {
        var tags = Tags.Of(app);
        tags.Add("pipeline", "ReferencePipeline");
        tags.Add("stage", settings.Stage.Value);
        foreach (var (key, value) in settings.Tags.User)
            tags.Add(key, value);
    }
}
