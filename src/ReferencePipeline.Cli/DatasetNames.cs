using ReferencePipeline.Contracts;

namespace ReferencePipeline.Cli;

/// <summary>Datasets by their names.</summary>
internal static class DatasetNames
{
    /// <summary>The dataset of this name, or of this table.</summary>
    public static Dataset Find(string directory, string name)
    {
        if (!Directory.Exists(directory))
            throw Failure.Usage($"{directory} does not exist; run this where it is, or name the directory of the contracts with --contracts");
        var datasets = ContractSet.Load(directory).Datasets.ToList();
        return datasets.FirstOrDefault(dataset => dataset.Name == name)
            ?? datasets.FirstOrDefault(dataset => dataset.Table.Value == name)
            ?? throw Failure.Usage($"{directory} holds no dataset '{name}'; there are {string.Join(", ", datasets.Select(dataset => dataset.Name))}");
    }

    /// <summary>What a shell may complete; nothing while the contracts have problems.</summary>
    public static IEnumerable<string> In(string directory)
    {
        try
        {
            return Directory.Exists(directory) ? [.. ContractSet.Load(directory).Datasets.Select(dataset => dataset.Name)] : [];
        }
        catch (Exception exception) when (exception is ContractException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
