using System.Diagnostics;
using ReferencePipeline.Contracts.Generation;
using ReferencePipeline.Rehearsal.Delivery;
using ReferencePipeline.Rehearsal.Input;
using ReferencePipeline.Rehearsal.Plan;
using ReferencePipeline.Rehearsal.Query;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Rehearsal;

/// <summary>Runs the plan of synthesized templates on this machine.</summary>
public static class Rehearse
{
    /// <summary>Deliveries that are under way side by side: while small files of one are looked at, which is the work of one thread, another goes on.</summary>
    private const int AtOnce = 2;

    /// <summary>Replaces the folder by the lake that the events become, and a report of them.</summary>
    /// <exception cref="InputException">Events cannot be read, or the folder cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; nothing is left.</exception>
    public static RehearsalReport Run(RehearsalRequest request)
    {
        var started = Stopwatch.GetTimestamp();
        using var folder = RunFolder.Beside(request.Out);
        using var engines = new RehearsalEngines(folder.Temporary);
        var queries = request.Assembly is { } templates ? new FirstQueries(templates, request.Out) : null;
        var deliveries = new DeliveryReport[request.Events.Count];
        SideBySide.Run(Enumerable.Range(0, deliveries.Length), AtOnce, (i, stop) =>
        {
            var options = request.Options with { HeldBytes = request.Options.HeldBytes / Math.Min(AtOnce, deliveries.Length), Stop = stop };
            deliveries[i] = Deliver(engines, request.Events[i], request, options, folder, queries);
        }, request.Options.Stop);
        var report = new RehearsalReport
        {
            Lake = Path.Combine(request.Out, "lake"),
            Report = Path.Combine(request.Out, RunFolder.ReportFile),
            Deliveries = deliveries,
            Skipped = request.Plan.Skipped,
        };
        report.Write(folder.Report);
        if (request.Assembly is { } assembly)
            KeptTemplates.Write(assembly, folder.Templates);
        request.Options.Stop.ThrowIfCancellationRequested();
        folder.Complete();
        return report with { Seconds = Stopwatch.GetElapsedTime(started).TotalSeconds };
    }

    private static DeliveryReport Deliver(RehearsalEngines engines, RehearsedEvents events, RehearsalRequest request, DeliveryOptions options, RunFolder folder, FirstQueries? queries)
    {
        using IEventSource source = events switch
        {
            RehearsedEvents.Files files => new LineSource(files.Names, request.StandardInput),
            RehearsedEvents.Generated made => new GeneratedSource(made.Delivery.Dataset, made.Count, made.Options),
            _ => throw new InvalidOperationException($"No source for {events}."),
        };
        var delivery = DeliveryRun.Run(engines, events.Delivery, source, options, folder);
        if (delivery.Data.Files == 0 || queries is null)
            return delivery;
        lock (queries)
            return delivery with { Queries = queries.Of(events.Delivery.Table) };
    }
}

/// <summary>What to rehearse, and with which events.</summary>
public sealed record RehearsalRequest
{
    public required RehearsalPlan Plan { get; init; }

    /// <summary>The templates of the plan, to be kept beside the lake for queries; without them a query has to name some.</summary>
    public CloudAssembly? Assembly { get; init; }

    public required IReadOnlyList<RehearsedEvents> Events { get; init; }

    /// <summary>The folder that is replaced by the result.</summary>
    public required string Out { get; init; }

    public DeliveryOptions Options { get; init; } = new();

    public Func<Stream> StandardInput { get; init; } = Console.OpenStandardInput;
}

/// <summary>The events of one delivery stream.</summary>
public abstract record RehearsedEvents(DeliveryPlan Delivery)
{
    /// <summary>Lines of files; <c>-</c> is standard input.</summary>
    public sealed record Files(DeliveryPlan Delivery, IReadOnlyList<string> Names) : RehearsedEvents(Delivery);

    /// <summary>Made on the fly.</summary>
    public sealed record Generated(DeliveryPlan Delivery, long Count, GenerationOptions Options) : RehearsedEvents(Delivery);
}
