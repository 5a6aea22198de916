namespace ReferencePipeline.Contracts.Tests.Reading;

public sealed class NamesTests
{
    public static TheoryData<string, string, string> Wrong => new()
    {
        { "- name: orders", "- name: '2024 orders'", "7: schema.2024 orders.name: '2024_orders' is not a table's name; write a physicalName of lower-case letters, digits and underscores, no digit first, 128 at most" },
        { "- name: orders", "- name: orders\n    physicalName: Orders", "8: schema.orders.physicalName: 'Orders' is not a table's name; write a physicalName of lower-case letters, digits and underscores, no digit first, 128 at most" },
        { "- name: orders", "- name: orders\n    logicalType: string", "8: schema.orders.logicalType: 'string' is not what a dataset is; use object, or leave it out" },
        { "- name: paid", "- name: 1st", "24: schema.orders.properties.1st.name: '1st' is not a column's name; write a physicalName of lower-case letters, digits and underscores, no digit first, 128 at most" },
        { "- name: paid", "- name: order_id", "24: schema.orders.properties.order_id: its column 'order_id' is also that of 'orderId'; give one of them another physicalName" },
        { "- name: paid", "- name: paid\n        physicalName: amount", "24: schema.orders.properties.paid: its column 'amount' is also that of 'amount'; give one of them another physicalName" },
        { "- name: paid", "- name: quantity", "24: schema.orders.properties.quantity.name: a second property of the same name, first in line 22; give one of them another name" },
        { "            - name: sku\n", "            - name: sku\n              logicalType: string\n            - name: Sku\n", "36: schema.orders.properties.lines.items.properties.Sku: its column 'sku' is also that of 'sku'; give one of them another physicalName" },
        { "slaProperties:", "  - name: Orders\n    properties: [{name: a, logicalType: string}]\nslaProperties:", "36: schema.Orders: its table 'orders' is also that of 'orders'; give one of them another physicalName" },
        { "slaProperties:", "  - name: orders\n    properties: [{name: a, logicalType: string}]\nslaProperties:", "36: schema.orders.name: a second object of the same name; name each object once" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_name_that_cannot_be_is_refused(string from, string to, string problem) => Sample.IsRefused(from, to, problem);

    [Fact]
    public void What_has_no_name_is_counted() => Assert.Equal(
    [
        "24: schema.orders.properties[3]: 'naem' is not an ODCS key of a property; did you mean 'name'?",
        "24: schema.orders.properties[3]: 'name' is missing; a property needs it, like 'name: orderId'",
    ], Sample.Problems(Sample.With("- name: paid", "- naem: paid")));

    [Fact]
    public void The_column_that_keeps_unknown_fields_is_taken_only_when_they_are_kept()
    {
        var named = Sample.With("- name: paid", "- name: unknownFields");

        Assert.Empty(Sample.Problems(named));
        Assert.Equal(
            ["25: schema.orders.properties.unknownFields: the column 'unknown_fields' keeps unknown fields; give it another physicalName, or do not keep unknown fields"],
            Sample.Problems(named.Replace("- name: orders", "- name: orders\n    customProperties: [{property: unknownFields, value: KEEP}]", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_dataset_is_read_with_its_names()
    {
        var dataset = Sample.Accepted(Sample.With("- name: orders", "- name: WebOrders\n    businessName: Orders\n    description: All.\n    tags: [x]\n    customProperties: [{property: unknownFields, value: refuse}]")).Datasets[0];

        Assert.Equal(("WebOrders", "web_orders", "Orders", "All."), (dataset.Name, dataset.Table.Value, dataset.BusinessName, dataset.Description));
        Assert.Equal(UnknownFields.Refuse, dataset.UnknownFields);
        Assert.Equal(["x"], dataset.Tags);
        Assert.Equal(["order_id", "amount", "quantity", "paid", "ordered_at", "lines"], dataset.Columns.Select(field => field.Column.Value));
        Assert.Equal([11, 15, 21, 23, 25, 28], dataset.Fields.Select(field => field.Line - 5));
    }
}
