namespace ReferencePipeline.Contracts.Tests.Reading;

public sealed class CustomPropertiesTests
{
    private const string Place = "    quality:\n      - metric: rowCount";

    public static TheoryData<string, string> WrongOnADataset => new()
    {
        { "{property: unknownFields, value: ignore}", "8: schema.orders.customProperties.unknownFields.value: 'ignore' is none of its values; use drop, refuse or keep" },
        { "{property: unknownFields, value: [keep]}", "8: schema.orders.customProperties.unknownFields: the value is not a text; write a text" },
        { "{property: unknownField, value: keep}", "8: schema.orders.customProperties.unknownField: 'unknownField' is not a custom property that the pipeline knows; did you mean 'unknownFields'?" },
        { "{property: rowFilter, value: x}", "8: schema.orders.customProperties.rowFilter: 'rowFilter' has no effect here; write it on a role" },
        { "{property: compatibility, value: FULL}", "8: schema.orders.customProperties.compatibility: 'compatibility' has no effect here; write it on the contract" },
        { "{property: streamKey, value: order}", "8: schema.orders.customProperties.streamKey.value: 'order' is no property of this dataset; did you mean 'orderId'?" },
        { "{property: streamKey, value: quantity}", "8: schema.orders.customProperties.streamKey.value: 'quantity' cannot spread records over shards; name a required string or integer that the event carries" },
        { "{property: streamKey, value: orderedAt}", "8: schema.orders.customProperties.streamKey.value: 'orderedAt' cannot spread records over shards; name a required string or integer that the event carries" },
        { "{property: eventTimeMaxLate, value: 1 d}", "8: schema.orders.customProperties.eventTimeMaxLate: a bound on no field; add the custom property 'eventTimeField'" },
        { "{property: eventTimeField, value: orderedAt}, {property: eventTimeMaxLate, value: 1 d}", "8: schema.orders.customProperties.eventTimeField: without 'eventTimeMaxEarly', an event may open partitions without end; add the custom property 'eventTimeMaxEarly', like '1 h'" },
        { "{property: eventTimeField, value: orderedAt}, {property: eventTimeMaxEarly, value: 1 d}", "8: schema.orders.customProperties.eventTimeField: without 'eventTimeMaxLate', an event may open partitions without end; add the custom property 'eventTimeMaxLate', like '7 d'" },
        { "{property: eventTimeField, value: paid}, {property: eventTimeMaxLate, value: 1 d}, {property: eventTimeMaxEarly, value: 1 d}", "8: schema.orders.customProperties.eventTimeField.value: 'paid' is not a timestamp that the event carries; name a timestamp that is not derived" },
        { "{property: eventTimeField, value: orderAt}, {property: eventTimeMaxLate, value: 1 d}, {property: eventTimeMaxEarly, value: 1 d}", "8: schema.orders.customProperties.eventTimeField.value: 'orderAt' is no property of this dataset; did you mean 'orderedAt'?" },
        { "{property: eventTimeField, value: orderedAt}, {property: eventTimeMaxLate, value: 1 m}, {property: eventTimeMaxEarly, value: 1 d}", "8: schema.orders.customProperties.eventTimeMaxLate.value: the unit 'm' may be minutes or months; write min or mo" },
        { "{property: eventTimeField, value: orderedAt}, {property: eventTimeMaxLate, value: soon}, {property: eventTimeMaxEarly, value: 1 d}", "8: schema.orders.customProperties.eventTimeMaxLate.value: 'soon' is not a duration; write a number and a unit (s, min, h, d, w, mo or y), like '7 d'" },
        { "{property: eventTimeField, value: orderedAt}, {property: eventTimeMaxLate, value: 0 d}, {property: eventTimeMaxEarly, value: 0 s}", "8: schema.orders.customProperties.eventTimeMaxLate.value: every event arrives after it happened; write a duration above 0" },
    };

    [Theory]
    [MemberData(nameof(WrongOnADataset))]
    public void A_property_of_a_dataset_that_cannot_be_is_refused(string properties, string problem) =>
        Sample.IsRefused(Place, $"    customProperties: [{properties}]\n{Place}", problem);

    [Fact]
    public void What_the_pipeline_knows_is_read_and_the_rest_carried_along()
    {
        var contract = Sample.Accepted("customProperties:\n  - {property: compatibility, value: full}\n  - {property: costCentre, value: {a: [1, two, ~, true]}}\n" +
            Sample.With(Place, $"    customProperties: [{{property: streamKey, value: orderId}}, {{property: eventTimeField, value: orderedAt}}, {{property: eventTimeMaxLate, value: 36 h}}, {{property: eventTimeMaxEarly, value: 0 s}}]\n{Place}"));

        Assert.Equal(Compatibility.Full, contract.SchemaCompatibility);
        var value = Assert.IsType<Literal.List>(Assert.Single(Assert.IsType<Literal.Map>(contract.CustomProperties["costCentre"]).Entries).Value);
        Assert.Equal([new Literal.Number("1"), new Literal.Text("two"), new Literal.Null(), new Literal.Boolean(true)], value.Items);

        var dataset = contract.Datasets[0];
        Assert.Equal("orderId", dataset.StreamKey!.Name);
        Assert.Equal(("orderedAt", TimeSpan.FromHours(36), TimeSpan.Zero), (dataset.EventTime!.Field.Name, dataset.EventTime.MaxLate, dataset.EventTime.MaxEarly));
    }

    [Fact]
    public void Without_them_the_defaults_hold()
    {
        var contract = Sample.Accepted(Sample.Good);

        Assert.Equal(Compatibility.Backward, contract.SchemaCompatibility);
        Assert.Empty(contract.CustomProperties);
        Assert.Equal((UnknownFields.Drop, null, null), (contract.Datasets[0].UnknownFields, contract.Datasets[0].StreamKey, contract.Datasets[0].EventTime));
    }
}
