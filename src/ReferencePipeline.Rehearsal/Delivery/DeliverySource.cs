using ReferencePipeline.Contracts.Validation;
using ReferencePipeline.Rehearsal.Duck;
using ReferencePipeline.Rehearsal.Input;
using ReferencePipeline.Rehearsal.Load;
using ReferencePipeline.Rehearsal.Plan;

namespace ReferencePipeline.Rehearsal.Delivery;

/// <summary>What all threads of one delivery share: where events come from, and the account of what becomes of them.</summary>
internal sealed class DeliverySource
{
    /// <summary>The column that tells files apart; a table may have one of that name itself.</summary>
    public string RollColumn { get; }

    private readonly Lock _lock = new();

    public DeliverySource(DeliveryPlan plan, DeliveryOptions options, IEventSource events, string aside)
    {
        (Plan, Options) = (plan, options);
        Validator = RecordValidator.Compile(plan.Dataset, new StandInSalts(plan.Transform.Salts));
        RollColumn = "roll";
        while (plan.Table.Columns.Any(column => column.Name == RollColumn))
            RollColumn += "_";
        Rolls = new(plan.Data, [.. plan.Data.Prefix.Keys.Select(key => Validator.PartitionKeys.IndexOf(key))], options.KeepsIntervals);
        Errors = new(plan.Errors, "errors", plan.Name, QuarantineLine.ErrorType, aside, options.KeepsIntervals);
        Raw = plan.Raw is { } raw ? new(raw, "raw", plan.Name, "", aside, options.KeepsIntervals) : null;
        Load = plan.Stream is { } stream ? new(stream, options.Rate) : null;
        Events = new PeekedSource(events, block => (FirstTime, KnowsArrival) = (DeliveryWorker.FirstTimeOf(this, block), block.Arrivals.Count > 0));
    }

    public DeliveryPlan Plan { get; }

    public DeliveryOptions Options { get; }

    public RecordValidator Validator { get; }

    public IEventSource Events { get; }

    public RollBook Rolls { get; }

    public ObjectFiles Errors { get; }

    public ObjectFiles? Raw { get; }

    public StreamLoad? Load { get; }

    public Tally Tally { get; } = new();

    /// <summary>When the first event happened that says so: where a record says nothing, it counts as arrived then.</summary>
    public DateTime? FirstTime { get; private set; }

    /// <summary>Whether the source itself says when events arrive.</summary>
    public bool KnowsArrival { get; private set; }

    public IReadOnlyList<(string Name, DuckType Type)> Columns => [.. Plan.Table.Columns.Select(column => (column.Name, column.Type)), (RollColumn, new DuckType.Scalar(ScalarKind.Integer))];

    /// <summary>Takes over what a thread has counted, and tells whoever watches.</summary>
    public void Tell(Tally tally, StreamLoad? load)
    {
        lock (_lock)
        {
            Tally.Absorb(tally);
            if (load is not null)
                Load!.Absorb(load);
            Options.Progress?.Report(new(Plan.Dataset.Name, Tally.Read, Events.Progress));
        }
    }
}

/// <summary>How the events of a delivery are taken.</summary>
public sealed record DeliveryOptions
{
    /// <summary>When all events arrive; without it, each arrives when it happened, and none is late.</summary>
    public DateTime? Arrival { get; init; }

    /// <summary>The time at which the lake is asked for; without it, each partition is when its last file was begun.</summary>
    public DateTime? Now { get; init; }

    /// <summary>Events a second that the stream is given; without it, they come as they happened.</summary>
    public decimal? Rate { get; init; }

    /// <summary>Whether files also end when their interval does, as in Firehose.</summary>
    public bool KeepsIntervals { get; init; } = true;

    /// <summary>The memory that accepted rows may take while they wait for their file; large files are written before it is filled.</summary>
    public long HeldBytes { get; init; } = 256 * 1024 * 1024;

    public IProgress<DeliveryProgress>? Progress { get; init; }

    public CancellationToken Stop { get; init; }
}

/// <summary>How far a delivery is.</summary>
/// <param name="Dataset">Whose events.</param>
/// <param name="Events">How many were read.</param>
/// <param name="Share">0 to 1; <c>null</c> when nobody can know.</param>
public sealed record DeliveryProgress(string Dataset, long Events, double? Share);
