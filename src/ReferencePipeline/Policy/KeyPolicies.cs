using ReferencePipeline.Settings;
using Iam = Amazon.CDK.AWS.IAM;
using Kms = Amazon.CDK.AWS.KMS;

namespace ReferencePipeline.Policy;

/// <summary>What a key lets AWS's own services do; roles get theirs by IAM, which the key's first statement delegates to the account.</summary>
internal static class KeyPolicies
{
    private static readonly string[] Senders = ["s3", "cloudwatch", "budgets"];

    /// <summary>S3 tells the crawler's queue, and events and alarms reach queues and topics, which they cannot without the key.</summary>
    public static void LetServicesSendMessages(Kms.Key key)
    {
        key.AddToResourcePolicy(Send("ServicesSendMessages", Senders, new Dictionary<string, object>
        {
            ["StringEquals"] = new Dictionary<string, object> { ["aws:SourceAccount"] = Aws.ACCOUNT_ID },
        }));
        // SNS puts aside what it cannot send, and names its topic when it does; the topic waits for this key, so any of this account is let in.
        key.AddToResourcePolicy(Send("TopicsPutAsideMessages", ["sns"], new Dictionary<string, object>
        {
            ["ArnLike"] = new Dictionary<string, object> { ["aws:SourceArn"] = $"arn:{Aws.PARTITION}:sns:{Aws.REGION}:{Aws.ACCOUNT_ID}:*" },
        }));
        // EventBridge names no source account to the key ("Key management - Amazon SNS"): with the condition, notices would be lost unseen.
        key.AddToResourcePolicy(Send("EventsSendMessages", ["events"], conditions: null));
    }

    private static Iam.PolicyStatement Send(string sid, IEnumerable<string> services, Dictionary<string, object>? conditions) => new(new Iam.PolicyStatementProps
    {
        Sid = sid,
        Principals = services.Select(service => new Iam.ServicePrincipal($"{service}.amazonaws.com")).ToArray(),
        Actions = ["kms:Decrypt", "kms:GenerateDataKey"],
        Resources = ["*"],
        Conditions = conditions,
    });

    /// <summary>CloudWatch Logs names no source account; the log group's own ARN in the encryption context binds it to this one.</summary>
    public static void LetLogsBeWritten(Kms.Key key) => key.AddToResourcePolicy(new Iam.PolicyStatement(new Iam.PolicyStatementProps
    {
        Sid = "LogsAreWritten",
        Principals = [new Iam.ServicePrincipal($"logs.{Aws.REGION}.amazonaws.com")],
        Actions = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
        Resources = ["*"],
        Conditions = new Dictionary<string, object>
        {
            ["ArnLike"] = new Dictionary<string, object>
            {
                ["kms:EncryptionContext:aws:logs:arn"] = $"arn:{Aws.PARTITION}:logs:{Aws.REGION}:{Aws.ACCOUNT_ID}:log-group:*",
            },
        },
    }));

    /// <summary>The record of who read what is as secret as what was read.</summary>
    public static void LetTrailBeEncrypted(Kms.Key key, string trailArn) => key.AddToResourcePolicy(new Iam.PolicyStatement(new Iam.PolicyStatementProps
    {
        Sid = "TrailIsEncrypted",
        Principals = [new Iam.ServicePrincipal("cloudtrail.amazonaws.com")],
        Actions = ["kms:GenerateDataKey*", "kms:DescribeKey"],
        Resources = ["*"],
        Conditions = new Dictionary<string, object> { ["StringEquals"] = new Dictionary<string, object> { ["aws:SourceArn"] = trailArn } },
    }));

    /// <summary>The other half of a stream's resource policy: without the key, other accounts could call the stream and it would refuse each record.</summary>
    public static void LetAccountsEncryptRecords(Kms.Key key, IReadOnlyCollection<AccountId> accounts)
    {
        if (accounts.Count == 0)
            return;
        key.AddToResourcePolicy(new Iam.PolicyStatement(new Iam.PolicyStatementProps
        {
            Sid = "OtherAccountsEncryptRecords",
            Principals = [.. accounts.Select(account => new Iam.AccountPrincipal(account.Value))],
            Actions = ["kms:GenerateDataKey"],
            Resources = ["*"],
            Conditions = Through("kinesis"),
        }));
    }

    public static Dictionary<string, object> Through(string service) => new()
    {
        ["StringEquals"] = new Dictionary<string, object> { ["kms:ViaService"] = $"{service}.{Aws.REGION}.amazonaws.com" },
    };
}
