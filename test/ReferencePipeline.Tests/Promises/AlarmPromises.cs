using ReferencePipeline.Contracts;
using ReferencePipeline.Govern;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Tests.Promises;

/// <summary>Every way to lose data or money, and when it rings. Where a promise stands for a dataset, <c>{0}</c> is its name.</summary>
internal static class AlarmPromises
{
    private const string Alarm = "AWS::CloudWatch::Alarm";

    public static PromiseTable All { get; } = new("Alarms")
    {
        { "A stream whose readers fall an hour behind is heard of, also when it is silent", Each("behind", _ => One("StreamName: <Stream {0}>", "AWS/Kinesis", "GetRecords.IteratorAgeMilliseconds", 300, "Maximum", "3600000", 3, 3, missing: "breaching")) },
        { "Writes that are refused are heard of", Each("writes-throttled", _ => One("StreamName: <Stream {0}>", "AWS/Kinesis", "WriteProvisionedThroughputExceeded", 60, "Sum", "0", 3, 5)) },
        { "A promised latency that is broken is heard of", Each("late", (origin, dataset) => One("DeliveryStreamName: <DeliveryStream {0}>", "AWS/Firehose", "DeliveryToS3.DataFreshness", 60, "Maximum", $"{Latency(origin, dataset)}", 3, 5)) },
        { "Records that cannot be converted are heard of", Each("unconverted", _ => One("DeliveryStreamName: <DeliveryStream {0}>", "AWS/Firehose", "FailedConversion.Records", 60, "Sum", "0", 1, 1)) },
        { "A function that nears its timeout is heard of", Each("slow", origin => One("FunctionName: <Function {0}>", "AWS/Lambda", "Duration", 60, "Maximum", $"{int.Parse(origin.Setting("function.timeoutSeconds")) * 800}", 1, 1)) },
        { "A batch that is called in vain is heard of", Each("unprocessed", _ => Many("IF(FILL(called, 1) == 0, 4, 0) + FILL(errors, 0) + FILL(throttles, 0)", "3", 1, 1, Measure("called", "DeliveryStreamName: <DeliveryStream {0}>", "AWS/Firehose", "ExecuteProcessing.Success", 300, "Average"), Measure("errors", "FunctionName: <Function {0}>", "AWS/Lambda", "Errors", 300, "Sum"), Measure("throttles", "FunctionName: <Function {0}>", "AWS/Lambda", "Throttles", 300, "Sum"))) },
        { "Too many refused records are heard of", Each("refused", _ => Many("100 * refused / (accepted + refused)", "1", 1, 1, Measure("refused", "Dataset, Value: {0}}, {Name: Stage, Value: {1}", "ReferencePipeline", "Refused", 900, "Sum"), Measure("accepted", "Dataset, Value: {0}}, {Name: Stage, Value: {1}", "ReferencePipeline", "Accepted", 900, "Sum"))) },
        { "Too many partitions are heard of", Each("partitions", _ => Many("MAX([100 * active / allowed, 100 * FILL(exceeded, 0)])", "80", 1, 1, Measure("active", "DeliveryStreamName: <DeliveryStream {0}>", "AWS/Firehose", "PartitionCount", 60, "Maximum"), Measure("allowed", "DeliveryStreamName: <DeliveryStream {0}>", "AWS/Firehose", "ActivePartitionsLimit", 60, "Maximum"), Measure("exceeded", "DeliveryStreamName: <DeliveryStream {0}>", "AWS/Firehose", "PartitionCountExceeded", 60, "Maximum")), dataset => dataset.PartitionKeys.Any()) },
        { "Records that cannot be written are heard of", Each("undelivered", origin => Undelivered(origin.KeepsRaw)) },
        { "A query that nears its persona's ceiling is heard of", (assembly, _) => Reader.Of(Origin.Of(assembly).Contracts).Select(reader => reader.Name.Value).Append("operations").SelectMany(who => Broken(assembly, $"{who}-near-ceiling", One($"WorkGroup: referencepipeline-{Origin.Of(assembly).Stage}-{who.Replace('_', '-')}", "AWS/Athena", "ProcessedBytes", 300, "Maximum", $"{Ceiling(Origin.Of(assembly), who)}", 1, 1))) },
        { "Keys that near the account's quota are heard of", (assembly, _) => Broken(assembly, "account-key-quota", Many("100 * used / SERVICE_QUOTA(used)", "80", 3, 5, Measure("used", "Class, Value: None}, {Name: Resource, Value: CryptographicOperationsSymmetric}, {Name: Service, Value: KMS}, {Name: Type, Value: API", "AWS/Usage", "CallCount", 60, "Sum"))) },
        { "An arrival that nobody could handle is heard of", (assembly, _) => Broken(assembly, "arrivals-arrivals-dead", One("QueueName: <Queue ArrivalsDeadLetters>", "AWS/SQS", "ApproximateNumberOfMessagesVisible", 300, "Maximum", "0", 1, 1)) },
        { "Arrivals that nobody reads for more than a day are heard of", (assembly, _) => Broken(assembly, "arrivals-arrivals-unread", One("QueueName: <Queue Arrivals>", "AWS/SQS", "ApproximateAgeOfOldestMessage", 300, "Maximum", "93600", 1, 1)) },
        { "A notice that could not be told is heard of", (assembly, _) => Broken(assembly, "notices-notices-dead", One("QueueName: <Queue Undelivered>", "AWS/SQS", "ApproximateNumberOfMessagesVisible", 300, "Maximum", "0", 1, 1)) },
        { "SQL that could not be started is heard of", (assembly, _) => Broken(assembly, "warehouse-starts-dead", One("QueueName: <Queue Undelivered>", "AWS/SQS", "ApproximateNumberOfMessagesVisible", 300, "Maximum", "0", 1, 1)) },
        { "SQL that fails is heard of", (assembly, _) => Broken(assembly, "warehouse-sql-failed", Many("FILL(failed, 0) + FILL(late, 0) + FILL(aborted, 0)", "0", 1, 1, Measure("failed", "StateMachineArn: <StateMachine BootstrapMachine>", "AWS/States", "ExecutionsFailed", 60, "Sum"), Measure("late", "StateMachineArn: <StateMachine BootstrapMachine>", "AWS/States", "ExecutionsTimedOut", 60, "Sum"), Measure("aborted", "StateMachineArn: <StateMachine BootstrapMachine>", "AWS/States", "ExecutionsAborted", 60, "Sum"))) },
        { "A warehouse that works hard for an hour is heard of", (assembly, _) => Broken(assembly, "warehouse-warehouse-busy", One("Workgroup: referencepipeline-{1}", "AWS/Redshift-Serverless", "ComputeSeconds", 3600, "Sum", $"{int.Parse(Origin.Of(assembly).Setting("warehouse.maxRpu")) * 3600 * 8 / 10}", 1, 1)) },
        { "Two queues of what was not told are two alarms' own", (assembly, _) => assembly.Of(Alarm).Where(one => Told.Of(one, "AlarmName").EndsWith("-dead", StringComparison.Ordinal)).GroupBy(one => one.Find("Dimensions[0].Value")?.Target).Where(group => group.Count() > 1).Select(group => $"{group.Key}") },
    };

