using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ReferencePipeline.Rehearsal.Duck;

/// <summary>Makes rows for the engine, on as many threads as it likes.</summary>
internal interface IRowSource
{
    IReadOnlyList<(string Name, DuckType Type)> Columns { get; }

    /// <summary>A worker for one thread.</summary>
    IRowWorker NewWorker();
}

internal interface IRowWorker : IDisposable
{
    /// <summary>Fills a chunk; an empty one says that there is nothing left.</summary>
    void Fill(nint chunk);
}

/// <summary>A source of rows under a name that statements select from.</summary>
internal sealed unsafe class TableFunction
{
    private readonly IRowSource _source;
    private readonly int _threads;
    private Exception? _fault;

    private TableFunction(IRowSource source, int threads) => (_source, _threads) = (source, threads);

    /// <summary>What went wrong inside the source; the engine keeps its words only.</summary>
    public Exception? Fault => _fault;

    public static TableFunction Register(DuckConnection connection, string name, IRowSource source, int threads)
    {
        var made = new TableFunction(source, threads);
        var function = Native.CreateTableFunction();
        Native.SetFunctionName(function, name);
        Native.SetFunctionInfo(function, GCHandle.ToIntPtr(GCHandle.Alloc(made)), &Forget);
        Native.SetFunctionBind(function, &Bind);
        Native.SetFunctionInit(function, &Init);
        Native.SetFunctionLocalInit(function, &InitLocal);
        Native.SetFunctionBody(function, &Fill);
        var state = Native.RegisterTableFunction(connection.Handle, function);
        Native.DestroyTableFunction(ref function);
        return state == 0 ? made : throw new DuckException($"the engine takes no table function {name}");
    }

    private static T Of<T>(nint handle) where T : class => (T)GCHandle.FromIntPtr(handle).Target!;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Bind(nint info)
    {
        foreach (var (name, type) in Of<TableFunction>(Native.BindInfo(info))._source.Columns)
        {
            using var made = type.Make();
            Native.AddResultColumn(info, name, made.Pointer);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Init(nint info) => Native.SetMaxThreads(info, (ulong)Of<TableFunction>(Native.InitInfo(info))._threads);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void InitLocal(nint info) =>
        Native.SetInitData(info, GCHandle.ToIntPtr(GCHandle.Alloc(Of<TableFunction>(Native.InitInfo(info))._source.NewWorker())), &Forget);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Fill(nint info, nint chunk)
    {
        // An exception that crossed the engine's frames would end the process.
        try
        {
            Of<IRowWorker>(Native.LocalInitData(info)).Fill(chunk);
        }
#pragma warning disable CA1031
        catch (Exception fault)
#pragma warning restore CA1031
        {
            var function = Of<TableFunction>(Native.FunctionInfo(info));
            Interlocked.CompareExchange(ref function._fault, fault, null);
            Native.SetFunctionError(info, fault.Message);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Forget(nint handle)
    {
        var held = GCHandle.FromIntPtr(handle);
        (held.Target as IDisposable)?.Dispose();
        held.Free();
    }
}
