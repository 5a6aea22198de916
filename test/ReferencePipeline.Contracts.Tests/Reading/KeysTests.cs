namespace ReferencePipeline.Contracts.Tests.Reading;

/// <summary>Partition keys and primary keys.</summary>
public sealed class KeysTests
{
    public static TheoryData<string, string, string> Wrong => new()
    {
        { "name: paid\n        logicalType: boolean", "name: paid\n        logicalType: boolean\n        partitioned: true", "26: schema.orders.properties.paid.partitioned: a partition key must always be there; add 'required: true'" },
        { "name: amount\n", "name: amount\n        partitioned: true\n        required: true\n", "17: schema.orders.properties.amount.partitioned: a partition key cannot be of this type; use a date, integer, string or boolean; derive one, like 'date(field)' of a timestamp" },
        { "name: orderedAt\n", "name: orderedAt\n        partitioned: true\n", "27: schema.orders.properties.orderedAt.partitioned: a partition key cannot be of this type; use a date, integer, string or boolean; derive one, like 'date(field)' of a timestamp" },
        { "classification: public", "partitionKeyPosition: 1", "15: schema.orders.properties.orderId.partitionKeyPosition: a position without 'partitioned: true'; add 'partitioned: true', or write -1" },
        { "classification: public", "partitioned: true\n        partitionKeyPosition: 0\n      - name: b\n        physicalType: int\n        required: true\n        partitioned: true\n        partitionKeyPosition: 1", "16: schema.orders.properties.orderId.partitionKeyPosition: 0 is not a position; positions start at 1; -1 means none" },
        { "classification: public", "partitioned: true\n        partitionKeyPosition: 0", "16: schema.orders.properties.orderId.partitionKeyPosition: 0 is not a position; positions start at 1; -1 means none" },
        { "classification: public", "partitioned: true\n        partitionKeyPosition: 2", "16: schema.orders.properties.orderId.partitionKeyPosition: position 2 leaves a gap among 1 key; number them from 1 to 1" },
        { "classification: public", "partitioned: true\n        partitionKeyPosition: 1\n      - name: b\n        physicalType: int\n        required: true\n        partitioned: true\n        partitionKeyPosition: 1", "21: schema.orders.properties.b.partitionKeyPosition: position 1 is also that of 'orderId'; number the 2 keys from 1, each once" },
        { "classification: public", "partitioned: true\n        partitionKeyPosition: 1\n      - name: b\n        physicalType: int\n        required: true\n        partitioned: true\n        partitionKeyPosition: 3", "21: schema.orders.properties.b.partitionKeyPosition: position 3 leaves a gap among 2 keys; number them from 1 to 2" },
        { "classification: public", "partitioned: true\n        partitionKeyPosition: 1\n      - name: b\n        physicalType: int\n        required: true\n        partitioned: true", "17: schema.orders.properties.b: 'partitionKeyPosition' is missing; number the 2 keys from 1" },
        { "classification: public", "primaryKeyPosition: 1", "15: schema.orders.properties.orderId.primaryKeyPosition: a position without 'primaryKey: true'; add 'primaryKey: true', or write -1" },
        { "name: paid\n        logicalType: boolean", "name: paid\n        logicalType: integer\n        transformSourceObjects: [quantity]\n        transformLogic: bucket(4, quantity)\n        partitioned: true", "28: schema.orders.properties.paid.partitioned: a partition key must always be there; make the field it is derived from required" },
        { "name: paid\n", "name: paid\n        transformSourceObjects: [amount]\n        transformLogic: date(amount)\n        partitioned: true\n", "26: schema.orders.properties.paid.transformLogic: date does not take 'amount'; name a timestamp" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_key_that_cannot_be_is_refused(string from, string to, string problem) => Sample.IsRefused(from, to, problem);

    [Fact]
    public void A_table_needs_a_column_besides_its_keys()
    {
        var head = Sample.Good[..Sample.Good.IndexOf("    quality:", StringComparison.Ordinal)];

        Assert.Equal(
            ["7: schema.orders: all its fields are partition keys; a table needs a column besides them"],
            Sample.Problems(head + "    properties: [{name: a, logicalType: string, required: true, partitioned: true}]\n"));
        Assert.Equal(["7: schema.orders: the object has no properties; write at least one: they become the table's columns"], Sample.Problems(head));
    }

    [Fact]
    public void A_single_key_needs_no_position_and_a_primary_key_is_required()
    {
        var dataset = Sample.Accepted(Sample.With("name: paid\n", "name: paid\n        primaryKey: true\n        required: false\n        unique: true\n        partitionKeyPosition: -1\n")
            .Replace("classification: public", "partitioned: true", StringComparison.Ordinal)).Datasets[0];

        Assert.Equal(["orderId"], dataset.PartitionKeys.Select(field => field.Name));
        var key = Assert.Single(dataset.PrimaryKey);
        Assert.Equal(("paid", true, true, 1), (key.Name, key.Required, key.Unique, key.PrimaryKeyPosition));
        Assert.DoesNotContain(dataset.Fields[0], dataset.Columns);
    }

    [Fact]
    public void Keys_come_in_the_order_of_their_positions()
    {
        var dataset = Sample.Accepted(Sample.With("classification: public", """
            partitioned: true
                    partitionKeyPosition: 2
                    primaryKey: true
                    primaryKeyPosition: 2
                  - name: b
                    physicalType: int
                    required: true
                    partitioned: true
                    partitionKeyPosition: 1
                    primaryKey: true
                    primaryKeyPosition: 1
            """)).Datasets[0];

        Assert.Equal(["b", "orderId"], dataset.PartitionKeys.Select(field => field.Name));
        Assert.Equal(["b", "orderId"], dataset.PrimaryKey.Select(field => field.Name));
    }
}
