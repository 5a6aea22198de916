namespace ReferencePipeline.Architecture.Tests;

public sealed class LayeringTests
{
    private const string Itself = "ReferencePipeline.Architecture";

    public static TheoryData<string> Sources => [.. Project.All.Where(p => p.File.StartsWith("src/", StringComparison.Ordinal)).Select(p => p.Name)];

    public static TheoryData<string> Satellites =>
        [.. Project.All.Where(p => !p.File.StartsWith("src/", StringComparison.Ordinal) && Layer.OwnerOf(p.Name) != Itself).Select(p => p.Name)];

    [Fact]
    public void The_layering_names_every_source_project_and_no_other() =>
        Assert.Equal(Sources.Select(row => row.Data).Order(StringComparer.Ordinal), Layer.All.Select(l => l.Project).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Sources))]
    public void A_project_references_only_the_projects_of_its_layer(string name) =>
        Assert.Subset(LayerOf(name).Projects.ToHashSet(), Named(name).Projects.ToHashSet());

    [Theory, MemberData(nameof(Sources))]
    public void A_project_references_only_the_packages_of_its_layer(string name) =>
        Assert.Subset(LayerOf(name).Packages.ToHashSet(), Named(name).Packages.ToHashSet());

    [Theory, MemberData(nameof(Sources))]
    public void A_project_uses_only_namespaces_of_the_platform_its_layer_and_the_projects_below(string name)
    {
        var layer = LayerOf(name);
        string[] projects = [name, .. layer.Projects];

        Expect.None(
            Named(name).Usages
                .Where(u => !u.IsIn("System") && !layer.Namespaces.Any(u.IsIn) && !projects.Contains(Layer.ProjectOf(u), StringComparer.Ordinal))
                .Select(u => $"{u.File}: {u.Name}"),
            $"{name} may not use these; see docs/architecture.md");
    }

    [Theory, MemberData(nameof(Sources))]
    public void Only_a_layer_that_holds_templates_names_a_CloudFormation_type(string name)
    {
        if (LayerOf(name).HoldsTemplates)
            return;

        Expect.None(Named(name).Code.Where(f => Repository.Read(f).Contains("AWS::", StringComparison.Ordinal)), $"{name} may not know templates");
    }

    [Theory, MemberData(nameof(Satellites))]
    public void Tests_and_benchmarks_belong_to_a_project_and_see_no_more_than_it(string name)
    {
        var owner = LayerOf(Layer.OwnerOf(name));
        string[] seen = [owner.Project, .. owner.Projects, .. name.EndsWith(".Tests", StringComparison.Ordinal) ? Layer.TestsMayUse : []];

        Assert.Subset(seen.ToHashSet(), Named(name).Projects.ToHashSet());
        Expect.None(
            Named(name).Usages
                .Where(u => u.IsIn("ReferencePipeline") && !u.IsIn(name) && !seen.Contains(Layer.ProjectOf(u), StringComparer.Ordinal))
                .Select(u => $"{u.File}: {u.Name}"),
            $"{name} may not use these");
    }

    private static Layer LayerOf(string name) =>
        Layer.Of(name) ?? throw new InvalidOperationException($"{name} is not in the table of Layer.cs; enter it there and in docs/architecture.md");

    private static Project Named(string name) => Project.All.Single(p => p.Name == name);
}
