using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReferencePipeline.Contracts.Dialects;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Tests.Promises;

/// <summary>One dataset has one form, wherever it is written down.</summary>
internal static partial class SchemaRelations
{
    private const string Delivery = "AWS::KinesisFirehose::DeliveryStream", To = "ExtendedS3DestinationConfiguration";

    public static PromiseTable All { get; } = new("Relations")
    {
        { "Every dataset that takes events is delivered, into a table of its own", IsDelivered },
        { "The folders that delivery writes are the table's keys, and those that Athena looks into", FoldersAreKeys },
        { "What delivery converts to is the table, what is registered, and what the contract says", IsOneSchema },
    };

    private static IEnumerable<string> IsDelivered(CloudAssembly assembly, Evaluator evaluator)
    {
        var active = Origin.Of(assembly).Contracts.Where(contract => !contract.IsRetired).SelectMany(contract => contract.Datasets).Select(dataset => dataset.Table.Value).Order(StringComparer.Ordinal);
        var delivered = assembly.Of(Delivery).Select(delivery => Table(assembly, evaluator, delivery)["TableInput.Name"].Literal).Order(StringComparer.Ordinal).ToList();
        return active.SequenceEqual(delivered) ? [] : [$"delivered are {string.Join(", ", delivered)}"];
    }

    private static IEnumerable<string> FoldersAreKeys(CloudAssembly assembly, Evaluator evaluator)
    {
        foreach (var delivery in assembly.Of(Delivery))
        {
            var table = Table(assembly, evaluator, delivery);
            var (bucket, prefix) = (evaluator.Text(delivery[$"{To}.BucketARN"]).Split(":::")[1], evaluator.Text(delivery[$"{To}.Prefix"]));
            var keys = table["TableInput.PartitionKeys"].Items.Select(key => key["Name"].Literal).ToList();
            var written = PartitionKey().Matches(prefix).Select(key => key.Groups["name"].Value).ToList();
            if (!keys.SequenceEqual(written))
                yield return $"{delivery} writes by {string.Join(", ", written)}, and {table} has {string.Join(", ", keys)}";
            if (!$"s3://{bucket}/{prefix}".StartsWith(evaluator.Text(table["TableInput.StorageDescriptor.Location"]), StringComparison.Ordinal))
                yield return $"{delivery} writes to {prefix}, outside {table}";
            if (table["TableInput.Parameters"].Member("storage.location.template") is { } template && evaluator.Text(template) != $"s3://{bucket}/{PartitionKey().Replace(prefix, "$${${name}}")}")
                yield return $"{delivery} writes to {prefix}, and {table} looks into {evaluator.Text(template)}";
        }
    }

    private static IEnumerable<string> IsOneSchema(CloudAssembly assembly, Evaluator evaluator)
    {
        foreach (var dataset in Origin.Of(assembly).Contracts.SelectMany(contract => contract.Datasets))
        {
            var table = assembly.Of("AWS::Glue::Table").Single(one => evaluator.Text(one["TableInput.Name"]) == dataset.Table.Value);
            var columns = table["TableInput.StorageDescriptor.Columns"].Items.Concat(table["TableInput.PartitionKeys"].Items).Select(column => $"{column["Name"].Literal} {column["Type"].Literal}");
            if (!columns.SequenceEqual(GlueColumns.Of(dataset).Concat(GlueColumns.PartitionKeysOf(dataset)).Select(column => $"{column.Name} {column.Type}")))
                yield return $"{table} has not the columns of {dataset.Table}";
            var schema = assembly.Of("AWS::Glue::Schema").Single(one => evaluator.Text(one["Name"]) == dataset.Table.Value);
            var registered = assembly.Of("AWS::Glue::SchemaVersion").Where(version => version["Schema.SchemaArn"].Target == schema).Select(version => JsonNode.Parse(version["SchemaDefinition"].Literal)!.AsObject()).ToList();
            if (registered is not [var definition])
                yield return $"{schema} has {registered.Count} versions";
            else if (!(definition.Remove("$comment") && JsonNode.DeepEquals(definition, JsonNode.Parse(JsonSchema.Of(dataset)))))
                yield return $"{schema} registers something else than the contract says";
        }
    }

    private static TemplateResource Table(CloudAssembly assembly, Evaluator evaluator, TemplateResource delivery)
    {
        var schema = delivery[$"{To}.DataFormatConversionConfiguration.SchemaConfiguration"];
        return assembly.Of("AWS::Glue::Table").Single(table =>
            evaluator.Text(table["DatabaseName"]) == evaluator.Text(schema["DatabaseName"]) && evaluator.Text(table["TableInput.Name"]) == evaluator.Text(schema["TableName"]));
    }

    [GeneratedRegex(@"!\{partitionKeyFrom(Lambda|Query):(?<name>[^}]+)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex PartitionKey();
}
