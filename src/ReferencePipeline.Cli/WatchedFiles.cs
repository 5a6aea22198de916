namespace ReferencePipeline.Cli;

/// <summary>Notices that files have changed, appeared or gone.</summary>
/// <remarks>
/// What is compared is how the files are, not what the system tells of them: editors write aside and rename, and some folders tell
/// nothing. Being told only makes it quick.
/// </remarks>
internal sealed class WatchedFiles : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(200);

    private readonly Func<IReadOnlyList<string>> _files;
    private readonly AutoResetEvent _told = new(false);
    private readonly Dictionary<string, FileSystemWatcher?> _watchers = [];
    private Dictionary<string, (long Length, DateTime Written)> _known;

    /// <summary>Begins to watch.</summary>
    /// <param name="files">The files that matter now; asked each time, since some may be new.</param>
    public WatchedFiles(Func<IReadOnlyList<string>> files) => (_files, _known) = (files, State(files()));

    /// <summary>Runs, and again after each change, whether it went well or not.</summary>
    /// <exception cref="OperationCanceledException">Somebody has stopped it, which is how it ends.</exception>
    public int RunAtEachChange(Terminal terminal, Action run)
    {
        while (true)
        {
            _known = State(_files());
            try
            {
                run();
            }
            catch (Exception exception) when (!BrokenPipe.Is(exception) && Failure.From(exception) is { } failure)
            {
                terminal.Error.WriteLine(failure.Message);
            }

            terminal.Out.Flush();
            terminal.Error.WriteLine($"watching {Noun.Count(_known.Count, "file")}; Ctrl-C ends it");
            terminal.Error.WriteLine($"changed: {string.Join(", ", Wait(terminal.Stop))}");
        }
    }

    /// <summary>The files that differ from how they were, once nobody writes to them any more.</summary>
    public IReadOnlyList<string> Wait(CancellationToken stop)
    {
        while (true)
        {
            var state = State(_files());
            if (!Same(state, _known))
            {
                for (var next = state; ; state = next)
                {
                    if (stop.WaitHandle.WaitOne(Quiet))
                        throw new OperationCanceledException(stop);
                    next = State(_files());
                    if (Same(next, state))
                        break;
                }

                if (!Same(state, _known))
                    return [.. state.Keys.Union(_known.Keys).Where(file => !state.TryGetValue(file, out var now) || !_known.TryGetValue(file, out var then) || now != then).Order(StringComparer.Ordinal)];
            }

            Hear();
            if (WaitHandle.WaitAny([stop.WaitHandle, _told], Look) == 0)
                throw new OperationCanceledException(stop);
        }
    }

    public void Dispose()
    {
        foreach (var watcher in _watchers.Values)
            watcher?.Dispose();
        _told.Dispose();
    }

    /// <summary>Asks the system to tell of the folders; where it does not, looking has to do.</summary>
    private void Hear()
    {
        foreach (var folder in _files().Select(file => Path.GetDirectoryName(Path.GetFullPath(file))!).Distinct().Where(folder => Directory.Exists(folder) && !_watchers.ContainsKey(folder)))
        {
            try
            {
                var watcher = new FileSystemWatcher(folder);
                watcher.Changed += Tell;
                watcher.Created += Tell;
                watcher.Deleted += Tell;
                watcher.Renamed += Tell;
                watcher.EnableRaisingEvents = true;
                _watchers.Add(folder, watcher);
            }
            catch (Exception deaf) when (deaf is IOException or UnauthorizedAccessException or PlatformNotSupportedException)
            {
                _watchers.Add(folder, null);
            }
        }
    }

    /// <summary>One that was told while the watcher went may come after.</summary>
    private void Tell(object sender, FileSystemEventArgs told)
    {
        try
        {
            _told.Set();
        }
        catch (ObjectDisposedException)
        {
        }
    }

    private static bool Same(Dictionary<string, (long, DateTime)> left, Dictionary<string, (long, DateTime)> right) =>
        left.Count == right.Count && left.All(file => right.TryGetValue(file.Key, out var other) && other == file.Value);

    private static Dictionary<string, (long Length, DateTime Written)> State(IReadOnlyList<string> files) =>
        files.Distinct().Select(file => new FileInfo(file)).Where(file => file.Exists).ToDictionary(file => file.ToString(), file => (file.Length, file.LastWriteTimeUtc));
}
