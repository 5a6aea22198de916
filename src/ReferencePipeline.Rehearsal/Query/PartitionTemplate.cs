using System.Text.RegularExpressions;
using ReferencePipeline.Rehearsal.Plan;

namespace ReferencePipeline.Rehearsal.Query;

/// <summary>How a table's folders tell the values of its partition keys.</summary>
internal sealed class PartitionTemplate
{
    private const string Location = "storage.location.template";

    private readonly Regex _folders;

    private PartitionTemplate(string folder, Regex folders, bool isHive) => (Folder, _folders, IsHive) = (folder, folders, isHive);

    /// <summary>The bucket and all folders before the first value, without a slash at the end.</summary>
    public string Folder { get; }

    /// <summary>Whether folders are called <c>key=value</c>, which the engine reads by itself.</summary>
    public bool IsHive { get; }

    public static PartitionTemplate Of(TablePlan table, bool isProjected)
    {
        var hive = table.Location.TrimEnd('/') + string.Concat(table.PartitionKeys.Select(key => $"/{key.Name}=${{{key.Name}}}"));
        var said = (isProjected && table.Parameters.TryGetValue(Location, out var template) ? template : hive)["s3://".Length..].TrimEnd('/');
        var first = said.IndexOf("${", StringComparison.Ordinal);
        var folder = first < 0 ? said : said[..said.LastIndexOf('/', first)];
        var pattern = Regex.Escape(said[folder.Length..].TrimStart('/'));
        var isHive = true;
        foreach (var key in table.PartitionKeys)
        {
            // A day as 2026/11/20 is three folders.
            var depth = table.Parameters.TryGetValue($"projection.{key.Name}.format", out var format) ? format.Count(letter => letter == '/') : 0;
            var place = Regex.Escape($"${{{key.Name}}}");
            isHive &= depth == 0 && said[folder.Length..].Split('/').Contains($"{key.Name}=${{{key.Name}}}", StringComparer.Ordinal);
            pattern = pattern.Replace(place, $"(?<{key.Name}>[^/]+(?:/[^/]+){{{depth}}})", StringComparison.Ordinal);
        }

        return new(folder, new($"^{pattern}{(pattern.Length == 0 ? "" : "/")}", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5)), isHive);
    }

    /// <summary>The values of a key's folders, by its path below <see cref="Folder"/>; <c>null</c> for one that lies elsewhere.</summary>
    public IReadOnlyList<string>? ValuesOf(string key, IReadOnlyList<ColumnPlan> keys) =>
        _folders.Match(key) is { Success: true } found ? [.. keys.Select(one => found.Groups[one.Name].Value)] : null;
}
