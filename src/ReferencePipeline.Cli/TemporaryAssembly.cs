namespace ReferencePipeline.Cli;

/// <summary>A folder for templates that nobody wants to keep: beside the result, since the machine's own place for such folders may be small.</summary>
internal sealed class TemporaryAssembly(string beside) : IDisposable
{
    public string Folder { get; } = $"{Path.TrimEndingDirectorySeparator(Path.GetFullPath(beside))}.{Environment.ProcessId}.assembly.partial";

    public void Dispose()
    {
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }
}
