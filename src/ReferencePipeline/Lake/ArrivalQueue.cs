using ReferencePipeline.Policy;
using Iam = Amazon.CDK.AWS.IAM;
using Kms = Amazon.CDK.AWS.KMS;
using S3 = Amazon.CDK.AWS.S3;
using Sqs = Amazon.CDK.AWS.SQS;

namespace ReferencePipeline.Lake;

/// <summary>Tells the crawler which folders have changed, so that it need not list the lake.</summary>
internal sealed class ArrivalQueue
{
    private const int DeadLetterDays = 14;
    private const int Attempts = 5;

    public ArrivalQueue(Construct scope, Kms.IKey key)
    {
        DeadLetters = Make(scope, "ArrivalsDeadLetters", key, deadLetters: null);
        Accepted.EndOfTheLine(DeadLetters, "Serverless-SQSRedrivePolicy");
        Queue = Make(scope, "Arrivals", key, new Sqs.DeadLetterQueue { Queue = DeadLetters, MaxReceiveCount = Attempts });

        // The policy names no bucket: S3 tries it when the notification is set, so the bucket waits for it and not the other way.
        Queue.AddToResourcePolicy(new Iam.PolicyStatement(new Iam.PolicyStatementProps
        {
            Sid = "BucketsOfThisAccountTellOfObjects",
            Principals = [new Iam.ServicePrincipal("s3.amazonaws.com")],
            Actions = ["sqs:SendMessage"],
            Resources = [Queue.QueueArn],
            Conditions = new Dictionary<string, object>
            {
                ["StringEquals"] = new Dictionary<string, object> { ["aws:SourceAccount"] = Aws.ACCOUNT_ID },
                ["ArnLike"] = new Dictionary<string, object> { ["aws:SourceArn"] = $"arn:{Aws.PARTITION}:s3:::*" },
            },
        }));
    }

    public Sqs.Queue Queue { get; }

    public Sqs.Queue DeadLetters { get; }

    /// <summary>A plain property of the bucket: the CDK's own way would bring a function on a runtime that nobody may create any more.</summary>
    public void Hear(S3.Bucket lake)
    {
        var bucket = (S3.CfnBucket)lake.Node.DefaultChild!;
        bucket.NotificationConfiguration = new S3.CfnBucket.NotificationConfigurationProperty
        {
            QueueConfigurations = new object[] { To(Queue, "s3:ObjectCreated:*"), To(Queue, "s3:ObjectRemoved:*") },
        };
        bucket.Node.AddDependency(Queue.Node.FindChild("Policy"));
    }

    private static S3.CfnBucket.QueueConfigurationProperty To(Sqs.Queue queue, string @event) => new()
    {
        Event = @event,
        Queue = queue.QueueArn,
        Filter = new S3.CfnBucket.NotificationFilterProperty
        {
            S3Key = new S3.CfnBucket.S3KeyFilterProperty
            {
                Rules = new object[] { new S3.CfnBucket.FilterRuleProperty { Name = "prefix", Value = LakePrefixes.AllData } },
            },
        },
    };

    private static Sqs.Queue Make(Construct scope, string id, Kms.IKey key, Sqs.IDeadLetterQueue? deadLetters) => new(scope, id, new Sqs.QueueProps
    {
        Encryption = Sqs.QueueEncryption.KMS,
        EncryptionMasterKey = key,
        DataKeyReuse = Duration.Hours(1),
        EnforceSSL = true,
        RetentionPeriod = Duration.Days(DeadLetterDays),
        DeadLetterQueue = deadLetters,
        RemovalPolicy = RemovalPolicy.DESTROY,
    });
}
