using ReferencePipeline.Rehearsal.Plan;

namespace ReferencePipeline.Rehearsal.Catalog;

/// <summary>A folder that files of a table lie in.</summary>
/// <param name="Uri">As S3 has it: <c>s3://bucket/prefix/key=value/</c>.</param>
/// <param name="Below">The folders after the table's location; <c>null</c> when it is not below it.</param>
/// <param name="Files">On this machine, in the order of their names.</param>
internal sealed record TableFolder(string Uri, IReadOnlyList<string>? Below, IReadOnlyList<string> Files)
{
    private const string Scheme = "s3://";

    /// <summary>The folders of a table: those below its location, and those that its delivery stream writes elsewhere.</summary>
    public static IReadOnlyList<TableFolder> Of(string lake, TablePlan table, IEnumerable<string> delivered)
    {
        var location = table.Location.EndsWith('/') ? table.Location : $"{table.Location}/";
        var root = Path.GetFullPath(lake);
        var place = Path.Combine(root, location[(location.IndexOf("://", StringComparison.Ordinal) + 3)..]);
        var below = Directory.Exists(place) ? Directory.EnumerateFiles(place, "*", SearchOption.AllDirectories).Select(Path.GetFullPath) : [];
        return
        [
            .. below.Union(delivered).Where(IsRead).GroupBy(file => Path.GetDirectoryName(file)!)
                .Select(folder => Of(root, folder.Key, location, [.. folder.Order(StringComparer.Ordinal)])).OrderBy(folder => folder.Uri, StringComparer.Ordinal),
        ];
    }

    private static TableFolder Of(string root, string folder, string location, IReadOnlyList<string> files)
    {
        var uri = $"{Scheme}{Path.GetRelativePath(root, folder).Replace('\\', '/')}/";
        return new(uri, uri.StartsWith(location, StringComparison.Ordinal) ? uri[location.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries) : null, files);
    }

    /// <summary>What begins with a dot or an underscore is hidden from every reader of tables.</summary>
    public static bool IsRead(string file) => Path.GetFileName(file)[0] is not ('.' or '_');
}
