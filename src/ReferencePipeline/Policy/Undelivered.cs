using Events = Amazon.CDK.AWS.Events;
using Iam = Amazon.CDK.AWS.IAM;
using Kms = Amazon.CDK.AWS.KMS;
using Sns = Amazon.CDK.AWS.SNS;
using Sqs = Amazon.CDK.AWS.SQS;

namespace ReferencePipeline.Policy;

/// <summary>Where what EventBridge could not deliver waits for people, and how its rules put it there.</summary>
internal static class Undelivered
{
    private const int Days = 14;

    public static Sqs.Queue Make(Construct scope, Kms.IKey key)
    {
        var queue = new Sqs.Queue(scope, "Undelivered", new Sqs.QueueProps
        {
            Encryption = Sqs.QueueEncryption.KMS,
            EncryptionMasterKey = key,
            EnforceSSL = true,
            RetentionPeriod = Duration.Days(Days),
            RemovalPolicy = RemovalPolicy.DESTROY,
        });
        Accepted.EndOfTheLine(queue, "AwsSolutions-SQS3", "Serverless-SQSRedrivePolicy");
        return queue;
    }

    public static Events.CfnRule.DeadLetterConfigProperty Of(Sqs.IQueue queue) => new() { Arn = queue.QueueArn };

    /// <summary>E-mails of the topic that did not go out.</summary>
    public static void TakeNotices(Sqs.Queue queue, Sns.ITopic topic) => queue.AddToResourcePolicy(new Iam.PolicyStatement(new Iam.PolicyStatementProps
    {
        Sid = "NoticesArePutAside",
        Principals = [new Iam.ServicePrincipal("sns.amazonaws.com")],
        Actions = ["sqs:SendMessage"],
        Resources = [queue.QueueArn],
        Conditions = new Dictionary<string, object> { ["ArnEquals"] = new Dictionary<string, object> { ["aws:SourceArn"] = topic.TopicArn } },
    }));

    public static void Take(Sqs.Queue queue, string id, Events.CfnRule rule) => queue.AddToResourcePolicy(new Iam.PolicyStatement(new Iam.PolicyStatementProps
    {
        Sid = $"{id}IsPutAside",
        Principals = [new Iam.ServicePrincipal("events.amazonaws.com")],
        Actions = ["sqs:SendMessage"],
        Resources = [queue.QueueArn],
        Conditions = new Dictionary<string, object> { ["ArnEquals"] = new Dictionary<string, object> { ["aws:SourceArn"] = rule.AttrArn } },
    }));
}
