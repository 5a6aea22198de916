namespace ReferencePipeline.Contracts;

/// <summary>All contracts of a pipeline, free of clashes between them.</summary>
public sealed class ContractSet
{
    private ContractSet(IReadOnlyList<DataContract> contracts) => Contracts = contracts;

    /// <summary>In the order of their file names, so that nothing derived depends on the file system.</summary>
    public IReadOnlyList<DataContract> Contracts { get; }

    public IEnumerable<Dataset> Datasets => Contracts.SelectMany(contract => contract.Datasets);

    /// <summary>Reads every <c>*.odcs.yaml</c> and <c>*.odcs.yml</c> directly in <paramref name="directory"/>.</summary>
    /// <exception cref="ContractException">Any of them is refused, two clash, or there is none.</exception>
    public static ContractSet Load(string directory) => throw new NotSupportedException();
}
