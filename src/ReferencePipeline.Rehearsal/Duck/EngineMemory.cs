using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace ReferencePipeline.Rehearsal.Duck;

/// <summary>How long the engine keeps memory that it does not need at the moment.</summary>
internal static unsafe class EngineMemory
{
    /// <summary>The allocator's own default; the engine makes it one second.</summary>
    private const nint Milliseconds = 10_000;

    /// <summary>
    /// Has it keep memory for longer, in the whole process. Writing one file after the other it needs as much again a moment later, and to
    /// give it back and ask for it anew is a seventh of a long rehearsal. Where the engine has another allocator, nothing changes.
    /// </summary>
    public static void KeepFreed()
    {
        if (!NativeLibrary.TryGetExport(NativeLibraryFinder.Handle, "duckdb_je_mallctl", out var export))
            return;
        var control = (delegate* unmanaged[Cdecl]<byte*, void*, nuint*, void*, nuint, int>)export;
        Set(control, "arenas.dirty_decay_ms");
        var (arenas, length) = (0u, (nuint)sizeof(uint));
        fixed (byte* name = "arenas.narenas\0"u8)
            _ = control(name, &arenas, &length, null, 0);
        for (var arena = 0u; arena < arenas; arena++)
            Set(control, string.Create(CultureInfo.InvariantCulture, $"arena.{arena}.dirty_decay_ms"));
    }

    /// <summary>An arena that nobody has used yet refuses it, and begins with the default.</summary>
    private static void Set(delegate* unmanaged[Cdecl]<byte*, void*, nuint*, void*, nuint, int> control, string option)
    {
        var time = Milliseconds;
        fixed (byte* name = Encoding.ASCII.GetBytes(option + '\0'))
            _ = control(name, null, null, &time, (nuint)sizeof(nint));
    }
}
