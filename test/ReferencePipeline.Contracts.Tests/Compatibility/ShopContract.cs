using System.Collections.Concurrent;
using System.Text;
using ReferencePipeline.Contracts.Comparing;

namespace ReferencePipeline.Contracts.Tests.Comparing;

/// <summary>A contract in which everything occurs that can change, and edits of its text.</summary>
internal static class ShopContract
{
    // Contracts are immutable, and a compiled pattern is dear: each text is read once.
    private static readonly ConcurrentDictionary<string, DataContract> Contracts = new(StringComparer.Ordinal);

    public static DataContract Read(string version = "1.0.0", params IReadOnlyList<Edit> edits)
    {
        var text = Yaml.Replace("VERSION", version);
        foreach (var (from, to) in edits)
        {
            Assert.True(text.Split(from).Length == 2, $"'{from}' stands {text.Split(from).Length - 1} times in the contract; an edit names one place.");
            text = text.Replace(from, to);
        }

        return Contracts.GetOrAdd(text, yaml => ContractFile.Parse("shop.odcs.yaml", Encoding.UTF8.GetBytes(yaml)).ContractOrThrow());
    }

    /// <summary>An edit with the version raised as far as any change can ask, so that nothing but the edit shows.</summary>
    public static ContractComparison Compare(IReadOnlyList<Edit> before, IReadOnlyList<Edit> after) =>
        ContractComparison.Compare(Read("1.0.0", before), Read("2.0.0", after));

    public const string Yaml =
        """
        apiVersion: v3.1.0
        kind: DataContract
        id: shop
        name: Shop
        version: VERSION
        status: active
        customProperties:
          - {property: compatibility, value: BACKWARD}
        slaProperties:
          - {property: latency, value: 5, unit: min}
          - {property: retention, value: 400, unit: d}
          - {property: frequency, value: 1, unit: h}
        schema:
          - name: orders
            physicalName: orders
            customProperties:
              - {property: unknownFields, value: drop}
              - {property: eventTimeField, value: placedAt}
              - {property: eventTimeMaxLate, value: 7 d}
              - {property: eventTimeMaxEarly, value: 1 h}
              - {property: streamKey, value: orderId}
            quality:
              - {id: orders_arrive, metric: rowCount, mustBeGreaterThan: 0}
            properties:
              - {name: orderId, logicalType: string, required: true, primaryKey: true, primaryKeyPosition: 1}
              - {name: placedAt, logicalType: timestamp, required: true}
              - {name: sentAt, logicalType: timestamp, logicalTypeOptions: {timezone: true}}
              - {name: bookedAt, logicalType: timestamp, logicalTypeOptions: {timezone: false, defaultTimezone: Europe/Berlin}}
              - {name: note, logicalType: string, unique: true, logicalTypeOptions: {minLength: 4, maxLength: 20}}
              - {name: code, logicalType: string, logicalTypeOptions: {pattern: "^[A-Z]+$"}}
              - {name: email, logicalType: string, logicalTypeOptions: {format: email}, classification: pii}
              - {name: state, logicalType: string, enum: [{value: open}, {value: paid}]}
              - {name: amount, logicalType: number, physicalType: "decimal(18,2)", logicalTypeOptions: {minimum: 0}}
              - {name: quantity, logicalType: integer, logicalTypeOptions: {format: i32, maximum: 100, multipleOf: 2}}
              - {name: size, logicalType: integer, logicalTypeOptions: {format: u16}}
              - {name: weight, logicalType: number, physicalType: real}
              - {name: isGift, logicalType: boolean}
              - {name: dueOn, logicalType: date}
              - {name: tags, logicalType: array, logicalTypeOptions: {maxItems: 5, uniqueItems: true}, items: {logicalType: string}}
              - name: device
                logicalType: object
                logicalTypeOptions: {maxProperties: 8}
                properties:
                  - {name: os, logicalType: string}
                  - {name: model, logicalType: string}
                  - {name: cores, logicalType: integer, logicalTypeOptions: {format: i32}}
              - name: attributes
                logicalType: map
                map: {key: {logicalType: string, logicalTypeOptions: {maxLength: 30}}, value: {logicalType: integer}}
              - {name: emailHash, logicalType: string, classification: confidential, transformSourceObjects: [email], transformLogic: "sha256(email, 'shop/salt')"}
              - {name: orderDate, logicalType: date, partitioned: true, partitionKeyPosition: 1, transformSourceObjects: [placedAt], transformLogic: date(placedAt)}
              - {name: country, logicalType: string, required: true, partitioned: true, partitionKeyPosition: 2}
              - {name: bucket, logicalType: integer, required: true, partitioned: true, partitionKeyPosition: 3, transformSourceObjects: [orderId], transformLogic: "bucket(16, orderId)"}
        roles:
          - role: analyst
            access: read
            firstLevelApprovers: Head of sales
            customProperties:
              - {property: readableClassifications, value: [public, internal, confidential]}
          - role: regional
            access: read
            customProperties:
              - {property: readableColumns, value: [country, amount]}
              - {property: rowFilter, value: "country = 'DE'"}
        """;
}

/// <summary>A place in the contract's text, and what stands there in the new version.</summary>
public sealed record Edit(string From, string To);
