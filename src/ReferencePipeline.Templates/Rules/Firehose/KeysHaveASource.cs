namespace ReferencePipeline.Templates.Rules.Firehose;

internal sealed class KeysHaveASource() : Rule(
    "firehose-partition-keys-have-a-source",
    "Partition keys in a prefix come from a function or from a query of the record, and partitioning is on.",
    "Firehose refuses a key that nothing sets. Partitioning cannot be turned on for a stream that exists, so a stream that was made without it has to be replaced.",
    "https://docs.aws.amazon.com/firehose/latest/dev/dynamic-partitioning.html")
{
    public override IReadOnlyList<string> Violating =>
    [
        With("partitionKeyFromLambda", "Lambda", isOn: false),
        With("partitionKeyFromLambda", "MetadataExtraction", isOn: true),
        With("partitionKeyFromQuery", "Lambda", isOn: true),
    ];

    public override string Compliant => With("partitionKeyFromLambda", "Lambda", isOn: true);

    public override IEnumerable<Finding> Check(RuleScope scope)
    {
        foreach (var to in S3Destination.In(scope))
        {
            var used = Expressions.In(scope.Text(to.Prefix)).Select(one => one.Namespace).Where(one => one.StartsWith("partitionKey", StringComparison.Ordinal)).Distinct().ToList();
            var processors = to.Value.Find("ProcessingConfiguration.Processors")?.Items.Select(processor => scope.Text(processor.Find("Type"))).ToList() ?? [];
            if (used.Count > 0 && !to.Partitions)
                yield return At(to.Stream, to.Path("DynamicPartitioningConfiguration.Enabled"), "is off, and the prefix has partition keys", "turn it on");
            foreach (var missing in used.Select(one => one == "partitionKeyFromQuery" ? "MetadataExtraction" : "Lambda").Where(type => to.Partitions && !processors.Contains(type)))
                yield return At(to.Stream, to.Path("ProcessingConfiguration.Processors"), $"has no processor of type {missing}, and the prefix has keys from it", $"add a {missing} processor");
        }
    }

    private static string With(string key, string processor, bool isOn) => $$"""
        { "Wrong": { "Type": "AWS::KinesisFirehose::DeliveryStream", "Properties": { "ExtendedS3DestinationConfiguration": {
            "Prefix": "data/!{{{key}}:day}/", "DynamicPartitioningConfiguration": { "Enabled": {{(isOn ? "true" : "false")}} },
            "ProcessingConfiguration": { "Enabled": true, "Processors": [{ "Type": "{{processor}}" }] } } } } }
        """;
}
