namespace ReferencePipeline.Operate;

/// <summary>What can go wrong with what all datasets share, in the order of the data's way.</summary>
internal static class PipelineTroubles
{
    public static readonly Trouble KeyQuota = new("key-quota",
        "the account uses four fifths of the requests that KMS takes in a second",
        "Beyond the quota KMS refuses, and streams, deliveries and queries of the whole account fail with it",
        "see who asks so often (CloudTrail, eventSource kms.amazonaws.com); ask AWS for a higher quota of symmetric cryptographic operations");

    public static readonly Trouble ArrivalsUnread = new("arrivals-unread",
        "a message about a new object has waited for the crawler for 26 hours",
        "Partitions are missing for readers other than Athena, and the nightly crawl has not helped either",
        "look at the crawlers' last runs and their log");

    public static readonly Trouble ArrivalsDead = new("arrivals-dead",
        "the crawler gave up on a message about a new object",
        "A partition may be missing outside Athena until the next nightly crawl",
        "read the message in the queue of dead letters, then the crawler's log; delete it when the partition is there");

    public static readonly Trouble NoticesDead = new("notices-dead",
        "an alert, an e-mail or the start of a quality run could not be delivered",
        "Somebody was not told, or data was not measured",
        "read the message in the queue: its attributes say which rule and why; start the run by hand if it was one");

    public static readonly Trouble NearCeiling = new("near-ceiling",
        "a query scanned four fifths of what its workgroup allows",
        "The next one that is a little larger is ended by Athena, and billed for what it read",
        "find the query (docs/query.md); most often a bound on the day is missing. Raise personas.byRole.<role>.megabytesPerQuery only if the query is right");

    public static readonly Trouble SqlFailed = new("sql-failed",
        "a run of the warehouse's SQL failed, ran out of time or was aborted",
        "The warehouse is not as the contracts say: a dataset, a grant or a mask may be missing",
        "open the execution in Step Functions: it names the statement. Running it again is safe");

    public static readonly Trouble StartsDead = new("starts-dead",
        "a start of the warehouse's SQL could not be delivered",
        "The warehouse is still as an earlier deployment left it, or keeps events for longer than it should",
        "read the message in the queue: its attributes say why; deploy again, or start the state machine by hand");

    public static readonly Trouble WarehouseBusy = new("warehouse-busy",
        "the warehouse has used four fifths of its largest capacity for an hour",
        "Queries wait, and the hour costs nearly what it can",
        "look for the query in SYS_QUERY_HISTORY; raise warehouse.maxRpu if the load is real");

    public static IReadOnlyList<Trouble> All { get; } = [KeyQuota, ArrivalsUnread, ArrivalsDead, NoticesDead, NearCeiling, SqlFailed, StartsDead, WarehouseBusy];
}
