using ReferencePipeline.Contracts;
using Kms = Amazon.CDK.AWS.KMS;
using S3 = Amazon.CDK.AWS.S3;
using Sns = Amazon.CDK.AWS.SNS;
using Sqs = Amazon.CDK.AWS.SQS;

namespace ReferencePipeline.Catalog;

public sealed record CatalogInputs
{
    /// <summary>Retired ones too: their tables stay as long as their data.</summary>
    public required IReadOnlyList<DataContract> Contracts { get; init; }

    public required S3.IBucket Lake { get; init; }

    public required Kms.IKey LakeKey { get; init; }

    public required Kms.IKey MessagesKey { get; init; }

    /// <summary>One message for each object that comes or goes.</summary>
    public required Sqs.IQueue Arrivals { get; init; }

    public required Sqs.IQueue ArrivalsDeadLetters { get; init; }

    public required Sns.ITopic Alarms { get; init; }
}
