using static ReferencePipeline.Contracts.Comparing.ChangeKind;

namespace ReferencePipeline.Contracts.Tests.Comparing;

/// <summary>Fields that come, go and move.</summary>
internal static class FieldPromises
{
    public static IReadOnlyList<Promise> All { get; } =
    [
        On("an optional field", "{name: isGift, logicalType: boolean}", "{name: isGift, logicalType: boolean}\n      - {name: extra, logicalType: string}",
            [new("orders.properties.extra", OptionalFieldAdded)]),
        On("a required field", "{name: isGift, logicalType: boolean}", "{name: isGift, logicalType: boolean}\n      - {name: extra, logicalType: string, required: true}",
            [new("orders.properties.extra", RequiredFieldAdded, "PD")]),
        On("a derived field", "{name: isGift, logicalType: boolean}", "{name: isGift, logicalType: boolean}\n      - {name: hour, logicalType: integer, transformSourceObjects: [placedAt], transformLogic: hour(placedAt)}",
            [new("orders.properties.hour", DerivedFieldAdded)]),
        On("a member of a struct", "{name: model, logicalType: string}", "{name: model, logicalType: string}\n          - {name: brand, logicalType: string}",
            [new("orders.properties.device.properties.brand", OptionalFieldAdded, "", "AF")]),
        On("a required field that is a partition key", "{name: isGift, logicalType: boolean}", "{name: isGift, logicalType: boolean}\n      - {name: extra, logicalType: string, required: true, partitioned: true, partitionKeyPosition: 4}",
            [new("orders.properties.extra", RequiredFieldAdded, "PD", "F"), new("orders.partitionKeys", PartitionKeyAdded, "DR", "F")]),
        On("a field that is a partition key removed", "      - {name: bucket, logicalType: integer, required: true, partitioned: true, partitionKeyPosition: 3, transformSourceObjects: [orderId], transformLogic: \"bucket(16, orderId)\"}\n", "",
            [new("orders.properties.bucket", FieldRemoved, "R", "F"), new("orders.partitionKeys", PartitionKeyRemoved, "DR", "F")]),
        On("a field removed", "      - {name: isGift, logicalType: boolean}\n", "",
            [new("orders.properties.isGift", FieldRemoved, "R")]),
        On("a derived field removed", "      - {name: emailHash, logicalType: string, classification: confidential, transformSourceObjects: [email], transformLogic: \"sha256(email, 'shop/salt')\"}\n", "",
            [new("orders.properties.emailHash", FieldRemoved, "R")]),
        On("a member of a struct removed", "          - {name: model, logicalType: string}\n", "",
            [new("orders.properties.device.properties.model", FieldRemoved, "R", "AF")]),
        On("a JSON key renamed", "{name: isGift, ", "{name: gift, physicalName: is_gift, ",
            [new("orders.properties.gift", FieldRenamed, "PR")]),
        On("a column renamed", "{name: isGift, ", "{name: isGift, physicalName: gift, ",
            [new("orders.properties.isGift", ColumnRenamed, "DR", "F")]),
        On("a column of a struct renamed", "{name: model, ", "{name: model, physicalName: kind, ",
            [new("orders.properties.device.properties.model", ColumnRenamed, "DR", "F")]),
        On("columns in another order", "      - {name: isGift, logicalType: boolean}\n      - {name: dueOn, logicalType: date}", "      - {name: dueOn, logicalType: date}\n      - {name: isGift, logicalType: boolean}",
            [new("orders", FieldsReordered)]),
        On("members of a struct in another order", "          - {name: os, logicalType: string}\n          - {name: model, logicalType: string}", "          - {name: model, logicalType: string}\n          - {name: os, logicalType: string}",
            [new("orders.properties.device", FieldsReordered, "", "AF")]),
        Mirrored("optional → required", "{name: isGift, logicalType: boolean}", "{name: isGift, logicalType: boolean, required: true}",
            [new("orders.properties.isGift", MadeRequired, "PD")]),
        Mirrored("a member of a struct made required", "{name: os, logicalType: string}", "{name: os, logicalType: string, required: true}",
            [new("orders.properties.device.properties.os", MadeRequired, "PD")]),
        Mirrored("values made unique", "{name: isGift, logicalType: boolean}", "{name: isGift, logicalType: boolean, unique: true}",
            [new("orders.properties.isGift", MadeUnique, "D")]),
        Mirrored("values may repeat", ", unique: true", "",
            [new("orders.properties.note", MadeRepeatable, "R")]),
        On("another salt", "'shop/salt'", "'shop/pepper'",
            [new("orders.properties.emailHash", DerivationChanged, "DR", "F")]),
        On("a partition key made in another way", "bucket(16, orderId)", "bucket(32, orderId)",
            [new("orders.properties.bucket", DerivationChanged, "DR", "F")]),
        On("sent → derived", "{name: isGift, logicalType: boolean}\n      - {name: dueOn, logicalType: date}", "{name: isGift, logicalType: boolean}\n      - {name: dueOn, logicalType: date, transformSourceObjects: [sentAt], transformLogic: date(sentAt)}",
            [new("orders.properties.dueOn", MadeDerived, "DR", "F")]),
        On("derived → sent", ", transformSourceObjects: [email], transformLogic: \"sha256(email, 'shop/salt')\"", "",
            [new("orders.properties.emailHash", MadeCarried, "DR", "F")]),
        On("derived → sent and required", ", transformSourceObjects: [orderId], transformLogic: \"bucket(16, orderId)\"", "",
            [new("orders.properties.bucket", MadeCarried, "PDR", "F")]),
    ];

    private static Promise On(string title, string from, string to, IReadOnlyList<Expected> changes) => new(title, [], [new(from, to)], changes);

    private static Promise Mirrored(string title, string from, string to, IReadOnlyList<Expected> changes) => On(title, from, to, changes) with { Mirrors = true };
}
