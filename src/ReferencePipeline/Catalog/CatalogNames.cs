using ReferencePipeline.Contracts;
using ReferencePipeline.Settings;

namespace ReferencePipeline.Catalog;

/// <summary>The names that people type; they are fixed, and nothing that outlives its stack has one.</summary>
public sealed class CatalogNames(PipelineSettings settings)
{
    /// <summary>A stage may have dashes, which a database may not.</summary>
    public string Database { get; } = $"referencepipeline_{settings.Stage.Value.Replace('-', '_')}";

    public string Registry { get; } = $"referencepipeline-{settings.Stage}";

    /// <summary>Refused records as Firehose writes them.</summary>
    public static string Quarantine(Dataset dataset) => $"{dataset.Table}_quarantine";

    /// <summary>The same, decoded.</summary>
    public static string QuarantineView(Dataset dataset) => $"{dataset.Table}_quarantine_decoded";

    /// <summary>Rulesets share one space of names with all others of the account.</summary>
    public string Ruleset(Dataset dataset) => $"{Database}_{dataset.Table}";

    /// <summary>Refuses a dataset whose table would be another's quarantine.</summary>
    /// <exception cref="ContractException">There is one.</exception>
    public static void Check(IReadOnlyCollection<DataContract> contracts)
    {
        var taken = contracts.SelectMany(contract => contract.Datasets)
            .SelectMany(dataset => new[] { KeyValuePair.Create(Quarantine(dataset), dataset), KeyValuePair.Create(QuarantineView(dataset), dataset) })
            .ToDictionary();
        var problems = contracts.SelectMany(contract => contract.Datasets
            .Where(dataset => taken.ContainsKey(dataset.Table.Value))
            .Select(dataset => new Problem(contract.File, dataset.Line, $"schema.{dataset.Name}",
                $"its table '{dataset.Table}' is where refused records of '{taken[dataset.Table.Value].Table}' are found", "give it another physicalName")))
            .ToList();
        if (problems.Count > 0)
            throw new ContractException(problems);
    }
}
