using ReferencePipeline.Contracts;
using ReferencePipeline.Policy;
using ReferencePipeline.Settings;
using Kms = Amazon.CDK.AWS.KMS;
using Lf = Amazon.CDK.AWS.LakeFormation;
using S3 = Amazon.CDK.AWS.S3;
using Sqs = Amazon.CDK.AWS.SQS;

namespace ReferencePipeline.Lake;

/// <summary>Where everything comes to rest: the lake, the results of queries, and the record of who read what.</summary>
public sealed class LakeStack : PipelineStack
{
    public LakeStack(Construct scope, PipelineSettings settings, LakeInputs inputs)
        : base(scope, settings, nameof(LakeStack), "Buckets for data, query results and access logs; the queue that tells the crawler of new objects")
    {
        var accessLogs = new AccessLogBucket(this, StateRemoval, settings.Retention.AccessLogDays);
        accessLogs.LetTrailWrite(new TrailNames(settings));
        var arrivals = new ArrivalQueue(this, inputs.MessagesKey);
        Arrivals = arrivals.Queue;
        ArrivalsDeadLetters = arrivals.DeadLetters;

        var lake = Buckets.Make(this, "Data", StateRemoval, new S3.BucketProps
        {
            EncryptionKey = inputs.LakeKey,
            LifecycleRules = LakeLifecycle.For(inputs.Datasets, settings),
        });
        LakeGuard.Close(lake, settings);
        arrivals.Hear(lake);
        if (settings.Governance.Mode is GovernanceMode.LakeFormation)
            Registered = Registration.Make(this, settings, lake, inputs.LakeKey);
        accessLogs.Watch(lake, "lake/");

        var results = Buckets.Make(this, "Results", StateRemoval, new S3.BucketProps
        {
            EncryptionKey = inputs.ResultsKey,
            LifecycleRules = ResultsLifecycle.For(inputs.Personas, settings),
        });
        accessLogs.Watch(results, "results/");

        Data = lake;
        Results = results;
        AccessLogs = accessLogs.Bucket;
        SupportedRuntimes.Lift(this);
    }

    public S3.IBucket Data { get; }

    /// <summary>The data's place as Lake Formation knows it; nothing in governance mode <c>iam</c>.</summary>
    public Lf.CfnResource? Registered { get; }

    public S3.IBucket Results { get; }

    public S3.IBucket AccessLogs { get; }

    /// <summary>One message for each object that comes or goes under <see cref="LakePrefixes.AllData"/>.</summary>
    public Sqs.IQueue Arrivals { get; }

    public Sqs.IQueue ArrivalsDeadLetters { get; }
}

public sealed record LakeInputs
{
    public required Kms.IKey LakeKey { get; init; }

    public required Kms.IKey ResultsKey { get; init; }

    public required Kms.IKey MessagesKey { get; init; }

    /// <summary>Retired ones too: their data stays for as long as it was promised.</summary>
    public required IReadOnlyCollection<Dataset> Datasets { get; init; }

    /// <summary>The roles whose queries leave results.</summary>
    public required IReadOnlyCollection<RoleName> Personas { get; init; }
}
