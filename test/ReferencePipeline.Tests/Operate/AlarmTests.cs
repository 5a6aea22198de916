using ReferencePipeline.Operate;
using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Catalog;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Operate;

[Collection(nameof(Synthesized))]
public sealed class AlarmTests(Synthesized synthesized, Catalogs catalogs)
{
    public static TheoryData<string, string, string> Promises => new()
    {
        // What it is called; what it measures, of what; when it rings.
        { "orders-writes-throttled", "Sum AWS/Kinesis WriteProvisionedThroughputExceeded StreamName=<Stream orders>", "> 0 in 3 of 5 × 60 s" },
        { "orders-behind", "Maximum AWS/Kinesis GetRecords.IteratorAgeMilliseconds StreamName=<Stream orders>", "> 3600000 in 3 of 3 × 300 s, silence too" },
        { "orders-unprocessed", "IF(FILL(called, 1) == 0, 4, 0) + FILL(errors, 0) + FILL(throttles, 0); called Average AWS/Firehose ExecuteProcessing.Success DeliveryStreamName=<DeliveryStream orders>; errors Sum AWS/Lambda Errors FunctionName=<Function orders>; throttles Sum AWS/Lambda Throttles FunctionName=<Function orders>", "> 3 in 1 of 1 × 300 s" },
        // 77 seconds by the settings.
        { "orders-slow", "Maximum AWS/Lambda Duration FunctionName=<Function orders>", "> 61600 in 1 of 1 × 60 s" },
        { "orders-refused", "100 * refused / (accepted + refused); accepted Sum ReferencePipeline Accepted Dataset=orders Stage=production; refused Sum ReferencePipeline Refused Dataset=orders Stage=production", "> 1 in 1 of 1 × 900 s" },
        { "orders-partitions", "MAX([100 * active / allowed, 100 * FILL(exceeded, 0)]); active Maximum AWS/Firehose PartitionCount DeliveryStreamName=<DeliveryStream orders>; allowed Maximum AWS/Firehose ActivePartitionsLimit DeliveryStreamName=<DeliveryStream orders>; exceeded Maximum AWS/Firehose PartitionCountExceeded DeliveryStreamName=<DeliveryStream orders>", "> 80 in 1 of 1 × 60 s" },
        { "orders-unconverted", "Sum AWS/Firehose FailedConversion.Records DeliveryStreamName=<DeliveryStream orders>", "> 0 in 1 of 1 × 60 s" },
        // No raw backup by the settings.
        { "orders-undelivered", "1 - FILL(data, 1); data Average AWS/Firehose DeliveryToS3.Success DeliveryStreamName=<DeliveryStream orders>", "> 0 in 2 of 3 × 900 s" },
        // A quarter of an hour by the contract; ten minutes; and twice 15 + 1.5 × 333 seconds where there is no promise.
        { "orders-late", "Maximum AWS/Firehose DeliveryToS3.DataFreshness DeliveryStreamName=<DeliveryStream orders>", "> 900 in 3 of 5 × 60 s" },
        { "tickets-late", "Maximum AWS/Firehose DeliveryToS3.DataFreshness DeliveryStreamName=<DeliveryStream tickets>", "> 600 in 3 of 5 × 60 s" },
        { "parcels-late", "Maximum AWS/Firehose DeliveryToS3.DataFreshness DeliveryStreamName=<DeliveryStream parcels>", "> 1029 in 3 of 5 × 60 s" },
        { "account-key-quota", "100 * used / SERVICE_QUOTA(used); used Sum AWS/Usage CallCount Class=None Resource=CryptographicOperationsSymmetric Service=KMS Type=API", "> 80 in 3 of 5 × 60 s" },
        { "arrivals-arrivals-unread", "Maximum AWS/SQS ApproximateAgeOfOldestMessage QueueName=<Queue Arrivals>", "> 93600 in 1 of 1 × 300 s" },
        { "arrivals-arrivals-dead", "Maximum AWS/SQS ApproximateNumberOfMessagesVisible QueueName=<Queue ArrivalsDeadLetters>", "> 0 in 1 of 1 × 300 s" },
        { "notices-notices-dead", "Maximum AWS/SQS ApproximateNumberOfMessagesVisible QueueName=<Queue Undelivered>", "> 0 in 1 of 1 × 300 s" },
        // 33 megabytes of its own, 777 of the stage.
        { "status_page-near-ceiling", "Maximum AWS/Athena ProcessedBytes WorkGroup=referencepipeline-production-status-page", "> 26400000 in 1 of 1 × 300 s" },
        { "operations-near-ceiling", "Maximum AWS/Athena ProcessedBytes WorkGroup=referencepipeline-production-operations", "> 621600000 in 1 of 1 × 300 s" },
    };

    [Theory, MemberData(nameof(Promises))]
    public void An_alarm_measures_what_it_says_of_what_is_there(string name, string measures, string rings)
    {
        var alarm = All(Variant.Unlike).Single(alarm => alarm["AlarmName"].Text == $"referencepipeline-production-{name}");

        Assert.Equal(measures, Measured(alarm));
        Assert.Equal(rings, Rings(alarm));
    }

    [Fact]
    public void Raw_records_that_cannot_be_written_ring_too_where_they_are_kept() => Assert.StartsWith(
        "(1 - FILL(data, 1)) + (1 - FILL(raw, 1)); data Average AWS/Firehose DeliveryToS3.Success DeliveryStreamName=<DeliveryStream orders>; raw Average AWS/Firehose BackupToS3.Success ",
        Measured(All(Variant.Production).Single(alarm => alarm["AlarmName"].Text == "referencepipeline-production-orders-undelivered")));

