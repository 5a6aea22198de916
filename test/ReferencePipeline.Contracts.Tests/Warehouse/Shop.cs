using ReferencePipeline.Contracts.Tests.Reading;
using ReferencePipeline.Contracts.Warehouse;

namespace ReferencePipeline.Contracts.Tests.Warehouse;

/// <summary>A contract with every kind of column and every kind of reader, and what the warehouse makes of it.</summary>
internal static class Shop
{
    public const string Contract = """
        apiVersion: v3.1.0
        kind: DataContract
        id: shop
        version: 2.1.0
        status: active
        schema:
          - name: orders
            customProperties:
              - property: streamKey
                value: Buyer
            properties:
              - name: OrderId
                logicalType: string
                required: true
                logicalTypeOptions:
                  maxLength: 7
                classification: public
              - name: Buyer
                logicalType: string
                required: true
                logicalTypeOptions:
                  maxLength: 20
                classification: pii
              - name: paidAt
                logicalType: timestamp
                classification: internal
              - name: total
                logicalType: number
                physicalType: decimal(9,2)
                classification: confidential
              - name: place
                logicalType: object
                properties:
                  - name: street
                    logicalType: string
                    classification: pii
              - name: paidOn
                logicalType: date
                classification: internal
                transformSourceObjects: [paidAt]
                transformLogic: date(paidAt)
              - name: bucketOfBuyer
                logicalType: integer
                classification: internal
                transformSourceObjects: [Buyer]
                transformLogic: bucket(8, Buyer)
        roles:
          - role: Shop-Writer
            access: write
          - role: Clerk
            access: read
            customProperties:
              - property: readableClassifications
                value: [public, internal]
          - role: auditor
            access: read
            customProperties:
              - property: readableClassifications
                value: [public, internal, confidential, pii]
              - property: rowFilter
                value: total > 100
          - role: counter
            access: read
            customProperties:
              - property: readableClassifications
                value: [public, pii]
              - property: readableColumns
                value: [OrderId, Buyer, total]
        """;

    public static IReadOnlyList<WarehouseStep> Steps(string contract = Contract, bool autoRefresh = true) =>
        WarehouseSql.For([Sample.Accepted(contract)], "lake_of_test", autoRefresh);

    public static WarehouseStep Step(string name, string contract = Contract) => Steps(contract).Single(step => step.Name == name);

    public static string With(string from, string to)
    {
        Assert.Contains(from, Contract, StringComparison.Ordinal);
        return Contract.Replace(from, to, StringComparison.Ordinal);
    }
}
