using ReferencePipeline.Catalog;
using ReferencePipeline.Templates;
using static ReferencePipeline.Tests.Promises.PolicyText;

namespace ReferencePipeline.Tests.Promises;

/// <summary>What serves the whole database; what belongs to one dataset is in <see cref="TablePromises"/>.</summary>
internal static class CatalogPromises
{
    private const string Database = "Catalog/AWS::Glue::Database Database", Rule = "AWS::Events::Rule", Schedule = "AWS::Scheduler::Schedule", Undelivered = "Catalog/AWS::SQS::QueuePolicy UndeliveredPolicy";
    private const string Crawler = "AWS::Glue::Crawler", OnArrival = $"{Crawler} Registers partitions that S3 tells of", Nightly = $"{Crawler} Registers partitions that S3 did not tell of";
    private const string CrawlerRole = "AWS::IAM::Role Registers new partitions", Evaluator = "AWS::IAM::Role Measures the contracts' quality rules", Starter = "AWS::IAM::Role Starts quality runs";
    private const string ToAlarms = "[{Arn: <Topic Alarms>, DeadLetterConfig: {Arn: <Queue Undelivered>}, Id: Alarms, RetryPolicy: {MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 10}}]";
    private const string Glue = "arn:<Partition>:glue:<Region>:<AccountId>", Logs = "arn:<Partition>:logs:<Region>:<AccountId>:log-group:/aws-glue";

