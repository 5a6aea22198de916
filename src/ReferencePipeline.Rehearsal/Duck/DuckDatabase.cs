using System.Globalization;
using System.Runtime.InteropServices;

namespace ReferencePipeline.Rehearsal.Duck;

/// <summary>An engine in memory that opens no socket and writes nowhere but below its own folder.</summary>
public sealed class DuckDatabase : IDisposable
{
    private readonly DatabaseHandle _handle;

    private readonly EngineOptions _options;

    private DuckDatabase(DatabaseHandle handle, EngineOptions options) => (_handle, _options) = (handle, options);

    public int Threads => _options.Threads;

    /// <summary>Starts an engine.</summary>
    /// <exception cref="EngineMissingException">The engine is not on this machine.</exception>
    /// <exception cref="DuckException">The engine refuses an option.</exception>
    public static DuckDatabase Open(EngineOptions options)
    {
        NativeLibraryFinder.Register();
        if (Native.CreateConfig(out var config) != 0)
            throw new DuckException("the engine gives no configuration");
        try
        {
            foreach (var (name, value) in options.Settings)
            {
                if (Native.SetConfig(config, name, value) != 0)
                    throw new DuckException($"the engine has no option {name}");
            }

            if (Native.Open(":memory:", out var database, config, out var error) == 0)
                return new(new DatabaseHandle(database), options);
            var reason = Native.Text(error);
            Native.Free(error);
            throw new DuckException(reason);
        }
        finally
        {
            Native.DestroyConfig(ref config);
        }
    }

    public DuckConnection Connect()
    {
        if (Native.Connect(_handle, out var pointer) != 0)
            throw new DuckException("the engine takes no connection");
        var connection = new DuckConnection(new ConnectionHandle(pointer));
        connection.Execute($"SET partitioned_write_max_open_files = {_options.OpenFiles}");
        return connection;
    }

    public void Dispose() => _handle.Dispose();
}

/// <summary>How much of the machine the engine may use.</summary>
public sealed record EngineOptions
{
    public int Threads { get; init; } = Environment.ProcessorCount;

    public long MemoryBytes { get; init; } = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;

    /// <summary>Where it puts aside what does not fit into its memory.</summary>
    public required string TemporaryFolder { get; init; }

    /// <summary>Partitions that may be written at once. Each is an open file; a file that is closed early becomes two.</summary>
    public int OpenFiles { get; init; } = 512;

    /// <summary>Whether rows come in the order of the files; costs memory where much is written.</summary>
    public bool KeepsOrder { get; init; }

    internal IEnumerable<(string Name, string Value)> Settings =>
    [
        ("threads", Threads.ToString(CultureInfo.InvariantCulture)),
        ("memory_limit", $"{MemoryBytes / (1024 * 1024)}MiB"),
        ("temp_directory", TemporaryFolder),
        ("autoinstall_known_extensions", "false"),
        ("autoload_known_extensions", "false"),
        ("preserve_insertion_order", KeepsOrder ? "true" : "false"),
    ];
}

internal sealed class DatabaseHandle : SafeHandle
{
    public DatabaseHandle(nint handle) : base(nint.Zero, ownsHandle: true) => SetHandle(handle);

    public override bool IsInvalid => handle == nint.Zero;

    protected override bool ReleaseHandle()
    {
        Native.Close(ref handle);
        return true;
    }
}

internal sealed class ConnectionHandle : SafeHandle
{
    public ConnectionHandle(nint handle) : base(nint.Zero, ownsHandle: true) => SetHandle(handle);

    public override bool IsInvalid => handle == nint.Zero;

    protected override bool ReleaseHandle()
    {
        Native.Disconnect(ref handle);
        return true;
    }
}
