using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ReferencePipeline.Architecture.Tests;

/// <summary>What one project takes from elsewhere: projects, packages and namespaces.</summary>
internal sealed partial record Project(string Name, string File, IReadOnlySet<string> Projects, IReadOnlySet<string> Packages, IReadOnlyList<string> Code, IReadOnlyList<Usage> Usages)
{
    public static IReadOnlyList<Project> All { get; } = [.. Repository.ProjectFiles.Select(Read)];

    private static Project Read(string file)
    {
        var xml = XDocument.Parse(Repository.Read(file));
        var folder = file[..(file.LastIndexOf('/') + 1)];
        string[] code = [.. Repository.Files.Where(f => f.StartsWith(folder, StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal))];
        return new Project(
            NameOf(file),
            file,
            Included(xml, "ProjectReference").Select(NameOf).ToHashSet(),
            Included(xml, "PackageReference").ToHashSet(),
            code,
            [.. Included(xml, "Using").Select(u => new Usage(file, u)), .. code.SelectMany(UsagesIn)]);
    }

    /// <summary>Namespaces of `using` lines, aliases included, and the types that code names in full.</summary>
    private static IEnumerable<Usage> UsagesIn(string file) =>
        Repository.Read(file).Split('\n')
            .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .SelectMany(line => UsingLine().IsMatch(line) ? UsingLine().Matches(line) : FullName().Matches(line))
            .Select(found => new Usage(file, found.Groups["name"].Value));

    private static IEnumerable<string> Included(XDocument xml, string item) =>
        xml.Descendants(item).Select(e => (string?)e.Attribute("Include")).OfType<string>();

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'));

    [GeneratedRegex(@"^\s*(global\s+)?using\s+(static\s+)?(\w+\s*=\s*)?(global::)?(?<name>[\w.]+)\s*;", RegexOptions.ExplicitCapture)]
    private static partial Regex UsingLine();

    [GeneratedRegex(@"(?<![\w.""/])(global::)?(?<name>(Amazon|Constructs|Spectre|YamlDotNet|DuckDB|ReferencePipeline)(\.\w+)+)", RegexOptions.ExplicitCapture)]
    private static partial Regex FullName();
}

/// <summary>A namespace, or a type by its full name, and the file that uses it.</summary>
internal sealed record Usage(string File, string Name)
{
    public bool IsIn(string space) => Name == space || Name.StartsWith(space + ".", StringComparison.Ordinal);
}
