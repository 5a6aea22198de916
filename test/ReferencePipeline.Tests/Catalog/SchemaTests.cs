using System.Text.Json.Nodes;
using ReferencePipeline.Contracts;
using ReferencePipeline.Contracts.Dialects;
using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Catalog;

[Collection(nameof(Synthesized))]
public sealed class SchemaTests(Catalogs catalogs)
{
    [Theory]
    [InlineData("tickets", "FORWARD")]
    [InlineData("notes", "FORWARD")]
    [InlineData("letters", "BACKWARD")]
    public void Every_dataset_has_a_schema_as_compatible_as_its_contract(string dataset, string compatibility)
    {
        var schema = catalogs.Whole.Of("AWS::Glue::Schema").Single(one => one["Name"].Text == dataset);

        Assert.Equal(("JSON", compatibility), (schema["DataFormat"].Text, schema["Compatibility"].Text));
        Assert.Equal("true", schema["CheckpointVersion.IsLatest"].Text);
        Assert.Equal("referencepipeline-sandbox", catalogs.Whole.Of("AWS::Glue::Registry").Single()["Name"].Text);
    }

    [Fact]
    public void A_schema_holds_no_definition_since_one_could_never_be_changed() =>
        Assert.All(catalogs.Whole.Of("AWS::Glue::Schema"), schema => Assert.Null(schema.Find("SchemaDefinition")));

    [Theory]
    [InlineData("tickets")]
    [InlineData("notes")]
    [InlineData("letters")]
    public void What_is_registered_is_the_contracts_schema_and_its_version(string name)
    {
        var dataset = catalogs.Dataset(name);
        var contract = catalogs.Contracts.Contracts.Single(one => one.Datasets.Contains(dataset));

        var definition = JsonNode.Parse(SchemaOf(name)["SchemaDefinition"].Text)!.AsObject();

        Assert.Equal($"{contract.Id} {contract.Version}", definition["$comment"]!.GetValue<string>());
        definition.Remove("$comment");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(JsonSchema.Of(dataset)), definition));
    }

    [Theory]
    [InlineData("tickets")]
    [InlineData("notes")]
    [InlineData("letters")]
    public void What_is_registered_becomes_what_the_table_holds(string name)
    {
        var dataset = catalogs.Dataset(name);
        var definition = JsonNode.Parse(SchemaOf(name)["SchemaDefinition"].Text)!;
        var table = catalogs.Whole.Table(name);
        var columns = table["StorageDescriptor.Columns"].Items.Concat(table["PartitionKeys"].Items)
            .Select(column => column["Name"].Text).Where(column => column != Dataset.UnknownFieldsColumn);

        var registered = definition["properties"]!.AsObject().Select(property => dataset.Fields.Single(field => field.Name == property.Key).Column.Value);

        Assert.Equal(columns.Order(), registered.Concat(dataset.Fields.Where(field => field.IsDerived).Select(field => field.Column.Value)).Order());
    }

    [Fact]
    public void Another_version_of_the_contract_is_another_version_of_the_schema_and_edits_none()
    {
        var before = catalogs.Whole.Of("AWS::Glue::SchemaVersion").Where(IsOfSupport).Select(version => version.Id).ToHashSet();
        var after = catalogs.Changed.Of("AWS::Glue::SchemaVersion").Select(version => version.Id).ToHashSet();

        Assert.Equal(2, before.Count);
        Assert.Equal(2, after.Count);
        Assert.Empty(before.Intersect(after));
        // The schemas themselves stay as they were.
        Assert.Equal(catalogs.Whole.Of("AWS::Glue::Schema").Where(IsOfSupport).Select(Text), catalogs.Changed.Of("AWS::Glue::Schema").Select(Text));

        static bool IsOfSupport(TemplateResource resource) => !resource.Id.StartsWith("DatasetsLetters", StringComparison.Ordinal);

        static (string, string) Text(TemplateResource resource) => (resource.Id, resource.Json.GetRawText());
    }

    [Fact]
    public void A_former_version_stays_registered_and_one_that_failed_to_deploy_does_not() =>
        Assert.All(catalogs.Whole.Of("AWS::Glue::SchemaVersion"), version => Assert.Equal(("RetainExceptOnCreate", "Retain"), version.Removal));

    private TemplateResource SchemaOf(string dataset) => catalogs.Whole.Of("AWS::Glue::SchemaVersion").Single(version => version["Schema.SchemaArn"].Follow()["Name"].Text == dataset);
}
