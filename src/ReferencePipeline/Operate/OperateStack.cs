using ReferencePipeline.Policy;
using ReferencePipeline.Query;
using ReferencePipeline.Settings;

namespace ReferencePipeline.Operate;

/// <summary>Watches all the others: who is told, what it costs, who read what.</summary>
public sealed class OperateStack : PipelineStack
{
    public OperateStack(Construct scope, PipelineSettings settings, OperateInputs inputs)
        : base(scope, settings, nameof(OperateStack), "Who is told of trouble, the dashboard, the budget, and the record of who read what")
    {
        Subscribers.Subscribe(new Construct(this, "Subscribers"), inputs, settings);
        Alarm(settings, inputs);
        var datasets = inputs.Contracts.Where(contract => !contract.IsRetired).SelectMany(contract => contract.Datasets);
        Dashboard.Make(this, settings, [.. datasets.Select(dataset => new DatasetWatch(dataset, settings, inputs.Streams.Of(dataset), inputs.Deliveries.Of(dataset)))], inputs);
        MonthlyBudget.Make(this, settings, inputs.Alarms);
        AuditTrail.Make(this, settings, inputs);
        Ask(new AuditTable(this, settings, inputs), inputs);
    }

    private void Alarm(PipelineSettings settings, OperateInputs inputs)
    {
        var bell = new Bell(settings, inputs.Alarms);
        var alarms = new Construct(this, "Alarms");
        foreach (var about in Alarms(settings, inputs).GroupBy(alarm => alarm.About))
        {
            var place = new Construct(alarms, about.Key);
            foreach (var alarm in about)
                bell.Ring(place, alarm.About, alarm.Trouble, alarm.Condition);
        }
    }

    private static IEnumerable<PipelineAlarm> Alarms(PipelineSettings settings, OperateInputs inputs) =>
    [
        PipelineAlarms.OfKeys,
        .. inputs.Crawlers.Count == 0 ? (IEnumerable<PipelineAlarm>)[] : [PipelineAlarms.OfArrivals(inputs.Arrivals.QueueName)],
        PipelineAlarms.OfDeadLetters("arrivals", PipelineTroubles.ArrivalsDead, inputs.ArrivalsDeadLetters.QueueName),
        PipelineAlarms.OfDeadLetters("notices", PipelineTroubles.NoticesDead, inputs.Undelivered.QueueName),
        .. inputs.Query.Readers.Append(inputs.Query.Operations).Select(PipelineAlarms.OfWorkgroup),
        .. inputs.Warehouse is { } warehouse ? PipelineAlarms.OfWarehouse(warehouse, settings.Warehouse) : [],
    ];

    private void Ask(AuditTable audit, OperateInputs inputs)
    {
        // The workgroup is known by its name alone: nothing else would make it first.
        AddDependency(inputs.Query);
        var sql = new AuditSql(audit.Database);
        Keep("WhoAsked", "who asked what last week", "Who started how many queries in which workgroup", sql.WhoAsked);
        if (sql.WhoReadPii(inputs.Contracts.SelectMany(contract => contract.Datasets)) is { } whoRead)
            Keep("WhoReadPii", "who read PII last week", "Who got at a dataset with personal data: through Lake Formation, or at its objects past it", whoRead);

        void Keep(string id, string name, string description, string query) =>
            SavedQuery.Keep(this, id, inputs.Query.Operations.Name, name, description, query, audit.Database).AddDependency(audit.Resource);
    }
}
