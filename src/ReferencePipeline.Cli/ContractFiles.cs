using ReferencePipeline.Contracts;

namespace ReferencePipeline.Cli;

/// <summary>Finds and reads the contracts that a user names.</summary>
internal static class ContractFiles
{
    /// <summary>The file that is named, or the contracts of the directory.</summary>
    public static IReadOnlyList<string> Under(string path)
    {
        if (File.Exists(path))
            return [path];
        if (!Directory.Exists(path))
            throw Missing(path);
        return ContractSet.FilesIn(path) is { Count: > 0 } files ? files : throw Failure.Usage($"{path} holds no contract; add one whose name ends in .odcs.yaml");
    }

    public static DataContract Read(string file)
    {
        if (Directory.Exists(file))
            throw Failure.Usage($"{file} is a directory; name the contract file in it");
        return File.Exists(file) ? ContractFile.Read(file).ContractOrThrow() : throw Missing(file);
    }

    private static Failure Missing(string path) => Failure.Usage($"{path} does not exist; name a contract, or a directory of contracts");
}
