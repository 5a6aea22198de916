using System.Text.Json.Nodes;
using ReferencePipeline.Operate;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Tests.Promises;

internal static class OperatePromises
{
    private const string Trail = "AWS::CloudTrail::Trail Trail", Budget = "AWS::Budgets::Budget Budget", Subscriber = "AWS::SNS::Subscription", Events = "AWS::Glue::Table Events", Operations = "AWS::Glue::Database Operations";
    private const string Recorded = "s3://<Bucket AccessLogs>/trail/AWSLogs/<AccountId>/CloudTrail/<Region>";

    public static PromiseTable All { get; } = new("Operate")
    {
        { Trail, "IsLogging", "true", "Who reads what is recorded" },
        { Trail, "EnableLogFileValidation", "true", "A record that was changed can be told" },
        { Trail, "IncludeGlobalServiceEvents", "false", "The record is of this region's lake" },
        { Trail, "IsMultiRegionTrail", "false", "The record is of this region" },
        { Trail, "KMSKeyId", "<Key MessagesKey>", "Records are encrypted" },
        { Trail, "S3BucketName", "<Bucket AccessLogs>", "Records are where nobody but log delivery writes" },
        { Trail, "S3KeyPrefix", "trail", "Records are where the table of records looks" },
        { Trail, "TrailName", "referencepipeline-$(stage)", "The record has the name that key and bucket let in" },
        { "Reads of the lake's objects and questions of tables are recorded, and nothing else is paid for", Records },

        { Budget, "Budget.BudgetLimit", "{Amount: $(budget.monthlyUsd), Unit: USD}", "The month has the limit that the settings give it" },
        { Budget, "Budget.BudgetType", "COST", "The limit is of cost" },
        { Budget, "Budget.TimeUnit", "MONTHLY", "The limit is of a month" },
        { Budget, "Budget.CostFilters", "{TagKeyValue: [user:deployment$ReferencePipeline-$(stage)]}", "The limit is of this deployment" },
        { Budget, "Budget.CostTypes", "{IncludeCredit: false, IncludeRefund: false}", "Credits and refunds hide no cost" },
        { "Each share of the limit that the settings name is told", (assembly, _) => PromiseTable.Named(assembly, Budget).Where(one => Told.Of(one, "NotificationsWithSubscribers") != $"[{string.Join(", ", Notices(Origin.Of(assembly)))}]").Select(one => Told.Of(one, "NotificationsWithSubscribers")) },

        { Subscriber, "TopicArn", "<Topic Alarms>", "Who subscribes hears of alarms" },
        { Subscriber, "RedrivePolicy", "{deadLetterTargetArn: <Queue Undelivered>}", "A notice that cannot be told is put aside" },
        { "Who the settings and the contracts name is told", (assembly, _) => Origin.Of(assembly).SettingList("alarms.emails").Where(mail => !assembly.Of(Subscriber).Any(one => Told.Of(one, "Endpoint") == mail)).Concat(assembly.Of(Subscriber).Where(one => Told.Of(one, "Protocol") != "email" || !IsNamed(Origin.Of(assembly), Told.Of(one, "Endpoint"))).Select(one => one.ToString())) },
        { "The contracts' support channels are told", (assembly, _) => Origin.Of(assembly).Mails.Except(assembly.Of(Subscriber).Select(one => Told.Of(one, "Endpoint")), StringComparer.OrdinalIgnoreCase) },

        { Operations, "DatabaseInput.Name", "$(database)_operations", "What operators ask has a database of its own" },
        { Events, "DatabaseName", "<Database Operations>", "The table of records is in it" },
        { Events, "TableInput.Name", "events", "The table of records is called events" },
        { Events, "TableInput.TableType", "EXTERNAL_TABLE", "The table of records owns no record" },
        { Events, "TableInput.PartitionKeys", "[{Comment: The UTC day as 2026/11/20., Name: day, Type: string}]", "Records are found by day" },
        { Events, "TableInput.Parameters", $"{{EXTERNAL: TRUE, classification: cloudtrail, projection.day.format: yyyy/MM/dd, projection.day.interval: 1, projection.day.interval.unit: DAYS, projection.day.range: NOW-$(retention.accessLogDays)DAYS,NOW, projection.day.type: date, projection.enabled: true, storage.location.template: {Recorded}/${{day}}}}", "Records are found for as long as they are kept" },
        { Events, "TableInput.StorageDescriptor", $"{{Columns: [{string.Join(", ", AuditTable.Columns.Select(column => $"{{Name: {column.Name}, Type: {column.Type}}}"))}], InputFormat: com.amazon.emr.cloudtrail.CloudTrailInputFormat, Location: {Recorded}, OutputFormat: org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat, SerdeInfo: {{Parameters: {{serialization.format: 1}}, SerializationLibrary: org.apache.hive.hcatalog.data.JsonSerDe}}}}", "Records are read as CloudTrail writes them" },
        { "Questions of records are there when their table is", Order.Of(Events, "AWS::Athena::NamedQuery WhoAsked") },
        { "The question who read PII is there when its table is", Order.Of(Events, "AWS::Athena::NamedQuery WhoReadPii") },
        { "AWS::CloudWatch::Dashboard Dashboard", "DashboardName", "referencepipeline-$(stage)", "A stage has a dashboard of its own" },
        { "The dashboard shows each dataset that takes events", (assembly, evaluator) => from board in PromiseTable.Named(assembly, "AWS::CloudWatch::Dashboard Dashboard") let titles = JsonNode.Parse(evaluator.Text(board["DashboardBody"]))!["widgets"]!.AsArray().Select(widget => widget!["properties"]!["markdown"]?.ToString()).ToList() from dataset in Origin.Of(assembly).Active where !titles.Contains($"## {dataset.Table}") select $"{dataset.Table} is not shown" },
    };

    private static bool IsNamed(Origin origin, string mail) => origin.Mails.Concat(origin.SettingList("alarms.emails")).Contains(mail, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Notices(Origin origin) => origin.SettingList("budget.notifyAtPercent")
        .Select(percent => $"{{Notification: {{ComparisonOperator: GREATER_THAN, NotificationType: ACTUAL, Threshold: {percent}, ThresholdType: PERCENTAGE}}, Subscribers: [{{Address: <Topic Alarms>, SubscriptionType: SNS}}]}}");

    private static IEnumerable<string> Records(CloudAssembly assembly, Evaluator evaluator)
    {
        const string objects = "{FieldSelectors: [{Equals: [Data], Field: eventCategory}, {Equals: [AWS::S3::Object], Field: resources.type}, {Field: resources.ARN, StartsWith: [<Bucket Data>/]}], Name: Objects of the lake}";
        const string questions = "{FieldSelectors: [{Equals: [Management], Field: eventCategory}, {Field: eventSource, NotEquals: [kms.amazonaws.com, rdsdata.amazonaws.com]}], Name: Access by Lake Formation}";
        return PromiseTable.Named(assembly, Trail).Select(trail => Told.Of(trail, "AdvancedEventSelectors")).Where(told => told != $"[{objects}, {questions}]");
    }
}
