namespace ReferencePipeline.Operate;

/// <summary>What can go wrong with one dataset, in the order of the data's way.</summary>
internal static class DatasetTroubles
{
    public static readonly Trouble WritesThrottled = new("writes-throttled",
        "Kinesis refused records for lack of capacity in three of five minutes",
        "Producers that do not try again lose events, and those that do fall behind",
        "look at the stream's metrics shard by shard; one hot shard wants a better streamKey in the contract, many want stream.datasets.<table>.shards raised; on demand, capacity doubles by itself within a quarter of an hour");

    public static readonly Trouble Behind = new("behind",
        "the oldest record that was not yet read is an hour old, or nothing reads the stream at all",
        "Records that get older than the stream's retention are lost for good",
        "see whether the delivery stream is ACTIVE and what it writes into its log; other readers of the stream count too")
    { Silence = Silence.Alarming };

    public static readonly Trouble Unprocessed = new("unprocessed",
        "the transform function failed or was throttled four times in five minutes, as often as Firehose tries a batch, or could not be called at all",
        "A batch that fails for the fourth time is written to the error prefix, whole",
        "read the function's log; throttles mean that the account's concurrency is used up");

    public static readonly Trouble Slow = new("slow",
        "a call of the transform function took more than four fifths of its time-out",
        "Calls that are cut off are repeated, and then written to the error prefix",
        "give it more memory (function.memoryMiB), which is more processor, before more time (function.timeoutSeconds)");

    public static readonly Trouble Refused = new("refused",
        "more than one record in a hundred broke the contract within a quarter of an hour",
        "They are in quarantine and not in the table: a producer has changed, or the contract is wrong",
        "run 'refused records of <table>' in the operations workgroup, or read the function's log, which has the reasons; then talk to the producer");

    public static readonly Trouble Partitions = new("partitions",
        "Firehose writes to four fifths of the partitions that it may, or has passed the limit",
        "Beyond the limit records go to the error prefix under activePartitionExceeded",
        "look for event times or keys that should not be; if they are real, ask AWS for a higher quota of active partitions");

    public static readonly Trouble Unconverted = new("unconverted",
        "records could not be written as Parquet",
        "The transform function and the table do not agree on a column; the records are in the error prefix",
        "compare the table's columns with the deployed function's version of the contract; deploy Catalog and Deliver together");

    public static readonly Trouble Undelivered = new("undelivered",
        "Firehose could not write to the lake in two of three quarters of an hour",
        "It tries for as long as the stream keeps the records, and then they are lost",
        "read the delivery stream's log; it is nearly always a right to the bucket, the key or, under Lake Formation, the table");

    public static readonly Trouble Late = new("late",
        "the oldest record in Firehose is older than the contract's latency allows, in three of five minutes",
        "Readers see less than they were promised; nothing is lost yet",
        "look at the alarms before this one on the way; if there are none, at delivery.intervalSeconds");

    public static IReadOnlyList<Trouble> All { get; } = [WritesThrottled, Behind, Unprocessed, Slow, Refused, Partitions, Unconverted, Undelivered, Late];
}