    private static Func<CloudAssembly, Evaluator, IEnumerable<string>> Each(string kind, Func<Origin, string> promised, Func<Dataset, bool>? when = null) => Each(kind, (origin, _) => promised(origin), when);

    private static Func<CloudAssembly, Evaluator, IEnumerable<string>> Each(string kind, Func<Origin, Dataset, string> promised, Func<Dataset, bool>? when = null) => (assembly, _) =>
        Origin.Of(assembly).Active.Where(dataset => when is null || when(dataset)).SelectMany(dataset => Broken(assembly, $"{dataset.Table}-{kind}", promised(Origin.Of(assembly), dataset).Replace("{0}", dataset.Table.Value, StringComparison.Ordinal)));

    private static IEnumerable<string> Broken(CloudAssembly assembly, string name, string promised)
    {
        var stage = Origin.Of(assembly).Stage;
        var told = assembly.Of(Alarm).Where(alarm => Told.Of(alarm, "AlarmName") == $"referencepipeline-{stage}-{name}").Select(alarm => Told.Without(alarm, "AlarmName", "AlarmDescription", "Tags")).SingleOrDefault() ?? Told.Nothing;
        promised = promised.Replace("{1}", stage, StringComparison.Ordinal);
        return told == promised ? [] : [$"{name} is\n  {told}\nnot\n  {promised}"];
    }

    private static string One(string dimension, string space, string metric, int period, string statistic, string above, int points, int of, string missing = "notBreaching") =>
        $"{{AlarmActions: [<Topic Alarms>], ComparisonOperator: GreaterThanThreshold, DatapointsToAlarm: {points}, Dimensions: [{Dimension(dimension)}], EvaluationPeriods: {of}, MetricName: {metric}, Namespace: {space}, Period: {period}, Statistic: {statistic}, Threshold: {above}, TreatMissingData: {missing}}}";

    private static string Many(string expression, string above, int points, int of, params string[] measures) =>
        $"{{AlarmActions: [<Topic Alarms>], ComparisonOperator: GreaterThanThreshold, DatapointsToAlarm: {points}, EvaluationPeriods: {of}, Metrics: [{{Expression: {expression}, Id: e, ReturnData: true}}, {string.Join(", ", measures)}], Threshold: {above}, TreatMissingData: notBreaching}}";

    private static string Measure(string id, string dimension, string space, string metric, int period, string statistic) =>
        $"{{Id: {id}, MetricStat: {{Metric: {{Dimensions: [{Dimension(dimension)}], MetricName: {metric}, Namespace: {space}}}, Period: {period}, Stat: {statistic}}}, ReturnData: false}}";

    private static string Dimension(string text) => text.Contains("Value: ", StringComparison.Ordinal) ? $"{{Name: {text}}}" : $"{{Name: {text.Split(": ", 2)[0]}, Value: {text.Split(": ", 2)[1]}}}";

    private static string Undelivered(bool keepsRaw)
    {
        var data = Measure("data", "DeliveryStreamName: <DeliveryStream {0}>", "AWS/Firehose", "DeliveryToS3.Success", 900, "Average");
        var raw = Measure("raw", "DeliveryStreamName: <DeliveryStream {0}>", "AWS/Firehose", "BackupToS3.Success", 900, "Average");
        return keepsRaw ? Many("(1 - FILL(data, 1)) + (1 - FILL(raw, 1))", "0", 2, 3, data, raw) : Many("1 - FILL(data, 1)", "0", 2, 3, data);
    }

    /// <summary>What was promised; else twice what Firehose may take at most with the function's fifteen seconds.</summary>
    private static double Latency(Origin origin, Dataset dataset) =>
        dataset.ServiceLevel.Latency?.TotalSeconds ?? 2 * (15 + (1.5 * int.Parse(origin.Setting("delivery.intervalSeconds"))));

    private static long Ceiling(Origin origin, string who) =>
        long.Parse(origin.Settings["personas"]!["byRole"]![who]?["megabytesPerQuery"]?.ToString() ?? origin.Setting("personas.megabytesPerQuery")) * 800_000;
}
