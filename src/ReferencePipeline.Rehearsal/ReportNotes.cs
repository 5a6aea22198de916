using ReferencePipeline.Rehearsal.Delivery;
using ReferencePipeline.Rehearsal.Load;

namespace ReferencePipeline.Rehearsal;

/// <summary>Sentences about a delivery that a person should read.</summary>
internal static class ReportNotes
{
    public static IEnumerable<string> Of(DeliverySource source, FileCounts data)
    {
        var plan = source.Plan;
        if (data.Files > 1 && data.Median < DeliveryReport.SmallFile)
            yield return $"Small files: half of {data.Files} have {data.Median} bytes or less, and a query opens each. Firehose gathers {plan.Data.BufferBytes >> 20} MiB or {plan.Data.Interval.TotalSeconds:0} s for each partition; a longer interval or fewer partitions make larger ones.";
        if (source.Rolls.ActivePartitions > DeliveryReport.PartitionQuota)
            yield return $"{source.Rolls.ActivePartitions} partitions are active at a time, and Firehose allows {DeliveryReport.PartitionQuota}: what comes on top goes to the error prefix under activePartitionExceeded. Ask for a higher quota, or partition by less.";
        if (plan.Dataset.EventTime is not null && source.Options.Arrival is null && !source.KnowsArrival)
            yield return "Each event counts as arrived when it happened, so none is late or early; --arrival says when they arrive.";
        if (plan.Transform.Salts.Count > 0)
            yield return "Pseudonyms are made with a stand-in salt: they are the same in each rehearsal, and never those of a deployment.";
        foreach (var shard in source.Load?.Report().Shards.Where(shard => shard.SecondsAbove > 0) ?? [])
            yield return $"Shard {shard.Shard} gets up to {shard.PeakRecords} records and {shard.PeakBytes} bytes in a second, and takes {ShardReport.MostRecords} and {ShardReport.MostBytes}: producers would be refused in {shard.SecondsAbove} seconds.";
    }
}
