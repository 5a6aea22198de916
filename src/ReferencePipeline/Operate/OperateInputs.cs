using ReferencePipeline.Contracts;
using ReferencePipeline.Deliver;
using ReferencePipeline.Query;
using ReferencePipeline.Streams;
using Glue = Amazon.CDK.AWS.Glue;
using Kms = Amazon.CDK.AWS.KMS;
using S3 = Amazon.CDK.AWS.S3;
using Sns = Amazon.CDK.AWS.SNS;
using Sqs = Amazon.CDK.AWS.SQS;

namespace ReferencePipeline.Operate;

public sealed record OperateInputs
{
    public required IReadOnlyList<DataContract> Contracts { get; init; }

    public required StreamStack Streams { get; init; }

    public required DeliverStack Deliveries { get; init; }

    public required QueryStack Query { get; init; }

    public required Sqs.IQueue Arrivals { get; init; }

    public required Sqs.IQueue ArrivalsDeadLetters { get; init; }

    /// <summary>Without them nobody reads the arrivals.</summary>
    public required IReadOnlyList<Glue.CfnCrawler> Crawlers { get; init; }

    /// <summary>Alerts, e-mails and starts of quality runs that could not be delivered.</summary>
    public required Sqs.IQueue Undelivered { get; init; }

    public required S3.IBucket Lake { get; init; }

    public required S3.IBucket AccessLogs { get; init; }

    public required Kms.IKey MessagesKey { get; init; }

    public required Sns.ITopic Alarms { get; init; }

    /// <summary>Nothing where the settings want no warehouse.</summary>
    public WarehouseWatch? Warehouse { get; init; }
}

/// <summary>The warehouse, as far as it is watched.</summary>
public sealed record WarehouseWatch
{
    /// <summary>The workgroup's name.</summary>
    public required string Workgroup { get; init; }

    /// <summary>The state machine that runs the SQL.</summary>
    public required string MachineArn { get; init; }

    /// <summary>The queue of starts that could not be delivered, by its name.</summary>
    public required string Undelivered { get; init; }
}
