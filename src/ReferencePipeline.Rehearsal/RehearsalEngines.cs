using ReferencePipeline.Rehearsal.Duck;

namespace ReferencePipeline.Rehearsal;

/// <summary>The engines of a rehearsal. They are opened beside what else begins, since to load them takes as long as to compile the rules.</summary>
internal sealed class RehearsalEngines(string temporaryFolder) : IDisposable
{
    private readonly Task<DuckDatabase> _writing = Open(new() { TemporaryFolder = temporaryFolder, Threads = 1 });
    private readonly Task<DuckDatabase> _looking = Open(new() { TemporaryFolder = temporaryFolder });

    /// <summary>Writes files. Each statement runs on the thread that asks for it: more would take the processors from those.</summary>
    public DuckDatabase Writing => _writing.GetAwaiter().GetResult();

    /// <summary>Looks at what was written, with all processors.</summary>
    public DuckDatabase Looking => _looking.GetAwaiter().GetResult();

    public void Dispose()
    {
        foreach (var engine in (Task<DuckDatabase>[])[_writing, _looking])
        {
            // One that was never asked for may have failed in silence.
            ((IAsyncResult)engine).AsyncWaitHandle.WaitOne();
            if (engine.IsCompletedSuccessfully)
                engine.Result.Dispose();
        }
    }

    private static Task<DuckDatabase> Open(EngineOptions options) => Task.Run(() => DuckDatabase.Open(options));
}
