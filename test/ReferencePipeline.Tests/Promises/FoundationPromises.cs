using static ReferencePipeline.Tests.Promises.PolicyText;

namespace ReferencePipeline.Tests.Promises;

/// <summary>Keys and the topic that everything else uses.</summary>
internal static class FoundationPromises
{
    private const string Key = "AWS::KMS::Key", Lake = $"{Key} LakeKey", Results = $"{Key} ResultsKey", Messages = $"{Key} MessagesKey";
    private const string Topic = "AWS::SNS::Topic Alarms", Account = "kms:* on * for arn:<Partition>:iam::<AccountId>:root";

    public static PromiseTable All { get; } = new("Foundation")
    {
        { Key, "EnableKeyRotation", "true", "A key turns every year" },
        { Key, "DeletionPolicy", "$(removal)", "A key stays where the stage retains: without it, nothing can be read" },
        { Key, "UpdateReplacePolicy", "$(removal)", "A key that is replaced stays where the stage retains" },
        { Key, "PendingWindowInDays", "30", "Where the stage retains, a deleted key can be had back for a month", origin => origin.Retains },
        { Key, "PendingWindowInDays", "7", "Where nothing is retained, a key goes within a week", origin => !origin.Retains },
        { Lake, Told.Statements, Account, "The lake's key is its account's, whose roles say who may use it", origin => !origin.HasOtherProducers },
        { Lake, Told.Statements, Lines(Account, "kms:GenerateDataKey on * for $(other producers) if StringEquals kms:ViaService kinesis.<Region>.amazonaws.com"), "Other accounts may encrypt records and nothing else", origin => origin.HasOtherProducers },
        { Results, Told.Statements, Account, "The key of results is its account's" },
        {
            Messages, Told.Statements, Lines(
                Account,
                "kms:Decrypt kms:GenerateDataKey on * for budgets.amazonaws.com, cloudwatch.amazonaws.com, s3.amazonaws.com if $(this account)",
                "kms:Decrypt kms:GenerateDataKey on * for sns.amazonaws.com if ArnLike aws:SourceArn arn:<Partition>:sns:<Region>:<AccountId>:*",
                "kms:DescribeKey kms:GenerateDataKey* on * for cloudtrail.amazonaws.com if StringEquals aws:SourceArn arn:<Partition>:cloudtrail:<Region>:<AccountId>:trail/referencepipeline-$(stage)",
                "kms:Decrypt kms:GenerateDataKey on * for events.amazonaws.com",
                "kms:Decrypt kms:Describe* kms:Encrypt kms:GenerateDataKey* kms:ReEncrypt* on * for logs.<Region>.amazonaws.com if ArnLike kms:EncryptionContext:aws:logs:arn arn:<Partition>:logs:<Region>:<AccountId>:log-group:*"),
            "Services may encrypt what they send, for this account"
        },
        { "AWS::KMS::Alias LakeKeyAlias", "AliasName", "alias/referencepipeline-$(stage)-lake", "The lake's key is found by its name" },
        { "AWS::KMS::Alias LakeKeyAlias", "TargetKeyId", "<Key LakeKey>", "The name of the lake's key leads to it" },
        { "AWS::KMS::Alias ResultsKeyAlias", "AliasName", "alias/referencepipeline-$(stage)-results", "The key of results is found by its name" },
        { "AWS::KMS::Alias ResultsKeyAlias", "TargetKeyId", "<Key ResultsKey>", "The name of the key of results leads to it" },
        { "AWS::KMS::Alias MessagesKeyAlias", "AliasName", "alias/referencepipeline-$(stage)-messages", "The key of messages is found by its name" },
        { "AWS::KMS::Alias MessagesKeyAlias", "TargetKeyId", "<Key MessagesKey>", "The name of the key of messages leads to it" },
        { Topic, "KmsMasterKeyId", "<Key MessagesKey>", "Alarms are encrypted" },
        { Topic, "DisplayName", "ReferencePipeline $(stage)", "An alarm tells which stage it is of" },
        { "AWS::SNS::TopicPolicy AlarmsPolicy", "Topics", "[<Topic Alarms>]", "The topic has its policy" },
        {
            "AWS::SNS::TopicPolicy AlarmsPolicy", Told.Statements, Lines(
                "sns:Publish on <Topic Alarms> for budgets.amazonaws.com if $(this account)",
                "sns:Publish on <Topic Alarms> for cloudwatch.amazonaws.com if $(this account)",
                "sns:Publish on <Topic Alarms> for events.amazonaws.com",
                "never sns:Publish on <Topic Alarms> for * if Bool aws:SecureTransport false"),
            "Alarms and rules may publish, and nobody without TLS"
        },
    };
}
