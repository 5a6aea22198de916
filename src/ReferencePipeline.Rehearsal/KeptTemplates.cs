using ReferencePipeline.Templates;

namespace ReferencePipeline.Rehearsal;

/// <summary>A copy of templates without their assets, for later questions about what was rehearsed.</summary>
internal static class KeptTemplates
{
    private const string Manifest = "manifest.json";

    public static void Write(CloudAssembly assembly, string folder)
    {
        Copy(assembly, Manifest, folder);
        foreach (var stack in assembly.Stacks)
        {
            var file = Path.GetRelativePath(assembly.Folder, stack.File);
            Copy(assembly, file, folder);
            // A stage of the app is an assembly within the assembly.
            if (Path.GetDirectoryName(file) is { Length: > 0 } stage && File.Exists(Path.Combine(assembly.Folder, stage, Manifest)))
                Copy(assembly, Path.Combine(stage, Manifest), folder);
        }
    }

    private static void Copy(CloudAssembly assembly, string file, string folder)
    {
        var target = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(Path.Combine(assembly.Folder, file), target, overwrite: true);
    }
}
