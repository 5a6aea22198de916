using System.Text.Json;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Rehearsal.Plan;

/// <summary>The folder of an assembly that becomes an object of the bootstrap's bucket.</summary>
internal static class AssetFolder
{
    /// <summary>The folder that is uploaded under the key; <c>null</c> when the assembly has none.</summary>
    public static string? Of(StackTemplate stack, string key)
    {
        var folder = Path.GetDirectoryName(stack.File)!;
        return Directory.EnumerateFiles(folder, "*.assets.json").Order(StringComparer.Ordinal)
            .SelectMany(Files)
            .Where(file => file.Keys.Contains(key, StringComparer.Ordinal))
            .Select(file => Path.Combine(folder, file.Path))
            .FirstOrDefault(Directory.Exists);
    }

    private static IEnumerable<(string Path, string[] Keys)> Files(string manifest)
    {
        using var json = Parse(manifest);
        if (!json.RootElement.TryGetProperty("files", out var files))
            return [];
        return
        [
            .. files.EnumerateObject().Select(file => (
                Path: file.Value.GetProperty("source").TryGetProperty("path", out var path) ? path.GetString()! : "",
                Keys: file.Value.GetProperty("destinations").EnumerateObject().Select(destination => destination.Value.GetProperty("objectKey").GetString()!).ToArray())),
        ];
    }

    private static JsonDocument Parse(string manifest)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(manifest));
        }
        catch (JsonException)
        {
            throw new AssemblyException(manifest, "is not JSON", "synthesize again");
        }
    }
}