    public static PromiseTable All { get; } = new("Catalog")
    {
        { "AWS::Glue::Database", "CatalogId", "<AccountId>", "A database is in this account's catalog" },
        { Database, "DatabaseInput.Name", "$(database)", "A stage has a database of its own" },
        { "AWS::Glue::Database", "DatabaseInput.CreateTableDefaultPermissions", "[]", "A new table is nobody's until it is granted", origin => origin.IsUnderLakeFormation },
        { "AWS::Glue::Database", "DatabaseInput.CreateTableDefaultPermissions", "[{Permissions: [ALL], Principal: {DataLakePrincipalIdentifier: IAM_ALLOWED_PRINCIPALS}}]", "Without Lake Formation, a new table is whom IAM lets have it", origin => !origin.IsUnderLakeFormation },
        { Database, "DatabaseInput.LocationUri", "s3://<Bucket Data>/data/", "The database lies in the lake" },
        { "AWS::Glue::Registry", "Name", "referencepipeline-$(stage)", "A stage has a registry of its own" },

        { Crawler, "Configuration", """{"Version":1.0,"CrawlerOutput":{"Partitions":{"AddOrUpdateBehavior":"InheritFromTable"}},"Grouping":{"TableGroupingPolicy":"CombineCompatibleSchemas"}}""", "A partition has its table's columns" },
        { Crawler, "SchemaChangePolicy", "{DeleteBehavior: LOG, UpdateBehavior: LOG}", "A crawler changes no table and deletes none" },
        { Crawler, "CrawlerSecurityConfiguration", "<SecurityConfiguration CrawlersLogEncryption>", "A crawler's log is encrypted" },
        { Crawler, "Role", "<Role CrawlersCrawlerRole>", "Crawlers have their role" },
        { Crawler, "LakeFormationConfiguration", "{UseLakeFormationCredentials: true}", "A crawler reads what Lake Formation lets it", origin => origin.IsUnderLakeFormation },
        { Crawler, "LakeFormationConfiguration", "{UseLakeFormationCredentials: false}", "Without Lake Formation, a crawler reads by its role", origin => !origin.IsUnderLakeFormation },
        { OnArrival, "RecrawlPolicy", "{RecrawlBehavior: CRAWL_EVENT_MODE}", "One crawler hears of arrivals" },
        { Nightly, "RecrawlPolicy", "{RecrawlBehavior: CRAWL_EVERYTHING}", "Another looks at everything" },
        { Nightly, "Schedule", "{ScheduleExpression: cron(10 2 * * ? *)}", "Each night, everything is looked at" },
        { "Arrivals are registered as often as data is promised", (assembly, _) => PromiseTable.Named(assembly, OnArrival).Where(one => Told.Of(one, "Schedule") != $"{{ScheduleExpression: {Crawlers.Cadence(Origin.Of(assembly).Crawled.Min(dataset => dataset.ServiceLevel.Frequency ?? TimeSpan.FromHours(1)))}}}").Select(one => Told.Of(one, "Schedule")) },
        { "Crawlers look at the tables that take events and have partitions", (assembly, _) => PromiseTable.Named(assembly, OnArrival).Where(one => Told.Of(one, "Targets") != $"{{CatalogTargets: [{{DatabaseName: referencepipeline_{Origin.Of(assembly).Stage}, DlqEventQueueArn: <Queue ArrivalsDeadLetters>, EventQueueArn: <Queue Arrivals>, Tables: [{Tables(assembly)}]}}]}}")
            .Concat(PromiseTable.Named(assembly, Nightly).Where(one => Told.Of(one, "Targets") != $"{{CatalogTargets: [{{DatabaseName: referencepipeline_{Origin.Of(assembly).Stage}, Tables: [{Tables(assembly)}]}}]}}")).Select(one => Told.Of(one, "Targets")) },
        { "A crawler waits for the tables that it looks at", (assembly, _) => from one in assembly.Of(Crawler) from table in assembly.Of("AWS::Glue::Table") where one["Targets.CatalogTargets[0].Tables"].Items.Any(name => name.Literal == table["TableInput.Name"].Literal) && !table.IsMadeBefore(one) select $"{one} does not wait for {table}" },
        { "AWS::Glue::SecurityConfiguration", "EncryptionConfiguration", "{CloudWatchEncryption: {CloudWatchEncryptionMode: SSE-KMS, KmsKeyArn: <Key MessagesKey>}}", "Crawlers' logs are encrypted with the key of messages" },
        { "AWS::Glue::SecurityConfiguration", "Name", "referencepipeline-$(stage)", "A stage's crawlers encrypt by a configuration of their own" },
        { "AWS::Logs::LogGroup CrawlersLog", "LogGroupName", "/aws-glue/crawlers-role/referencepipeline/$(stage)/lake/<Role CrawlersCrawlerRole>-<SecurityConfiguration CrawlersLogEncryption>", "The crawlers' log is the one that Glue writes to" },
        { "AWS::Logs::LogGroup CrawlersLog", "DeletionPolicy", "Delete", "The crawlers' log goes with them" },
        { "AWS::Logs::LogGroup CrawlersLog", "UpdateReplacePolicy", "Delete", "The crawlers' log goes with them when it is replaced" },
        { CrawlerRole, "Path", "/referencepipeline/$(stage)/lake/", "Crawlers are trusted by the lake" },
        { CrawlerRole, Told.Statements, Lines([.. Crawls, .. AskLakeFormation]), "Crawlers may register partitions, and hear of arrivals", origin => origin.IsUnderLakeFormation },
        { CrawlerRole, Told.Statements, Lines([.. Crawls, .. Reads]), "Without Lake Formation, crawlers read the lake's data too", origin => !origin.IsUnderLakeFormation },

        { Evaluator, "Path", "/referencepipeline/$(stage)/lake/", "Quality runs are trusted by the lake" },
        { Evaluator, Told.Statements, Lines([.. Measures, .. Reads, .. AskLakeFormation]), "Quality runs may read tables and tell results", origin => origin.IsUnderLakeFormation },
        { Evaluator, Told.Statements, Lines([.. Measures, .. Reads]), "Without Lake Formation, quality runs need ask nobody", origin => !origin.IsUnderLakeFormation },
        { Starter, "Path", "/", "What starts quality runs is not trusted by the lake: it touches no object" },
        {
            Starter, Told.Statements, Lines(
                "sts:AssumeRole for scheduler.amazonaws.com if $(this account)",
                $"glue:StartDataQualityRulesetEvaluationRun on {Glue}:dataQualityRuleset/$(database)*",
                "iam:PassRole on <Role QualityEvaluatorRole> if StringEquals iam:PassedToService glue.amazonaws.com",
                "sqs:SendMessage on <Queue Undelivered>",
                "kms:Decrypt kms:GenerateDataKey on <Key MessagesKey>"),
            "The scheduler may start runs, and hand one role to Glue"
        },
        { Schedule, "FlexibleTimeWindow", "{MaximumWindowInMinutes: 60, Mode: FLEXIBLE}", "Runs are spread over an hour" },
        { Schedule, "ScheduleExpressionTimezone", "UTC", "Runs start in UTC" },
        { Schedule, "Target.Arn", "arn:<Partition>:scheduler:::aws-sdk:glue:startDataQualityRulesetEvaluationRun", "A schedule starts a quality run" },
        { Schedule, "Target.RoleArn", "<Role QualityStarterRole>", "A schedule has its role" },
        { Schedule, "Target.RetryPolicy", "{MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 3}", "A start that fails is tried again within bounds" },
        { Schedule, "Target.DeadLetterConfig", "{Arn: <Queue Undelivered>}", "A start that fails for good is put aside" },

        { $"{Rule} AlertsQualityFailure", "EventPattern", "{detail: {context: {databaseName: [$(database)]}, state: [FAILED]}, detail-type: [Data Quality Evaluation Results Available], source: [aws.glue-dataquality]}", "Data that breaks its rules is heard of" },
        { $"{Rule} AlertsCrawlFailure", "EventPattern", "{detail: {crawlerName: [<Crawler CrawlersOnArrival>, <Crawler CrawlersNightly>], state: [Failed]}, detail-type: [Glue Crawler State Change], source: [aws.glue]}", "A failed crawl is heard of" },
        { $"{Rule} AlertsQualityFailure", "Targets", ToAlarms, "Who is on call is told of data that breaks its rules" },
        { $"{Rule} AlertsCrawlFailure", "Targets", ToAlarms, "Who is on call is told of a failed crawl" },
        { Undelivered, "Queues", "[<Queue Undelivered>]", "The queue of what could not be told has its policy" },
        {
            Undelivered, Told.Statements, Lines(
                "never sqs:* on <Queue Undelivered> for * if Bool aws:SecureTransport false",
                "sqs:SendMessage on <Queue Undelivered> for events.amazonaws.com if ArnEquals aws:SourceArn <Rule AlertsQualityFailure>",
                "sqs:SendMessage on <Queue Undelivered> for events.amazonaws.com if ArnEquals aws:SourceArn <Rule AlertsCrawlFailure>",
                "sqs:SendMessage on <Queue Undelivered> for sns.amazonaws.com if ArnEquals aws:SourceArn <Topic Alarms>"),
            "The two rules and the topic may put aside what they cannot tell", origin => origin.Crawled.Any()
        },
    };

