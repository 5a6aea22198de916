using System.Runtime.InteropServices;

namespace ReferencePipeline.Rehearsal.Duck;

/// <summary>Finds the engine: beside the program, or in the node_modules that the build has installed above it.</summary>
internal static class NativeLibraryFinder
{
    private static readonly Lazy<nint> Loaded = new(() => Load(AppContext.BaseDirectory));

    /// <summary>Must run before the first call into the engine.</summary>
    public static void Register() => _ = Registered.Value;

    private static readonly Lazy<bool> Registered = new(() =>
    {
        NativeLibrary.SetDllImportResolver(typeof(NativeLibraryFinder).Assembly, (name, _, _) => name == Native.Library ? Loaded.Value : nint.Zero);
        return Loaded.Value != nint.Zero;
    });

    /// <summary>Looks from a folder upwards.</summary>
    /// <exception cref="EngineMissingException">It is nowhere, or this machine cannot load it.</exception>
    internal static nint Load(string start)
    {
        var (package, file) = NameHere();
        foreach (var path in Candidates(start, package, file).Where(File.Exists))
        {
            return NativeLibrary.TryLoad(path, out var handle) ? handle
                : throw new EngineMissingException($"{path}: this machine cannot load the engine; delete node_modules and build again");
        }

        throw new EngineMissingException($"{file} is neither beside the program nor in a node_modules above it; build the repository, or run 'npm ci' in it (package {package})");
    }

    private static IEnumerable<string> Candidates(string start, string package, string file)
    {
        yield return Path.Combine(start, file);
        for (var at = new DirectoryInfo(start); at is not null; at = at.Parent)
            yield return Path.Combine(at.FullName, "node_modules", "@duckdb", package, file);
    }

    private static (string Package, string File) NameHere()
    {
        var processor = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64";
        return OperatingSystem.IsWindows() ? ("node-bindings-win32-x64", "duckdb.dll")
            : OperatingSystem.IsMacOS() ? ($"node-bindings-darwin-{processor}", "libduckdb.dylib")
            : ($"node-bindings-linux-{processor}", "libduckdb.so");
    }
}
