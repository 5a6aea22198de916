using System.Diagnostics;
using System.Globalization;
using ReferencePipeline.Rehearsal.Input;

namespace ReferencePipeline.Rehearsal;

/// <summary>The folder of a rehearsal: written aside, and put in its place when it is whole. Until then the former result stays.</summary>
public sealed class RunFolder : IDisposable
{
    private const string Partial = ".partial";

    private readonly string _target;
    private int _aside;

    private RunFolder(string target) => _target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));

    /// <summary>The name of the report, by which a folder is known to be a rehearsal's.</summary>
    public const string ReportFile = "report.json";

    /// <summary>The name of the folder of templates.</summary>
    public const string TemplatesFolder = "templates";

    /// <summary>Buckets, as folders.</summary>
    public string Lake => Path.Combine(Here, "lake");

    /// <summary>The templates that were rehearsed, for queries.</summary>
    public string Templates => Path.Combine(Here, TemplatesFolder);

    public string Report => Path.Combine(Here, ReportFile);

    /// <summary>For what does not fit into memory.</summary>
    public string Temporary => Path.Combine(Here, "aside", "engine");

    private string Here => $"{_target}.{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}{Partial}";

    private string Former => $"{_target}.{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}.former{Partial}";

    /// <summary>Prepares to write a folder.</summary>
    /// <exception cref="InputException">There is something at <paramref name="target"/> that no rehearsal has written, or nothing can be written there.</exception>
    public static RunFolder Beside(string target)
    {
        if (string.IsNullOrWhiteSpace(target))
            throw new InputException("the output folder has no name; name one, like rehearsal");
        var folder = new RunFolder(target);
        if (File.Exists(folder._target) || Directory.Exists(folder._target) && !MayBeReplaced(folder._target))
            throw new InputException($"{target}: holds something else than a rehearsal; name a new folder, or one that an earlier rehearsal has written");
        try
        {
            folder.RemoveLeftovers();
            Directory.CreateDirectory(folder.Lake);
            Directory.CreateDirectory(folder.Temporary);
            return folder;
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{target}: cannot be written: {denied.Message.TrimEnd('.')}; name a folder elsewhere");
        }
    }

    /// <summary>A folder for one delivery's unfinished files, on the same disk as the lake.</summary>
    public string NewAside() => Directory.CreateDirectory(Path.Combine(Here, "aside", Interlocked.Increment(ref _aside).ToString(CultureInfo.InvariantCulture))).FullName;

    /// <summary>All is written: the result takes the place of the former one.</summary>
    public void Complete()
    {
        Delete(Path.Combine(Here, "aside"));
        if (Directory.Exists(_target))
            Directory.Move(_target, Former);
        Directory.Move(Here, _target);
    }

    public void Dispose()
    {
        Delete(Here);
        Delete(Former);
    }

    /// <summary>What a run left that was killed; one that still runs keeps its own. Beside this run's folders may lie its templates.</summary>
    private void RemoveLeftovers()
    {
        var (parent, name) = (Path.GetDirectoryName(_target)!, Path.GetFileName(_target));
        if (!Directory.Exists(parent))
            return;
        foreach (var left in Directory.EnumerateDirectories(parent, $"{name}.*{Partial}"))
        {
            var parts = Path.GetFileName(left)[(name.Length + 1)..].Split('.');
            if (int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var process) && (process == Environment.ProcessId ? left == Here || left == Former : !IsRunning(process)))
                Delete(left);
        }
    }

    private static bool IsRunning(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool MayBeReplaced(string folder) =>
        File.Exists(Path.Combine(folder, ReportFile)) && Directory.Exists(Path.Combine(folder, "lake")) || !Directory.EnumerateFileSystemEntries(folder).Any();

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
