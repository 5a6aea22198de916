using ReferencePipeline.Contracts.Reading;

namespace ReferencePipeline.Contracts;

/// <summary>All contracts of a pipeline, free of clashes between them.</summary>
public sealed class ContractSet
{
    private ContractSet(IReadOnlyList<DataContract> contracts) => Contracts = contracts;

    /// <summary>In the order of their file names, so that nothing derived depends on the file system.</summary>
    public IReadOnlyList<DataContract> Contracts { get; }

    public IEnumerable<Dataset> Datasets => Contracts.SelectMany(contract => contract.Datasets);

    /// <summary>The datasets that take events: a retired one keeps its data and nothing else.</summary>
    public IEnumerable<Dataset> ActiveDatasets => Contracts.Where(contract => !contract.IsRetired).SelectMany(contract => contract.Datasets);

    /// <summary>Reads every <c>*.odcs.yaml</c> and <c>*.odcs.yml</c> directly in <paramref name="directory"/>.</summary>
    /// <exception cref="ContractException">Any of them is refused, two clash, or there is none.</exception>
    public static ContractSet Load(string directory)
    {
        if (!Directory.Exists(directory))
            throw new ContractException([new Problem(directory, 1, "", File.Exists(directory) ? "it is a file" : "there is no such directory", "name the directory that holds the contracts")]);

        var files = FilesIn(directory);
        if (files.Count == 0)
            throw new ContractException([new Problem(directory, 1, "", "it holds no contract", "add one whose name ends in .odcs.yaml")]);

        var (contracts, problems) = Read(files);
        return problems.Count == 0 ? new ContractSet(contracts) : throw new ContractException(problems);
    }

    /// <summary>Everything that is wrong with these files, each by itself and all together.</summary>
    public static IReadOnlyList<Problem> Check(IReadOnlyList<string> files) => Read(files).Problems;

    /// <summary>The contracts directly in a directory, in the order of their names.</summary>
    public static IReadOnlyList<string> FilesIn(string directory) =>
    [
        .. Directory.EnumerateFiles(directory)
            .Where(file => file.EndsWith(".odcs.yaml", StringComparison.Ordinal) || file.EndsWith(".odcs.yml", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    private static (IReadOnlyList<DataContract> Contracts, IReadOnlyList<Problem> Problems) Read(IReadOnlyList<string> files)
    {
        var readings = files.Select(ContractFile.Read).ToList();
        var contracts = readings.OfType<ContractReading.Accepted>().Select(accepted => accepted.Contract).ToList();
        Problem[] problems = [.. readings.OfType<ContractReading.Refused>().SelectMany(refused => refused.Problems), .. Clashes.Among(contracts), .. SchemaLengths.Of(contracts)];
        var order = files.Select((file, at) => (file, at)).ToDictionary(entry => entry.file, entry => entry.at);
        return (contracts, [.. problems.OrderBy(problem => order[problem.File]).ThenBy(problem => problem.Line)]);
    }
}
