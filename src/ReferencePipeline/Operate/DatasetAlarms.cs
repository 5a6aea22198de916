using ReferencePipeline.Settings;

namespace ReferencePipeline.Operate;

/// <summary>The nine alarms of a dataset: fifty datasets' fit into one stack.</summary>
internal static class DatasetAlarms
{
    private const double HourInMilliseconds = 3_600_000;
    private const double PercentRefused = 1;

    /// <summary>No delivery gathers for longer, so each quarter has a write in it, or a failed one.</summary>
    private const int QuarterInSeconds = 900;

    /// <summary>What Firehose tries after the first call; one failure more, and a batch was given up.</summary>
    private const double RetriesOfABatch = 3;
    private const double PercentOfPartitions = 80;
    private const int PercentOfTimeout = 80;

    public static IEnumerable<(Trouble Trouble, Condition Condition)> Of(DatasetWatch watch, PipelineSettings settings)
    {
        yield return (DatasetTroubles.WritesThrottled, Condition.Of(watch.Stream("WriteProvisionedThroughputExceeded", "Sum"), above: 0).Lasting);
        yield return (DatasetTroubles.Behind, Condition.Of(watch.Stream("GetRecords.IteratorAgeMilliseconds", "Maximum"), HourInMilliseconds) with { PeriodSeconds = 300, Periods = 3, Bad = 3 });
        yield return (DatasetTroubles.Unprocessed, Condition.Of("IF(FILL(called, 1) == 0, 4, 0) + FILL(errors, 0) + FILL(throttles, 0)", RetriesOfABatch,
            ("called", watch.Delivery("ExecuteProcessing.Success", "Average")), ("errors", watch.Function("Errors", "Sum")), ("throttles", watch.Function("Throttles", "Sum"))) with
        { PeriodSeconds = 300 });
        yield return (DatasetTroubles.Slow, Condition.Of(watch.Function("Duration", "Maximum"), settings.Function.TimeoutSeconds * 1000 * PercentOfTimeout / 100));
        yield return (DatasetTroubles.Refused, Condition.Of("100 * refused / (accepted + refused)", PercentRefused,
            ("refused", watch.Records("Refused")), ("accepted", watch.Records("Accepted"))) with
        { PeriodSeconds = QuarterInSeconds });
        if (watch.Dataset.PartitionKeys.Any())
            yield return (DatasetTroubles.Partitions, Condition.Of("MAX([100 * active / allowed, 100 * FILL(exceeded, 0)])", PercentOfPartitions,
                ("active", watch.Delivery("PartitionCount", "Maximum")), ("allowed", watch.Delivery("ActivePartitionsLimit", "Maximum")), ("exceeded", watch.Delivery("PartitionCountExceeded", "Maximum"))));
        yield return (DatasetTroubles.Unconverted, Condition.Of(watch.Delivery("FailedConversion.Records", "Sum"), above: 0));
        yield return (DatasetTroubles.Undelivered, Undelivered(watch, settings.Delivery.RawBackup) with { PeriodSeconds = QuarterInSeconds, Periods = 3, Bad = 2 });
        yield return (DatasetTroubles.Late, Condition.Of(watch.Delivery("DeliveryToS3.DataFreshness", "Maximum"), watch.LatencySeconds).Lasting);
    }

    private static Condition Undelivered(DatasetWatch watch, bool backup) => Condition.Of(backup ? "(1 - FILL(data, 1)) + (1 - FILL(raw, 1))" : "1 - FILL(data, 1)", above: 0,
    [
        ("data", watch.Delivery("DeliveryToS3.Success", "Average")),
        .. backup ? (IEnumerable<(string, Measure)>)[("raw", watch.Delivery("BackupToS3.Success", "Average"))] : [],
    ]);
}
