using ReferencePipeline.Contracts;
using ReferencePipeline.Settings;

namespace ReferencePipeline.Deliver;

/// <summary>How long Firehose may gather, so that a record is in the lake when its contract promises.</summary>
internal static class DeliveryTiming
{
    /// <summary>How long Firehose gathers before it calls the function.</summary>
    public const int FunctionIntervalSeconds = 15;

    private const int LeastSeconds = 60;
    private const int MostSeconds = 900;

    /// <summary>Firehose may take half as long again as its interval says.</summary>
    private const double Overrun = 1.5;

    /// <summary>The quickest promise that can be kept.</summary>
    public static TimeSpan QuickestLatency { get; } = TimeSpan.FromSeconds(FunctionIntervalSeconds + LeastSeconds * Overrun);

    public static int IntervalSeconds(Dataset dataset, Delivery delivery) => dataset.ServiceLevel.Latency is { } latency
        ? (int)Math.Min(MostSeconds, (latency.TotalSeconds - FunctionIntervalSeconds) / Overrun)
        : delivery.IntervalSeconds;

    /// <summary>How late a record may be where no contract asks for less.</summary>
    public static double WorstSeconds(Delivery delivery) => FunctionIntervalSeconds + delivery.IntervalSeconds * Overrun;

    /// <summary>Refuses promises that no buffer is small enough for.</summary>
    /// <exception cref="ContractException">There are such promises.</exception>
    public static void Check(ContractSet contracts)
    {
        var problems = from contract in contracts.Contracts
                       where !contract.IsRetired
                       from dataset in contract.Datasets
                       where dataset.ServiceLevel.Latency < QuickestLatency
                       select new Problem(contract.File, dataset.ServiceLevel.LatencyLine, "slaProperties.latency", $"{dataset.ServiceLevel.Latency!.Value.TotalSeconds:0} s cannot be kept for {dataset.Name}",
                           $"promise {QuickestLatency.TotalSeconds:0} s or more: Firehose gathers for {LeastSeconds} s at least, and may take half as long again");
        if (problems.ToList() is { Count: > 0 } refused)
            throw new ContractException(refused);
    }
}
