namespace ReferencePipeline.Operate;

/// <summary>A metric of AWS, or of the transform function, with the statistic that matters.</summary>
internal sealed record Measure(string Namespace, string Name, string Statistic, params IReadOnlyList<(string Name, string Value)> Dimensions)
{
    /// <summary>What the transform function counts.</summary>
    public const string Own = "ReferencePipeline";
}

/// <summary>The metrics of the services on the data's way, each under the names of its own documentation.</summary>
internal static class Measures
{
    public static Measure OfStream(string name, string metric, string statistic) => new("AWS/Kinesis", metric, statistic, ("StreamName", name));

    public static Measure OfDelivery(string name, string metric, string statistic) => new("AWS/Firehose", metric, statistic, ("DeliveryStreamName", name));

    public static Measure OfFunction(string name, string metric, string statistic) => new("AWS/Lambda", metric, statistic, ("FunctionName", name));

    public static Measure OfQueue(string name, string metric, string statistic) => new("AWS/SQS", metric, statistic, ("QueueName", name));

    public static Measure OfWorkgroup(string name, string metric, string statistic) => new("AWS/Athena", metric, statistic, ("WorkGroup", name));

    public static Measure OfWarehouse(string workgroup, string metric, string statistic) => new("AWS/Redshift-Serverless", metric, statistic, ("Workgroup", workgroup));

    public static Measure OfMachine(string arn, string metric) => new("AWS/States", metric, "Sum", ("StateMachineArn", arn));

    public static Measure OfRecords(string table, string stage, string metric) => new(Measure.Own, metric, "Sum", ("Dataset", table), ("Stage", stage));

    /// <summary>All requests that share KMS's quota of symmetric operations, whoever makes them.</summary>
    public static Measure KeyUse { get; } = new("AWS/Usage", "CallCount", "Sum", ("Class", "None"), ("Resource", "CryptographicOperationsSymmetric"), ("Service", "KMS"), ("Type", "API"));
}
