using ReferencePipeline.Contracts.Dialects;

namespace ReferencePipeline.Contracts.Warehouse;

/// <summary>The materialized view that takes a dataset's events from its stream, whole.</summary>
/// <remarks>
/// It knows no column, so a new version of the contract keeps what was taken in. And it computes nothing that could fail: one event
/// that does would stop the whole stream ("Getting started with streaming ingestion").
/// </remarks>
internal static class LiveStream
{
    public static WarehouseStep Of(Dataset dataset, bool autoRefresh, WarehouseStep schemas)
    {
        var name = WarehouseNames.In(WarehouseNames.Raw, dataset);
        return new()
        {
            Name = $"stream {dataset.Table}",
            Order = 3,
            // Whether it may run in a transaction is nowhere promised.
            Alone = true,
            Make =
            [
                $"CREATE MATERIALIZED VIEW {name} {Distribution(dataset)} SORTKEY (arrived_at) AUTO REFRESH {(autoRefresh ? "YES" : "NO")} AS "
                + "SELECT approximate_arrival_timestamp AS arrived_at, partition_key, shard_id, sequence_number, JSON_PARSE(kinesis_data) AS payload "
                + $"FROM {SqlIdentifier.Quote(WarehouseNames.Streams)}.{SqlIdentifier.Quote(WarehouseNames.StreamOf(dataset))} "
                + "WHERE IS_UTF8(kinesis_data) AND CAN_JSON_PARSE(kinesis_data)",
            ],
            Remove = [$"DROP MATERIALIZED VIEW IF EXISTS {name}"],
            Needs = [schemas],
        };
    }

    /// <summary>Removes what is older than the stream itself keeps: the lake has it, for as long as the contract says.</summary>
    public static string Purge(Dataset dataset, int hours) =>
        $"DELETE FROM {WarehouseNames.In(WarehouseNames.Raw, dataset)} WHERE arrived_at < DATEADD(hour, -{hours}, GETDATE())";

    /// <summary>Events of one stream key lie together, to be joined and grouped by it; without one the key is random, and spreads no better than evenly.</summary>
    private static string Distribution(Dataset dataset) => dataset.StreamKey is null ? "DISTSTYLE EVEN" : "DISTKEY (partition_key)";
}
