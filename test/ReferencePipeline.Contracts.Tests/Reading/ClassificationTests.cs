namespace ReferencePipeline.Contracts.Tests.Reading;

public sealed class ClassificationTests
{
    [Fact]
    public void An_unknown_classification_is_refused() => Sample.IsRefused("classification: public", "classification: restricted",
        "15: schema.orders.properties.orderId.classification: 'restricted' is none of the classifications; use public, internal, confidential or pii");

    [Theory]
    [InlineData("public", Classification.Public)]
    [InlineData("Internal", Classification.Internal)]
    [InlineData("CONFIDENTIAL", Classification.Confidential)]
    [InlineData("PII", Classification.Pii)]
    public void A_field_is_as_sensitive_as_written_in_any_case(string written, Classification classification) =>
        Assert.Equal(classification, Of(Sample.With("classification: public", $"classification: {written}"), "orderId"));

    [Fact]
    public void What_is_not_classified_takes_the_default_of_its_contract()
    {
        Assert.Equal(Classification.Internal, Of(Sample.Good, "amount"));
        Assert.Equal(Classification.Confidential, Of("customProperties: [{property: defaultClassification, value: Confidential}]\n" + Sample.Good, "amount"));
        Assert.Equal(
            ["1: customProperties.defaultClassification.value: 'secret' is none of its values; use public, internal, confidential or pii"],
            Sample.Problems("customProperties: [{property: defaultClassification, value: secret}]\n" + Sample.Good));
    }

    [Theory]
    [InlineData("name: sku", "name: sku\n              classification: pii", Classification.Pii)]
    [InlineData("name: lines", "name: lines\n        classification: confidential", Classification.Confidential)]
    [InlineData("          logicalType: object", "          logicalType: object\n          classification: confidential", Classification.Confidential)]
    public void A_whole_is_as_sensitive_as_its_most_sensitive_part(string from, string to, Classification classification) =>
        Assert.Equal(classification, Of(Sample.With(from, to), "lines"));

    [Fact]
    public void A_part_without_a_classification_takes_that_of_its_whole()
    {
        var lines = Sample.Accepted(Sample.With("name: lines", "name: lines\n        classification: public")).Datasets[0].Fields[^1];

        Assert.Equal(Classification.Public, lines.Classification);
        var items = ((ArrayType)lines.Type).Items;
        Assert.Equal(Classification.Public, items.Classification);
        Assert.Equal(Classification.Public, ((ObjectType)items.Type).Fields[0].Classification);
    }

    private static Classification Of(string yaml, string field) =>
        Sample.Accepted(yaml).Datasets[0].Fields.Single(candidate => candidate.Name == field).Classification;
}
