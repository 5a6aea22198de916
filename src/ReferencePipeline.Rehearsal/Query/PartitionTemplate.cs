using System.Text.RegularExpressions;
using ReferencePipeline.Rehearsal.Catalog.Projection;
using ReferencePipeline.Rehearsal.Plan;

namespace ReferencePipeline.Rehearsal.Query;

/// <summary>How a table's folders tell the values of its partition keys.</summary>
internal sealed class PartitionTemplate
{
    private const string Scheme = "s3://";

    private readonly Regex _folders;

    private PartitionTemplate(string folder, Regex folders, bool isHive) => (Folder, _folders, IsHive) = (folder, folders, isHive);

    /// <summary>The bucket and all folders before the first value, without a slash at the end.</summary>
    public string Folder { get; }

    /// <summary>Whether folders are called <c>key=value</c>, which the engine reads by itself.</summary>
    public bool IsHive { get; }

    public static PartitionTemplate Of(TablePlan table)
    {
        var said = TableProjection.TemplateOf(table)[Scheme.Length..].TrimEnd('/');
        var first = said.IndexOf("${", StringComparison.Ordinal);
        var folder = first < 0 ? said : said[..said.LastIndexOf('/', first)];
        var pattern = Regex.Escape(said[folder.Length..].TrimStart('/'));
        var isHive = true;
        foreach (var (index, key) in table.PartitionKeys.Index())
        {
            // A day as 2026/11/20 is three folders.
            var depth = table.Parameters.TryGetValue($"projection.{key.Name}.format", out var format) ? format.Count(letter => letter == '/') : 0;
            var place = Regex.Escape($"${{{key.Name}}}");
            isHive &= depth == 0 && said[folder.Length..].Split('/').Contains($"{key.Name}=${{{key.Name}}}", StringComparer.Ordinal);
            pattern = pattern.Replace(place, $"(?<{Group(index)}>[^/]+(?:/[^/]+){{{depth}}})", StringComparison.Ordinal);
        }

        return new(folder, new($"^{pattern}{(pattern.Length == 0 ? "" : "/")}", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5)), isHive);
    }

    /// <summary>The place of the partition that an object belongs to, and the values it tells, by its path below <see cref="Folder"/>; <c>null</c> for one that lies elsewhere.</summary>
    public (string Uri, IReadOnlyList<string> Values)? Find(string key, IReadOnlyList<ColumnPlan> keys) =>
        _folders.Match(key) is { Success: true } found ? ($"{Scheme}{Folder}/{found.Value}", [.. keys.Select((_, index) => found.Groups[Group(index)].Value)]) : null;

    /// <summary>A key's own name need not be a word.</summary>
    private static string Group(int key) => $"key{key}";
}
