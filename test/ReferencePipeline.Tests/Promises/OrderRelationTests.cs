using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Promises;

[Collection(nameof(Synthesized))]
public sealed class OrderRelationTests(Synthesized synthesized)
{
    /// <summary>A misspelt type would hold for ever; a service that no stack uses yet is not asked for.</summary>
    [Fact]
    public void Each_row_is_about_resources_that_some_variant_makes()
    {
        var made = Variant.Judged.SelectMany(variant => synthesized.Of(variant).Resources).Select(resource => resource.Type).ToHashSet();
        var services = made.Select(Service).ToHashSet();

        Assert.All(OrderRelations.Rows.SelectMany(row => new[] { row.First, row.Then }).Select(name => name.Split('/')[^1]), type => Assert.True(made.Contains(type) || !services.Contains(Service(type)), type));
    }

    private static string Service(string type) => type[..type.LastIndexOf("::", StringComparison.Ordinal)];
}
