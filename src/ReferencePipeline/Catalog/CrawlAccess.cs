using ReferencePipeline.Lake;
using ReferencePipeline.Policy;
using ReferencePipeline.Settings;
using Iam = Amazon.CDK.AWS.IAM;

namespace ReferencePipeline.Catalog;

/// <summary>What the crawlers may touch: the tables' partitions, the queue of arrivals, and the data's folders.</summary>
internal static class CrawlAccess
{
    /// <summary>As "Accelerating crawls using Amazon S3 event notifications" in AWS Glue's guide asks: the first crawl, which lists everything, empties the queue.</summary>
    private static readonly string[] TakeMessages =
    [
        "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:PurgeQueue", "sqs:GetQueueUrl", "sqs:GetQueueAttributes", "sqs:SetQueueAttributes",
        "sqs:ListQueueTags", "sqs:ListDeadLetterSourceQueues",
    ];

    public static Iam.CfnRole RoleFor(Construct scope, PipelineSettings settings, CatalogInputs inputs, string database)
    {
        var role = Make(scope, settings, inputs, database);
        Accepted.Because(role, "AwsSolutions-IAM5",
            "One crawler serves all tables of this database, new ones too; Glue names its log groups itself, and two of its actions know no resource",
            [$":table/{database}/*", "Resource::*", ":log-group:/aws-glue/crawlers*", $"/{LakePrefixes.AllData}*"]);
        return role;
    }

    private static Iam.CfnRole Make(Construct scope, PipelineSettings settings, CatalogInputs inputs, string database) => ServiceTrust.RoleFor(
        scope, "CrawlerRole", "glue.amazonaws.com", new LakePaths(settings).Trusted, "Registers new partitions",
        [
            PlainPolicy.Allow("ReadTables", ["glue:GetDatabase", "glue:GetTable", "glue:GetTables", "glue:UpdateTable"], GlueArns.Tables(database)),
            PlainPolicy.Allow("RegisterPartitions",
                ["glue:GetPartition", "glue:GetPartitions", "glue:BatchGetPartition", "glue:CreatePartition", "glue:BatchCreatePartition", "glue:UpdatePartition", "glue:BatchUpdatePartition"],
                GlueArns.Tables(database)),
            // It names no resource: Glue has none for it.
            PlainPolicy.Allow("ReadHowLogsAreEncrypted", ["glue:GetSecurityConfiguration"], ["*"]),
            PlainPolicy.Allow("HearOfArrivals", TakeMessages, [inputs.Arrivals.QueueArn]),
            PlainPolicy.Allow("PutAsideWhatFails", ["sqs:SendMessage", "sqs:GetQueueUrl", "sqs:GetQueueAttributes"], [inputs.ArrivalsDeadLetters.QueueArn]),
            PlainPolicy.Allow("OpenMessages", ["kms:Decrypt", "kms:GenerateDataKey"], [inputs.MessagesKey.KeyArn]),
            PlainPolicy.Allow("TellProgress", ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents", "logs:AssociateKmsKey"],
                [$"arn:{Aws.PARTITION}:logs:{Aws.REGION}:{Aws.ACCOUNT_ID}:log-group:/aws-glue/crawlers*"]),
            .. ReadFolders(settings, inputs),
        ]);

    private static Dictionary<string, object>[] ReadFolders(PipelineSettings settings, CatalogInputs inputs) =>
        settings.Governance.Mode is GovernanceMode.LakeFormation
            ? [DataAccess.LakeFormationCredentials]
            : DataAccess.Read(inputs.Lake, inputs.LakeKey, LakePrefixes.AllData);
}
