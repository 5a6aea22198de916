using ReferencePipeline.Contracts;
using ReferencePipeline.Contracts.Reading;

namespace ReferencePipeline.Cli;

/// <summary>Finds and reads the contracts that a user names.</summary>
internal static class ContractFiles
{
    /// <summary>The file that is named, or the contracts of the directory.</summary>
    public static IReadOnlyList<string> Under(string path)
    {
        const string instead = "name a contract file, or a directory of contracts";
        if (File.Exists(path))
            return [path];
        if (!Directory.Exists(path))
            throw Missing(path, instead);
        return ContractSet.FilesIn(path) is { Count: > 0 } files ? files : throw Failure.Usage($"{path} holds no contract; add one whose name ends in .odcs.yaml");
    }

    public static DataContract Read(string file)
    {
        const string instead = "name a contract file";
        if (Directory.Exists(file))
            throw Failure.Usage($"{file} is a directory; {instead} in it");
        return File.Exists(file) ? ContractFile.Read(file).ContractOrThrow() : throw Missing(file, instead);
    }

    private static Failure Missing(string path, string instead) => string.IsNullOrWhiteSpace(path)
        ? Failure.Usage($"the name of a contract is empty; {instead}")
        : Failure.Usage($"{path} does not exist; {(Meant(path) is { } meant ? $"did you mean {meant}?" : instead)}");

    /// <summary>The contract that is called so, there or where contracts usually are.</summary>
    private static string? Meant(string path)
    {
        var folder = Path.GetDirectoryName(path) is { Length: > 0 } named ? named : ".";
        var files = new[] { folder, Path.Combine(folder, "contracts") }.Where(Directory.Exists).SelectMany(ContractSet.FilesIn).Select(file => Path.GetRelativePath(".", file)).ToList();
        return Nearest.To(Stem(path), files.Select(Stem)) is { } stem ? files.First(file => Stem(file) == stem) : null;
    }

    /// <summary>Its name up to the first dot; a dataset's underscores are dashes in the name of a file.</summary>
    private static string Stem(string path) => Path.GetFileName(path).Split('.')[0].Replace('_', '-');
}
