using ReferencePipeline.Settings;
using CloudWatch = Amazon.CDK.AWS.CloudWatch;

namespace ReferencePipeline.Operate;

/// <summary>One page, read from left to right as the data goes: a row a dataset, then what all of them share.</summary>
/// <remarks>CloudWatch draws 500 widgets; a row takes five, and stacks are full long before that.</remarks>
internal static class Dashboard
{
    private const int Quarter = Widgets.Width / 4;

    public static void Make(Stack stack, PipelineSettings settings, IReadOnlyList<DatasetWatch> datasets, OperateInputs inputs)
    {
        var widgets = new List<object>();
        var y = 0;
        foreach (var dataset in datasets)
            Row($"## {dataset.Dataset.Table}", OfDataset(dataset, settings));
        Row("## Catalog and keys", OfCatalog(inputs));
        Row("## Queries", DashboardQueries.Of([.. inputs.Query.Readers, inputs.Query.Operations]));
        if (inputs.Warehouse is { } warehouse)
            Row("## Warehouse", OfWarehouse(warehouse));

        _ = new CloudWatch.CfnDashboard(stack, "Dashboard", new CloudWatch.CfnDashboardProps
        {
            DashboardName = $"referencepipeline-{settings.Stage}",
            DashboardBody = stack.ToJsonString(new Dictionary<string, object> { ["widgets"] = widgets.ToArray() }),
        });

        void Row(string heading, IEnumerable<(string Title, IEnumerable<object[]> Series)> graphs)
        {
            widgets.Add(Widgets.Heading(y, heading));
            var all = graphs.ToList();
            widgets.AddRange(all.Select((graph, at) => Widgets.Graph(at * Quarter, y + Widgets.HeadingHeight, Quarter, graph.Title, graph.Series)));
            y += Widgets.HeadingHeight + Widgets.GraphHeight;
        }
    }

    private static IEnumerable<(string, IEnumerable<object[]>)> OfDataset(DatasetWatch watch, PipelineSettings settings)
    {
        yield return ("Sent", [Widgets.Line(watch.Stream("IncomingRecords", "Sum"), "records"), Widgets.Line(watch.Stream("WriteProvisionedThroughputExceeded", "Sum"), "throttled")]);
        yield return ("Judged",
        [
            Widgets.Line(watch.Records("Accepted"), "accepted"),
            Widgets.Line($$"""SEARCH('{{{Measure.Own}},Dataset,Stage} Dataset="{{watch.Dataset.Table}}" Stage="{{settings.Stage}}" Refused', 'Sum', 300)""", "refused"),
        ]);
        yield return ("Delivered",
        [
            Widgets.Line(watch.Delivery("DeliveryToS3.Records", "Sum"), "records"),
            Widgets.Line(watch.Delivery("FailedConversion.Records", "Sum"), "not converted"),
            Widgets.Line(watch.Delivery("PartitionCount", "Maximum"), "partitions", right: true),
        ]);
        yield return ("Late",
        [
            Widgets.Line(watch.Delivery("DeliveryToS3.DataFreshness", "Maximum"), "seconds in Firehose"),
            Widgets.Line(watch.Stream("GetRecords.IteratorAgeMilliseconds", "Maximum"), "milliseconds unread", right: true),
        ]);
    }

    private static IEnumerable<(string, IEnumerable<object[]>)> OfCatalog(OperateInputs inputs)
    {
        yield return ("Arrivals", [Widgets.Line(Measures.OfQueue(inputs.Arrivals.QueueName, "ApproximateAgeOfOldestMessage", "Maximum"), "seconds waited")]);
        yield return ("Dead letters",
        [
            Widgets.Line(Measures.OfQueue(inputs.ArrivalsDeadLetters.QueueName, "ApproximateNumberOfMessagesVisible", "Maximum"), "arrivals"),
            Widgets.Line(Measures.OfQueue(inputs.Undelivered.QueueName, "ApproximateNumberOfMessagesVisible", "Maximum"), "notices"),
        ]);
        yield return ("Keys", [Widgets.Line(Measures.KeyUse, "requests of the account")]);
    }

    private static IEnumerable<(string, IEnumerable<object[]>)> OfWarehouse(WarehouseWatch watch)
    {
        yield return ("Capacity", [Widgets.Line(Measures.OfWarehouse(watch.Workgroup, "ComputeCapacity", "Maximum"), "RPU")]);
        yield return ("Billed", [Widgets.Line(Measures.OfWarehouse(watch.Workgroup, "ComputeSeconds", "Sum"), "RPU seconds")]);
        yield return ("SQL", [Widgets.Line(Measures.OfMachine(watch.MachineArn, "ExecutionsSucceeded"), "succeeded"), Widgets.Line(Measures.OfMachine(watch.MachineArn, "ExecutionsFailed"), "failed")]);
    }
}