    [Fact]
    public void Every_alarm_is_heard_says_what_to_do_and_knows_what_silence_means() => Assert.All(
        new[] { Variant.Sandbox, Variant.Unlike, Variant.UnderIam }.SelectMany(All), alarm =>
        {
            Assert.Equal("<Topic Alarms>", Assert.Single(alarm["AlarmActions"].Texts));
            Assert.Matches(@"^[^<>]+\. First: [^<>]+\. \(docs/alarms\.md\)$", alarm["AlarmDescription"].Text);
            Assert.InRange(alarm["AlarmDescription"].Text.Length, 1, 1024);
            Assert.Matches("^(notB|b)reaching$", alarm["TreatMissingData"].Text);
        });

    [Fact]
    public void Every_dataset_that_takes_events_has_every_alarm_but_that_on_partitions_which_takes_partitions()
    {
        var alarms = synthesized.Of(Variant.Unlike).StackCalled("Alarms").Of("AWS::CloudWatch::Alarm").GroupBy(alarm => alarm.Dataset!).ToDictionary(one => one.Key, one => one.Count());

        Assert.Equal(new() { ["notes"] = 8, ["orders"] = 9, ["page_views"] = 9, ["parcels"] = 9, ["tickets"] = 9 }, alarms);
        Assert.Equal(9, DatasetTroubles.All.Count);
    }

    [Fact]
    public void Every_trouble_that_is_told_of_can_ring()
    {
        var rung = All(Variant.Unlike).Select(alarm => alarm["AlarmName"].Text).ToList();

        Assert.All(DatasetTroubles.All.Concat(PipelineTroubles.All), trouble => Assert.Contains(rung, name => name.EndsWith($"-{trouble.Id}", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_warehouse_rings_when_its_SQL_fails_and_when_it_costs_nearly_what_it_can()
    {
        var alarms = PipelineAlarms.OfWarehouse(new() { Workgroup = "house", MachineArn = "machine", Undelivered = "aside" }, Settings.Stage.With("warehouse", """{ "baseRpu": 8, "maxRpu": 24 }""").Warehouse).ToList();

        var failed = alarms[0].Condition;
        Assert.Equal(("FILL(failed, 0) + FILL(late, 0) + FILL(aborted, 0)", 0d), (failed.Expression, failed.Above));
        Assert.Equal(["ExecutionsFailed", "ExecutionsTimedOut", "ExecutionsAborted"], failed.Measures.Values.Select(measure => measure.Name));
        Assert.All(failed.Measures.Values, measure => Assert.Equal(("AWS/States", "Sum", "StateMachineArn", "machine"), (measure.Namespace, measure.Statistic, measure.Dimensions.Single().Name, measure.Dimensions.Single().Value)));
        var busy = alarms[1].Condition;
        // Four fifths of 24 RPU for an hour.
        Assert.Equal((69_120d, 3600), (busy.Above, busy.PeriodSeconds));
        Assert.Equal(("AWS/Redshift-Serverless", "ComputeSeconds", "Sum", "Workgroup", "house"),
            (busy.Measures.Values.Single().Namespace, busy.Measures.Values.Single().Name, busy.Measures.Values.Single().Statistic, busy.Measures.Values.Single().Dimensions.Single().Name, busy.Measures.Values.Single().Dimensions.Single().Value));
    }

    [Fact]
    public void Where_nothing_is_crawled_nobody_waits_for_the_crawler()
    {
        var names = catalogs.AssemblyOfOnlyRetired.Of("AWS::CloudWatch::Alarm").Select(alarm => alarm["AlarmName"].Text).ToList();

        Assert.DoesNotContain("referencepipeline-sandbox-arrivals-arrivals-unread", names);
        Assert.Contains("referencepipeline-sandbox-arrivals-arrivals-dead", names);
    }

    private IReadOnlyList<TemplateResource> All(Variant variant) => synthesized.Of(variant).Of("AWS::CloudWatch::Alarm");

    private static string Measured(TemplateResource alarm) => alarm.Find("MetricName") is not null
        ? Metric(alarm["Statistic"], alarm.Properties)
        : string.Join("; ", alarm["Metrics"].Items.Select(one => one.Find("Expression")?.Literal ?? Metric(one)).OrderBy(text => !text.Contains('(', StringComparison.Ordinal) && !text.StartsWith("1 -", StringComparison.Ordinal)).ThenBy(text => text, StringComparer.Ordinal));

    private static string Metric(TemplateValue query)
    {
        Assert.False(query["ReturnData"].Json.GetBoolean());
        return $"{query["Id"].Literal} {Metric(query["MetricStat.Stat"], query["MetricStat.Metric"])}";
    }

    private static string Metric(TemplateValue statistic, TemplateValue metric) =>
        $"{statistic.Literal} {metric["Namespace"].Literal} {metric["MetricName"].Literal} {string.Join(' ', metric["Dimensions"].Items.Select(one => $"{one["Name"].Literal}={Value(one["Value"])}"))}";

    /// <summary>A text, or the one resource that is meant: a reference to nothing would throw.</summary>
    private static string Value(TemplateValue value) => value.IsText ? value.Literal : $"<{value.Follow().Name}>";

    private static string Rings(TemplateResource alarm)
    {
        Assert.Equal("GreaterThanThreshold", alarm["ComparisonOperator"].Text);
        var period = alarm.Find("Period")?.Literal ?? alarm["Metrics"].Items.Select(one => one.Find("MetricStat")).OfType<TemplateValue>().Select(one => one["Period"].Literal).Distinct().Single();
        return $"> {alarm["Threshold"].Text} in {alarm["DatapointsToAlarm"].Text} of {alarm["EvaluationPeriods"].Text} × {period} s{(alarm["TreatMissingData"].Text == "breaching" ? ", silence too" : "")}";
    }
}
