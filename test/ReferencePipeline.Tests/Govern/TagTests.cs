using ReferencePipeline.Contracts;
using ReferencePipeline.Govern;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Govern;

[Collection(nameof(Synthesized))]
public sealed class TagTests(Synthesized synthesized)
{
    private const string Classification = "rp_production_classification";
    private const string Dataset = "rp_production_dataset";

    private Grants Grants => new(synthesized.Of(Variant.Unlike));

    public static TheoryData<string, string, string> Columns => new()
    {
        { "page_views", "email", "pii" },
        { "page_views", "email_pseudonym", "confidential" },
        { "page_views", "visitor_id", "internal" },
        { "page_views", "url", "public" },
        // The most sensitive of its parts: of two public ones and two that are internal because the contract says nothing.
        { "page_views", "device", "internal" },
        // Partition keys are columns too.
        { "page_views", "event_date", "public" },
        { "orders", "country", "internal" },
        { "orders", "receipt", "confidential" },
        // What no contract names may be anything.
        { "orders", "unknown_fields", "pii" },
        { "tickets", "unknown_fields", "pii" },
        { "tickets", "minutes", "internal" },
        { "letters", "letter_id", "internal" },
    };

    [Theory, MemberData(nameof(Columns))]
    public void A_column_has_the_tag_of_its_classification_and_its_datasets(string table, string column, string classification) =>
        Assert.Equal(new Dictionary<string, string> { [Classification] = classification, [Dataset] = table }, Grants.TagsOf(table)[column]);

    [Fact]
    public void Every_column_has_a_tag_of_its_own_and_one_only()
    {
        var templates = synthesized.Of(Variant.Unlike);
        var contracts = ContractSet.Load(Path.Combine(synthesized.Folder, Variant.Unlike.Name, "contracts"));
        var tagged = templates.Of("AWS::LakeFormation::TagAssociation").Where(one => one.Find("Resource.TableWithColumns") is not null)
            .SelectMany(one => one["Resource.TableWithColumns.ColumnNames"].Items.Select(column => $"{one["Resource.TableWithColumns.Name"].Text}.{column.Literal}"));

        Assert.Equal(contracts.Datasets.SelectMany(dataset => Grants.ColumnsOf(dataset.Table.Value).Select(column => $"{dataset.Table}.{column}")).Order(StringComparer.Ordinal), tagged.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_column_without_a_tag_of_its_own_would_count_as_the_most_sensitive() => Assert.All(
        synthesized.Of(Variant.Unlike).Of("AWS::LakeFormation::TagAssociation").Where(one => one.Find("Resource.Table") is not null),
        one => Assert.Contains(one["LFTags"].Items, tag => tag["TagKey"].Literal == Classification && tag["TagValues[0]"].Literal == "pii"));

    [Fact]
    public void Quarantine_has_no_tag_and_so_nobody_is_granted_it()
    {
        var quarantine = synthesized.Of(Variant.Unlike).Of("AWS::Glue::Table").Select(table => table["TableInput.Name"].Text).Where(name => name.Contains("_quarantine", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(quarantine);
        Assert.All(quarantine, table => Assert.All(Grants.TagsOf(table).Values, Assert.Empty));
        Assert.All(Grants.All, grant => Assert.DoesNotContain("_quarantine", Grants.On(grant), StringComparison.Ordinal));
    }

    [Fact]
    public void A_stages_keys_are_its_own_and_short_enough_for_Lake_Formation()
    {
        Assert.Equal((string[])[Classification, Dataset], synthesized.Of(Variant.Unlike).Of("AWS::LakeFormation::Tag").Select(tag => tag["TagKey"].Text).Order(StringComparer.Ordinal));
        // The longest name that a stage can have.
        var longest = new LakeTags(Settings.Stage.Read("""{ "context": { "stages": { "twenty-letters-stage": { } } } }""", "twenty-letters-stage"));
        Assert.All(new[] { longest.Classification, longest.Dataset }, key => Assert.InRange(key.Length, 1, 50));
    }

    [Fact]
    public void Former_associations_stay_when_a_new_one_takes_over_their_columns() => Assert.All(
        synthesized.Of(Variant.Sandbox).Of("AWS::LakeFormation::TagAssociation"), one => Assert.Equal(("Retain", "Retain"), one.Removal));
}
