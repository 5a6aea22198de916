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

    public static Iam.Role RoleFor(Construct scope, PipelineSettings settings, CatalogInputs inputs, string database) => ServiceTrust.RoleFor(
        scope, "CrawlerRole", "glue.amazonaws.com", new LakePaths(settings).Trusted, "Registers new partitions",
        [
            Allow("ReadTables", ["glue:GetDatabase", "glue:GetTable", "glue:GetTables", "glue:UpdateTable"], GlueArns.Tables(database)),
            Allow("RegisterPartitions",
                ["glue:GetPartition", "glue:GetPartitions", "glue:BatchGetPartition", "glue:CreatePartition", "glue:BatchCreatePartition", "glue:UpdatePartition", "glue:BatchUpdatePartition"],
                GlueArns.Tables(database)),
            // It names no resource: Glue has none for it.
            Allow("ReadHowLogsAreEncrypted", ["glue:GetSecurityConfiguration"], "*"),
            Allow("HearOfArrivals", TakeMessages, inputs.Arrivals.QueueArn),
            Allow("PutAsideWhatFails", ["sqs:SendMessage", "sqs:GetQueueUrl", "sqs:GetQueueAttributes"], inputs.ArrivalsDeadLetters.QueueArn),
            Allow("OpenMessages", ["kms:Decrypt", "kms:GenerateDataKey"], inputs.MessagesKey.KeyArn),
            Allow("TellProgress", ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents", "logs:AssociateKmsKey"],
                $"arn:{Aws.PARTITION}:logs:{Aws.REGION}:{Aws.ACCOUNT_ID}:log-group:/aws-glue/crawlers*"),
            .. ReadFolders(settings, inputs),
        ]);

    private static Iam.PolicyStatement[] ReadFolders(PipelineSettings settings, CatalogInputs inputs) =>
        settings.Governance.Mode is GovernanceMode.LakeFormation
            ? [LakeFormationCredentials]
            : DataAccess.Read(inputs.Lake, inputs.LakeKey, LakePrefixes.AllData);

    /// <summary>Lake Formation knows who may have what; the action itself takes no resource.</summary>
    public static Iam.PolicyStatement LakeFormationCredentials => Allow("AskLakeFormation", ["lakeformation:GetDataAccess"], "*");

    public static Iam.PolicyStatement Allow(string sid, string[] actions, params string[] resources) =>
        new(new Iam.PolicyStatementProps { Sid = sid, Actions = actions, Resources = resources });
}
