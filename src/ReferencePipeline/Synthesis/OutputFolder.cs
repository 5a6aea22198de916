using ReferencePipeline.Settings;

namespace ReferencePipeline.Synthesis;

/// <summary>A folder that is written aside and takes its place when it is whole; until then the former result stays.</summary>
internal sealed class OutputFolder : IDisposable
{
    private readonly string target;

    private OutputFolder(string target) => this.target = target;

    public string Partial => $"{target}.{Environment.ProcessId}.partial";

    private string Former => $"{target}.{Environment.ProcessId}.former.partial";

    /// <summary>Prepares to write <paramref name="target"/>.</summary>
    /// <exception cref="SettingsException">There is something at <paramref name="target"/> that no synth has written, or nothing can be written there.</exception>
    public static OutputFolder Beside(string target)
    {
        if (string.IsNullOrWhiteSpace(target))
            throw new SettingsException([new("the output folder", "has no name", "name one, like cdk.out")]);
        var folder = new OutputFolder(Path.TrimEndingDirectorySeparator(Path.GetFullPath(target)));
        if (File.Exists(folder.target) || Directory.Exists(folder.target) && !MayBeReplaced(folder.target))
            throw new SettingsException([new(target, "holds something else than templates", "name a new folder, or one that an earlier synth has written")]);
        try
        {
            Delete(folder.Partial);
            Directory.CreateDirectory(folder.Partial);
            return folder;
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException([new(target, "cannot be written", denied.Message)]);
        }
    }

    public void Replace()
    {
        if (Directory.Exists(target))
            Directory.Move(target, Former);
        Directory.Move(Partial, target);
    }

    public void Dispose()
    {
        Delete(Partial);
        Delete(Former);
    }

    private static bool MayBeReplaced(string folder) =>
        File.Exists(Path.Combine(folder, "cdk.out")) || !Directory.EnumerateFileSystemEntries(folder).Any();

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
