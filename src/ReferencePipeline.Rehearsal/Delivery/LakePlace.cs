using ReferencePipeline.Templates;

namespace ReferencePipeline.Rehearsal.Delivery;

/// <summary>Buckets as folders: <c>lake/&lt;bucket&gt;/&lt;key&gt;</c>.</summary>
internal static class LakePlace
{
    /// <summary>Moves a file to where its object is; the result is its path.</summary>
    public static string Move(string file, string lake, string bucket, string key)
    {
        var root = Path.GetFullPath(Path.Combine(lake, bucket));
        var place = Path.GetFullPath(Path.Combine(root, key));
        if (!place.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new AssemblyException($"{bucket}/{key}", "leads out of its bucket's folder", "write a prefix without '..'");
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        File.Move(file, place);
        return place;
    }
}

/// <summary>A file of the lake, and when its oldest record arrived.</summary>
internal sealed record Delivered(string Path, DateTime Arrived);
