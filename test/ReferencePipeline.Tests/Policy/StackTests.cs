using System.Text.Json;
using ReferencePipeline.Policy;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Policy;

/// <summary>What the deployment is told of each stack, beside its template.</summary>
[Collection(nameof(Synthesized))]
public sealed class StackTests(Synthesized synthesized)
{
    [Theory]
    [InlineData("own-sandbox", false)]
    [InlineData("own-production", true)]
    public void A_stack_that_retains_is_not_deleted_by_a_slip(string variant, bool isProtected)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(synthesized.Of(variant == "own-sandbox" ? Variant.Sandbox : Variant.Production).Folder, "manifest.json")));
        var stacks = manifest.RootElement.GetProperty("artifacts").EnumerateObject().Where(artifact => artifact.Value.GetProperty("type").GetString() == "aws:cloudformation:stack").ToList();

        Assert.NotEmpty(stacks);
        Assert.All(stacks, stack => Assert.Equal(isProtected, stack.Value.GetProperty("properties").TryGetProperty("terminationProtection", out var protection) && protection.GetBoolean()));
    }

    /// <summary>CloudFormation refuses a tag with any other sign, or a longer one.</summary>
    [Theory]
    [InlineData("Ünïted (desk) & co_1.2:/=+-@", "-n-ted -desk- - co_1.2:/=+-@")]
    [InlineData("plain", "plain")]
    public void A_tag_has_the_signs_that_AWS_takes(string value, string tag) => Assert.Equal(tag, DatasetTags.Fitting(value));

    [Fact]
    public void A_tag_is_as_long_as_AWS_takes() => Assert.Equal((256, 256), (DatasetTags.Fitting(new string('x', 256)).Length, DatasetTags.Fitting(new string('x', 257)).Length));
}
