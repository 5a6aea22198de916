using ReferencePipeline.Query;

namespace ReferencePipeline.Operate;

/// <summary>The alarms on what all datasets share.</summary>
internal static class PipelineAlarms
{
    private const int NearPercent = 80;
    private const int HourInSeconds = 3600;

    /// <summary>Crawls come twice a day at least, so two of them have gone by.</summary>
    private const int CrawledWithinHours = 26;

    public static PipelineAlarm OfKeys { get; } =
        new("account", PipelineTroubles.KeyQuota, Condition.Of("100 * used / SERVICE_QUOTA(used)", NearPercent, ("used", Measures.KeyUse)).Lasting);

    public static PipelineAlarm OfArrivals(string queue) => new("arrivals", PipelineTroubles.ArrivalsUnread,
        Condition.Of(Measures.OfQueue(queue, "ApproximateAgeOfOldestMessage", "Maximum"), CrawledWithinHours * HourInSeconds) with { PeriodSeconds = 300 });

    public static PipelineAlarm OfDeadLetters(string about, Trouble trouble, string queue) => new(about, trouble,
        Condition.Of(Measures.OfQueue(queue, "ApproximateNumberOfMessagesVisible", "Maximum"), above: 0) with { PeriodSeconds = 300 });

    public static PipelineAlarm OfWorkgroup(Workgroup workgroup) => new(workgroup.Who, PipelineTroubles.NearCeiling,
        Condition.Of(Measures.OfWorkgroup(workgroup.Name, "ProcessedBytes", "Maximum"), workgroup.BytesPerQuery * NearPercent / 100) with { PeriodSeconds = 300 });

    public static IEnumerable<PipelineAlarm> OfWarehouse(WarehouseWatch watch, Settings.Warehouse settings)
    {
        yield return new("warehouse", PipelineTroubles.SqlFailed, Condition.Of("FILL(failed, 0) + FILL(late, 0) + FILL(aborted, 0)", above: 0,
            ("failed", Measures.OfMachine(watch.MachineArn, "ExecutionsFailed")), ("late", Measures.OfMachine(watch.MachineArn, "ExecutionsTimedOut")), ("aborted", Measures.OfMachine(watch.MachineArn, "ExecutionsAborted"))));
        yield return new("warehouse", PipelineTroubles.WarehouseBusy,
            Condition.Of(Measures.OfWarehouse(watch.Workgroup, "ComputeSeconds", "Sum"), settings.MaxRpu * HourInSeconds * NearPercent / 100) with { PeriodSeconds = HourInSeconds });
        yield return OfDeadLetters("warehouse", PipelineTroubles.StartsDead, watch.Undelivered);
    }
}

/// <summary>An alarm before it is made.</summary>
/// <param name="About">What it is about, as people call it.</param>
/// <param name="Trouble">What has gone wrong when it rings.</param>
/// <param name="Condition">When it rings.</param>
internal sealed record PipelineAlarm(string About, Trouble Trouble, Condition Condition);
