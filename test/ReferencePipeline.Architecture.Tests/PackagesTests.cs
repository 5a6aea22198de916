using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ReferencePipeline.Architecture.Tests;

public sealed partial class PackagesTests
{
    private static readonly string[] Groups = ["dependencies", "devDependencies", "optionalDependencies"];

    private static readonly JsonNode Manifest = JsonNode.Parse(Repository.Read("package.json"))!;

    private static readonly JsonNode Lock = JsonNode.Parse(Repository.Read("package-lock.json"))!["packages"]!;

    public static TheoryData<string, string> NpmPackages
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var (name, version) in Groups.SelectMany(group => Manifest[group]?.AsObject() ?? []))
                rows.Add(name, (string)version!);
            return rows;
        }
    }

    public static TheoryData<string> Projects => [.. Repository.ProjectFiles];

    [Theory, MemberData(nameof(NpmPackages))]
    public void An_npm_package_is_wanted_and_locked_at_one_exact_version(string name, string version)
    {
        Assert.Matches(ExactVersion(), version);
        Assert.Equal(version, (string?)Lock[$"node_modules/{name}"]?["version"]);
        Assert.StartsWith("sha512-", (string?)Lock[$"node_modules/{name}"]?["integrity"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("linux", "x64")]
    [InlineData("linux", "arm64")]
    [InlineData("darwin", "x64")]
    [InlineData("darwin", "arm64")]
    [InlineData("win32", "x64")]
    public void The_engine_is_locked_for_every_platform_not_only_for_the_one_that_wrote_the_lock(string os, string cpu)
    {
        var engine = Lock[$"node_modules/@duckdb/node-bindings-{os}-{cpu}"]!;

        Assert.True((bool?)engine["optional"]);
        Assert.Equal(os, (string?)engine["os"]![0]);
        Assert.Equal(cpu, (string?)engine["cpu"]![0]);
    }

    [Fact]
    public void The_oldest_node_is_the_same_for_npm_and_for_the_build()
    {
        var build = XDocument.Parse(Repository.Read("build/npm.proj")).Descendants("OldestNode").Single().Value;

        Assert.Equal($">={build}", (string?)Manifest["engines"]!["node"]);
    }

    [Fact]
    public void Every_NuGet_package_has_one_exact_version_in_one_place()
    {
        var versions = XDocument.Parse(Repository.Read("Directory.Packages.props")).Descendants("PackageVersion");

        Assert.All(versions, package => Assert.Matches(ExactVersion(), (string)package.Attribute("Version")!));
        Expect.None(
            Repository.ProjectFiles.Where(f => XDocument.Parse(Repository.Read(f)).Descendants("PackageReference").Attributes("Version").Any()),
            "write versions in Directory.Packages.props");
    }

    [Theory, MemberData(nameof(Projects))]
    public void A_project_is_in_the_solution_and_has_a_lock_file(string file)
    {
        Assert.Contains($"\"{file.Replace('/', '\\')}\"", Repository.Read("ReferencePipeline.sln"), StringComparison.Ordinal);
        Assert.Contains(file[..file.LastIndexOf('/')] + "/packages.lock.json", Repository.Files);
    }

    [GeneratedRegex(@"^\d+\.\d+\.\d+(-[\w.]+)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex ExactVersion();
}
