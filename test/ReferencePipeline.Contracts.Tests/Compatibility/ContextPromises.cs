using static ReferencePipeline.Contracts.Comparing.ChangeKind;

namespace ReferencePipeline.Contracts.Tests.Comparing;

/// <summary>Changes that mean something else where the contract around them is another.</summary>
internal static class ContextPromises
{
    public static IReadOnlyList<Promise> All { get; } =
    [
        new("an optional field where unknown fields are refused", [new("value: drop", "value: refuse")], [new("{name: isGift, logicalType: boolean}", "{name: isGift, logicalType: boolean}\n      - {name: extra, logicalType: string}")],
            [new("orders.properties.extra", OptionalFieldAdded, "R")]),
        new("a required field where unknown fields are refused", [new("value: drop", "value: refuse")], [new("{name: isGift, logicalType: boolean}", "{name: isGift, logicalType: boolean}\n      - {name: extra, logicalType: string, required: true}")],
            [new("orders.properties.extra", RequiredFieldAdded, "PDR")]),
        new("a field removed where unknown fields are refused", [new("value: drop", "value: refuse")], [new("      - {name: isGift, logicalType: boolean}\n", "")],
            [new("orders.properties.isGift", FieldRemoved, "PR")]),
        new("sent → derived where unknown fields are refused", [new("value: drop", "value: refuse")], [new("{name: dueOn, logicalType: date}", "{name: dueOn, logicalType: date, transformSourceObjects: [sentAt], transformLogic: date(sentAt)}")],
            [new("orders.properties.dueOn", MadeDerived, "PDR", "F")]),
        new("unknown fields: refuse → drop", [new("value: drop", "value: refuse")], [new("value: refuse", "value: drop")],
            [new("orders.customProperties.unknownFields", UnknownFieldsAllowed, "R")], Mirrors: true),
        new("unknown fields: refuse → keep", [new("value: drop", "value: refuse")], [new("value: refuse", "value: keep")],
            [new("orders.customProperties.unknownFields", UnknownFieldsAllowed, "R"), new("orders.customProperties.unknownFields", UnknownFieldsColumnAdded)]),
        new("unknown fields: keep → drop", [new("value: drop", "value: keep")], [new("value: keep", "value: drop")],
            [new("orders.customProperties.unknownFields", UnknownFieldsColumnRemoved, "R")]),
        new("items made unique", [new("uniqueItems: true", "uniqueItems: false")], [new("uniqueItems: false", "uniqueItems: true")],
            [new("orders.properties.tags", ItemsMadeUnique, "PD")], Mirrors: true),
        new("time → string, both string in Hive", [new("{name: isGift, logicalType: boolean}", "{name: isGift, logicalType: time}")], [new("{name: isGift, logicalType: time}", "{name: isGift, logicalType: string}")],
            [new("orders.properties.isGift", TypeReplaced, "PDR")], Mirrors: true),
        new("i32 → i64 in a table without partitions", [new(", partitioned: true, partitionKeyPosition: 1", ""), new(", partitioned: true, partitionKeyPosition: 2", ""), new(", partitioned: true, partitionKeyPosition: 3", "")], [new("{format: i32, maximum: 100", "{format: i64, maximum: 100")],
            [new("orders.properties.quantity", TypeWidened, "R", "F")], Mirrors: true),
        new("the first partition key", [new(", partitioned: true, partitionKeyPosition: 1", ""), new(", partitioned: true, partitionKeyPosition: 2", ""), new(", partitioned: true, partitionKeyPosition: 3", "")], [new("{name: country, logicalType: string, required: true", "{name: country, logicalType: string, required: true, partitioned: true")],
            [new("orders.partitionKeys", PartitionKeyAdded, "DR", "")]),
        new("partition keys in another order", [], [new("partitionKeyPosition: 2", "partitionKeyPosition: 1"), new("partitioned: true, partitionKeyPosition: 1, transform", "partitioned: true, partitionKeyPosition: 2, transform")],
            [new("orders.partitionKeys", PartitionKeysReordered, "DR", "F")]),
        new("the source of a derived field renamed", [], [new("{name: email, ", "{name: mail, physicalName: email, "), new("[email], transformLogic: \"sha256(email", "[mail], transformLogic: \"sha256(mail")],
            [new("orders.properties.mail", FieldRenamed, "PR")]),
        new("a narrower type of a derived field breaks no producer", [], [new("{name: bucket, logicalType: integer,", "{name: bucket, logicalType: integer, logicalTypeOptions: {format: i16},")],
            [new("orders.properties.bucket", TypeNarrowed, "D", "F")], Mirrors: true),
        new("the type of a partition key", [new("\n      - {property: rowFilter, value: \"country = 'DE'\"}", "")], [new("{name: country, logicalType: string,", "{name: country, logicalType: integer,")],
            [new("orders.properties.country", TypeReplaced, "PDR", "F")], Mirrors: true),
        new("required → optional", [new("{name: isGift, logicalType: boolean}", "{name: isGift, logicalType: boolean, required: true}")], [new("boolean, required: true", "boolean")],
            [new("orders.properties.isGift", MadeOptional, "R")], Mirrors: true),
        new("revived", [new("status: active", "status: retired")], [new("status: retired", "status: active")],
            [new("status", ContractRevived)]),
        new("a dataset removed", [new("roles:\n", "  - {name: returns, properties: [{name: returnId, logicalType: string}]}\nroles:\n"), new("[country, amount]", "{orders: [country, amount]}"), new("\"country = 'DE'\"", "{orders: \"country = 'DE'\"}")], [new("  - {name: returns, properties: [{name: returnId, logicalType: string}]}\n", "")],
            [new("returns", DatasetRemoved, "PDR", "")]),
        new("a dataset added", [new("[country, amount]", "{orders: [country, amount]}"), new("\"country = 'DE'\"", "{orders: \"country = 'DE'\"}")], [new("roles:\n", "  - {name: returns, properties: [{name: returnId, logicalType: string}]}\nroles:\n")],
            [new("returns", DatasetAdded)]),
        new("a role reaches another dataset", [new("roles:\n", "  - {name: returns, properties: [{name: returnId, logicalType: string}]}\nroles:\n"), new("[country, amount]", "{orders: [country, amount]}"), new("\"country = 'DE'\"", "{orders: \"country = 'DE'\"}"), new("[public, internal, confidential]}", "[public, internal, confidential]}\n      - {property: datasets, value: [orders]}")], [new("value: [orders]", "value: [orders, returns]")],
            [new("roles.analyst.returns", RoleDatasetAdded)]),
        new("a role reaches a dataset no more", [new("roles:\n", "  - {name: returns, properties: [{name: returnId, logicalType: string}]}\nroles:\n"), new("[country, amount]", "{orders: [country, amount]}"), new("\"country = 'DE'\"", "{orders: \"country = 'DE'\"}"), new("[public, internal, confidential]}", "[public, internal, confidential]}\n      - {property: datasets, value: [orders, returns]}")], [new("value: [orders, returns]", "value: [orders]")],
            [new("roles.analyst.returns", RoleDatasetRemoved)]),
    ];
}
