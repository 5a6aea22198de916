using ReferencePipeline.Contracts.Dialects;

namespace ReferencePipeline.Contracts.Reading;

/// <summary>What is too long to be registered: it would fail in the midst of a deployment.</summary>
internal static class SchemaLengths
{
    public static IEnumerable<Problem> Of(IEnumerable<DataContract> contracts) =>
        from contract in contracts
        from dataset in contract.Datasets
        let length = JsonSchema.Registered(contract, dataset).Length
        where length > JsonSchema.MaxLength
        select new Problem(contract.File, dataset.Line, $"schema.{dataset.Name}", $"the JSON Schema of its events has {length} characters, and the Glue registry takes {JsonSchema.MaxLength}", "shorten its descriptions, or make two datasets of it");
}
