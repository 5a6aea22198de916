using ReferencePipeline.Templates;

namespace ReferencePipeline.Tests.Promises;

/// <summary>An alarm watches something that is there: one on a name that nobody has is silent for ever.</summary>
internal static class AlarmRelations
{
    private const string Alarm = "AWS::CloudWatch::Alarm", Filter = "AWS::Logs::MetricFilter";

    /// <summary>Which dimension of a namespace names what.</summary>
    private static readonly Dictionary<(string Namespace, string Dimension), string> Named = new()
    {
        [("AWS/Athena", "WorkGroup")] = "AWS::Athena::WorkGroup",
        [("AWS/Events", "RuleName")] = "AWS::Events::Rule",
        [("AWS/Firehose", "DeliveryStreamName")] = "AWS::KinesisFirehose::DeliveryStream",
        [("AWS/Kinesis", "StreamName")] = "AWS::Kinesis::Stream",
        [("AWS/Lambda", "FunctionName")] = "AWS::Lambda::Function",
        [("AWS/Redshift-Serverless", "Namespace")] = "AWS::RedshiftServerless::Namespace",
        [("AWS/Redshift-Serverless", "Workgroup")] = "AWS::RedshiftServerless::Workgroup",
        [("AWS/S3", "BucketName")] = "AWS::S3::Bucket",
        [("AWS/SNS", "TopicName")] = "AWS::SNS::Topic",
        [("AWS/SQS", "QueueName")] = "AWS::SQS::Queue",
        [("AWS/Scheduler", "ScheduleGroup")] = "AWS::Scheduler::ScheduleGroup",
        [("AWS/States", "StateMachineArn")] = "AWS::StepFunctions::StateMachine",
        [("Glue", "JobName")] = "AWS::Glue::Job",
    };

    /// <summary>Metrics of the account as a whole.</summary>
    private static readonly HashSet<(string Namespace, string Name)> Whole = [("AWS/Usage", "CallCount")];

    /// <summary>The function is no project that this one knows: its metrics are read from its source.</summary>
    private static readonly string Report = File.ReadAllText(Repository.PathOf("src", "ReferencePipeline.Transform", "Telemetry", "Report.cs"));

    public static PromiseTable All { get; } = new("Relations")
    {
        { "Where alarms are made, there are some", (assembly, _) => assembly.Stacks.Any(stack => stack.Name.EndsWith("-Operate", StringComparison.Ordinal)) && assembly.Of(Alarm).Count == 0 ? ["there is none"] : [] },
        { "An alarm watches a metric that something of the app tells", IsTold },
    };

    private static IEnumerable<string> IsTold(CloudAssembly assembly, Evaluator evaluator) => assembly.Of(Alarm)
        .SelectMany(alarm => Metrics(alarm).SelectMany(metric => Wrong(assembly, evaluator, metric)).Select(wrong => $"{alarm}: {wrong}"));

    /// <summary>The metric itself, or those that its expressions are made of.</summary>
    private static IEnumerable<TemplateValue> Metrics(TemplateResource alarm) => alarm.Find("MetricName") is not null ? [alarm.Properties]
        : (alarm.Find("Metrics")?.Items ?? []).Select(query => query.Find("MetricStat.Metric")).OfType<TemplateValue>();

    private static IEnumerable<string> Wrong(CloudAssembly assembly, Evaluator evaluator, TemplateValue metric)
    {
        var (space, name) = (evaluator.Text(metric["Namespace"]), evaluator.Text(metric["MetricName"]));
        var dimensions = metric.Find("Dimensions")?.Items.ToList() ?? [];
        foreach (var dimension in dimensions)
        {
            var (key, value) = (evaluator.Text(dimension["Name"]), evaluator.Text(dimension["Value"]));
            if (Named.TryGetValue((space, key), out var type) && !assembly.Of(type).Any(resource => value == evaluator.NameOf(resource) || value == evaluator.ArnOf(resource)))
                yield return $"no {type} is called {value}";
        }

        if (!dimensions.Exists(dimension => Named.ContainsKey((space, evaluator.Text(dimension["Name"])))) && !IsFiltered(assembly, evaluator, space, name) && !Whole.Contains((space, name))
            && !IsOurs(assembly, space, name, dimensions.ToDictionary(dimension => evaluator.Text(dimension["Name"]), dimension => evaluator.Text(dimension["Value"]))))
            yield return $"nothing that is known here tells {space} {name}";
    }

    /// <summary>What the function of a dataset writes into its log, in CloudWatch's embedded format.</summary>
    private static bool IsOurs(CloudAssembly assembly, string space, string name, Dictionary<string, string> dimensions) =>
        Report.Contains($"const string Namespace = \"{space}\";", StringComparison.Ordinal) && Report.Contains($"(\"{name}\", ", StringComparison.Ordinal)
        && dimensions.Count == 2 && dimensions.TryGetValue("Dataset", out var dataset) && dimensions.TryGetValue("Stage", out var stage)
        && stage == Origin.Of(assembly).Stage && assembly.Of("AWS::Lambda::Function").Any(function => Told.Dataset(function) == dataset);

    private static bool IsFiltered(CloudAssembly assembly, Evaluator evaluator, string space, string name) => assembly.Of(Filter).SelectMany(filter => filter["MetricTransformations"].Items)
        .Any(told => evaluator.Text(told["MetricNamespace"]) == space && evaluator.Text(told["MetricName"]) == name);
}
