using System.Text.Json;
using System.Text.Json.Nodes;
using ReferencePipeline.Contracts;
using ReferencePipeline.Contracts.Dialects;
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
        var schema = catalogs.Whole.Of("AWS::Glue::Schema").Single(one => one.Text("Name") == dataset);

        Assert.Equal(("JSON", compatibility), (schema.Text("DataFormat"), schema.Text("Compatibility")));
        Assert.Equal("true", schema.Text("CheckpointVersion", "IsLatest").ToLowerInvariant());
        Assert.Equal("referencepipeline-sandbox", catalogs.Whole.Of("AWS::Glue::Registry").Single().Text("Name"));
    }

    [Fact]
    public void A_schema_holds_no_definition_since_one_could_never_be_changed() =>
        Assert.All(catalogs.Whole.Of("AWS::Glue::Schema"), schema => Assert.False(schema.TryGetProperty("SchemaDefinition", out _)));

    [Theory]
    [InlineData("tickets")]
    [InlineData("notes")]
    [InlineData("letters")]
    public void What_is_registered_is_the_contracts_schema_and_its_version(string name)
    {
        var dataset = catalogs.Dataset(name);
        var contract = catalogs.Contracts.Contracts.Single(one => one.Datasets.Contains(dataset));

        var definition = JsonNode.Parse(catalogs.Whole.SchemaOf(name).GetProperty("Properties").Text("SchemaDefinition"))!.AsObject();

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
        var definition = JsonNode.Parse(catalogs.Whole.SchemaOf(name).GetProperty("Properties").Text("SchemaDefinition"))!;
        var table = catalogs.Whole.Table(name);
        var columns = table.GetProperty("StorageDescriptor").GetProperty("Columns").EnumerateArray().Concat(table.GetProperty("PartitionKeys").EnumerateArray())
            .Select(column => column.Text("Name")).Where(column => column != Dataset.UnknownFieldsColumn);

        var registered = definition["properties"]!.AsObject().Select(property => dataset.Fields.Single(field => field.Name == property.Key).Column.Value);

        Assert.Equal(columns.Order(), registered.Concat(dataset.Fields.Where(field => field.IsDerived).Select(field => field.Column.Value)).Order());
    }

    [Fact]
    public void Another_version_of_the_contract_is_another_version_of_the_schema_and_edits_none()
    {
        var before = Versions(catalogs.Whole).Where(IsOfSupport).ToDictionary();
        var after = Versions(catalogs.Changed);

        Assert.Equal(2, before.Count);
        Assert.Equal(2, after.Count);
        Assert.Empty(before.Keys.Intersect(after.Keys));
        // The schemas themselves stay as they were.
        Assert.Equal(Schemas(catalogs.Whole).Where(IsOfSupport).Select(Text), Schemas(catalogs.Changed).Select(Text));

        static bool IsOfSupport(KeyValuePair<string, JsonElement> resource) => !resource.Key.StartsWith("DatasetsLetters", StringComparison.Ordinal);

        static (string, string) Text(KeyValuePair<string, JsonElement> resource) => (resource.Key, resource.Value.GetRawText());
    }

    [Fact]
    public void A_former_version_stays_registered_and_one_that_failed_to_deploy_does_not() =>
        Assert.All(Versions(catalogs.Whole).Values, version =>
            Assert.Equal(("RetainExceptOnCreate", "Retain"), (version.Text("DeletionPolicy"), version.Text("UpdateReplacePolicy"))));

    private static Dictionary<string, JsonElement> Versions(Template template) => Of(template, "AWS::Glue::SchemaVersion").ToDictionary();

    private static IEnumerable<KeyValuePair<string, JsonElement>> Schemas(Template template) => Of(template, "AWS::Glue::Schema");

    private static IEnumerable<KeyValuePair<string, JsonElement>> Of(Template template, string type) => template.All.Where(resource => resource.Value.Text("Type") == type);
}
