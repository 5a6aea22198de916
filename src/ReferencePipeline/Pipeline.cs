using ReferencePipeline.Catalog;
using ReferencePipeline.Contracts;
using ReferencePipeline.Deliver;
using ReferencePipeline.Govern;
using ReferencePipeline.Lake;
using ReferencePipeline.Operate;
using ReferencePipeline.Policy;
using ReferencePipeline.Query;
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
        Refuse([.. ReaderCheck.Problems(settings, contracts.Contracts), .. QueryCheck.Problems(settings, contracts.Contracts)]);
        var readers = Reader.Of(contracts.Contracts);

        Foundation = new FoundationStack(app, settings);
        Lake = new LakeStack(app, settings, new()
        {
            LakeKey = Foundation.LakeKey,
            ResultsKey = Foundation.ResultsKey,
            MessagesKey = Foundation.MessagesKey,
            Datasets = [.. contracts.Datasets],
            Personas = [.. readers.Select(reader => reader.Name)],
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
            Crawler = Catalog.CrawlerRole,
            Evaluator = Catalog.Evaluator,
            Before = [Catalog],
        });
        Access = new Access(app, settings, readers, new()
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
        Query = new QueryStack(app, settings, new()
        {
            Contracts = contracts.Contracts,
            Readers = readers,
            Database = Catalog.Database,
            Results = Lake.Results,
            ResultsKey = Foundation.ResultsKey,
        });
        var personas = new PersonaQueriesInputs { Readers = readers, Database = Catalog.Database, Workgroups = Query };
        NamedQueries = new NamedQueriesStack(app, settings, personas);
        PreparedStatements = new PreparedStatementsStack(app, settings, personas);

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

        Alarms = new AlarmsStack(app, settings, new()
        {
            Contracts = contracts.Contracts,
            Streams = Stream,
            Deliveries = Deliver,
            Alarms = Foundation.Alarms,
        });
        Operate = new OperateStack(app, settings, new()
        {
            Contracts = contracts.Contracts,
            Streams = Stream,
            Deliveries = Deliver,
            Query = Query,
            Arrivals = Lake.Arrivals,
            ArrivalsDeadLetters = Lake.ArrivalsDeadLetters,
            Crawlers = Catalog.Crawlers,
            Undelivered = Catalog.Undelivered,
            Lake = Lake.Data,
            AccessLogs = Lake.AccessLogs,
            MessagesKey = Foundation.MessagesKey,
            Alarms = Foundation.Alarms,
            Warehouse = Warehouse is null ? null : new()
            {
                Workgroup = Warehouse.Workgroup.WorkgroupName,
                MachineArn = Warehouse.BootstrapMachine.AttrArn,
                Undelivered = Warehouse.Undelivered.QueueName,
            },
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

    public QueryStack Query { get; }

    public NamedQueriesStack NamedQueries { get; }

    public PreparedStatementsStack PreparedStatements { get; }

    public AlarmsStack Alarms { get; }

    public OperateStack Operate { get; }

    /// <summary>None when the stage has no warehouse.</summary>
    public WarehouseStack? Warehouse { get; }

    private static void Refuse(IReadOnlyList<Problem> problems)
    {
        if (problems.Count > 0)
            throw new ContractException(problems);
    }

    private static void Tag(App app, PipelineSettings settings)
    {
        var tags = Tags.Of(app);
        tags.Add("pipeline", "ReferencePipeline");
        tags.Add("stage", settings.Stage.Value);
        // One tag that tells stage and pipeline both: a budget does not say how it joins two.
        tags.Add(DeploymentTag.Key, DeploymentTag.ValueOf(settings));
        foreach (var (key, value) in settings.Tags.User)
            tags.Add(key, value);
    }
}
