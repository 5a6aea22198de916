using ReferencePipeline.Contracts;
using ReferencePipeline.Policy;
using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Policy;

[Collection(nameof(Synthesized))]
public sealed class StabilityTests(Synthesized synthesized)
{
    [Fact]
    public void A_dataset_more_or_less_moves_no_other_resource()
    {
        var fewer = Lasting(Variant.Sandbox);
        var more = Lasting(Variant.OneMore);

        Assert.Empty(fewer.Keys.Except(more.Keys));
        // The dispatcher is the one who reads parcels.
        Assert.All(more.Keys.Except(fewer.Keys), id => Assert.Matches("Parcels|[Dd]ispatcher", id.Id));
        Assert.All(fewer, one => Assert.Equal(one.Value.Type, more[one.Key].Type));
        // What belongs to one dataset is the same to the letter.
        Assert.All(fewer.Where(one => one.Value.Dataset is not null), one => Assert.Equal(one.Value.Json.GetRawText(), more[one.Key].Json.GetRawText()));
    }

    /// <summary>All but the request for a run of SQL and its answer, which are made anew whenever any SQL is, and what is told of all roles.</summary>
    private Dictionary<(string Stack, string Id), TemplateResource> Lasting(Variant variant) => synthesized.Of(variant).Resources
        .Where(resource => resource.Type != "AWS::CloudFormation::WaitCondition" && !resource.Id.StartsWith("SqlRequest", StringComparison.Ordinal) && !resource.Id.StartsWith("SqlShared", StringComparison.Ordinal))
        .ToDictionary(resource => (resource.Stack.Name, resource.Id));

    [Fact]
    public void A_retired_dataset_has_no_stream_no_delivery_and_no_function()
    {
        var templates = synthesized.Of(Variant.Unlike);

        Assert.DoesNotContain(templates.Resources.Where(resource => !resource.Stack.IsCalled("Catalog")), resource => resource.Dataset == "letters");
        foreach (var type in new[] { "AWS::Kinesis::Stream", "AWS::KinesisFirehose::DeliveryStream", "AWS::Lambda::Function" })
            Assert.Equal(5, templates.Of(type).Count);
    }

    [Theory]
    [InlineData("orders", "Orders")]
    [InlineData("page_views", "PageViews")]
    [InlineData("a_1", "A_1")]
    [InlineData("a1", "A1")]
    [InlineData("a__b", "A_B")]
    public void A_construct_is_called_as_its_table(string table, string id) => Assert.Equal(id, TableName.TryParse(table)!.Value.ConstructId());

    [Fact]
    public void A_synth_leaves_no_folder_in_its_output_but_assets() => Assert.All([Variant.Sandbox, Variant.Unlike, Variant.Fifty], variant =>
        Assert.All(Directory.EnumerateDirectories(synthesized.Of(variant).Folder), folder => Assert.Matches("^asset\\.[0-9a-f]{64}$", Path.GetFileName(folder))));
}