    private static string[] Crawls =>
    [
        "sts:AssumeRole for glue.amazonaws.com if $(this account)",
        "glue:GetDatabase glue:GetTable glue:GetTables glue:UpdateTable on $(catalog)/*",
        "glue:BatchCreatePartition glue:BatchGetPartition glue:BatchUpdatePartition glue:CreatePartition glue:GetPartition glue:GetPartitions glue:UpdatePartition on $(catalog)/*",
        "glue:GetSecurityConfiguration on *",
        "sqs:DeleteMessage sqs:GetQueueAttributes sqs:GetQueueUrl sqs:ListDeadLetterSourceQueues sqs:ListQueueTags sqs:PurgeQueue sqs:ReceiveMessage sqs:SetQueueAttributes on <Queue Arrivals>",
        "sqs:GetQueueAttributes sqs:GetQueueUrl sqs:SendMessage on <Queue ArrivalsDeadLetters>",
        "kms:Decrypt kms:GenerateDataKey on <Key MessagesKey>",
        $"logs:AssociateKmsKey logs:CreateLogGroup logs:CreateLogStream logs:PutLogEvents on {Logs}/crawlers*",
    ];

    private static string[] Measures =>
    [
        "sts:AssumeRole for glue.amazonaws.com if $(this account)",
        "glue:BatchGetPartition glue:GetDatabase glue:GetPartition glue:GetPartitions glue:GetTable on $(catalog)/*",
        $"glue:GetDataQualityResult glue:GetDataQualityRuleset glue:GetDataQualityRulesetEvaluationRun glue:PublishDataQuality on {Glue}:dataQualityRuleset/$(database)*",
        "s3:GetObject on arn:<Partition>:s3:::aws-glue-ml-data-quality-assets-<Region>/*",
        $"logs:CreateLogGroup logs:CreateLogStream logs:PutLogEvents on {Logs}/data-quality/*",
        "cloudwatch:PutMetricData on * if StringEquals cloudwatch:namespace Glue Data Quality",
    ];

    private static string[] Reads =>
    [
        "s3:GetObject on <Bucket Data>/data/*",
        "s3:ListBucket on <Bucket Data> if StringLike s3:prefix data/*",
        "kms:Decrypt on <Key LakeKey> if StringEquals kms:ViaService s3.<Region>.amazonaws.com",
    ];

    private static string[] AskLakeFormation => ["lakeformation:GetDataAccess on *"];

    private static string Tables(CloudAssembly assembly) => string.Join(", ", Origin.Of(assembly).Crawled.Select(dataset => dataset.Table));
}
