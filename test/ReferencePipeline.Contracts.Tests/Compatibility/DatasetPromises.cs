using static ReferencePipeline.Contracts.Comparing.ChangeKind;

namespace ReferencePipeline.Contracts.Tests.Comparing;

/// <summary>A dataset, its keys, and what it takes from its stream.</summary>
internal static class DatasetPromises
{
    public static IReadOnlyList<Promise> All { get; } =
    [
        On("another table", "physicalName: orders", "physicalName: sales",
            [new("orders.physicalName", TableRenamed, "PDR", "")]),
        On("another name for the same table", "  - name: orders", "  - name: sales",
            [new("sales", DatasetRenamed)]),
        Mirrored("unknown fields: drop → refuse", "value: drop", "value: refuse",
            [new("orders.customProperties.unknownFields", UnknownFieldsRefused, "P")]),
        On("unknown fields: drop → keep", "value: drop", "value: keep",
            [new("orders.customProperties.unknownFields", UnknownFieldsColumnAdded)]),
        Mirrored("events may be late by less", "7 d}", "6 d}",
            [new("orders.customProperties.eventTimeMaxLate", EventTimeTightened, "P")]),
        Mirrored("events may be early by more", "1 h}\n      - {property: streamKey", "2 h}\n      - {property: streamKey",
            [new("orders.customProperties.eventTimeMaxEarly", EventTimeLoosened, "R")]),
        Mirrored("no bounds on event times", "      - {property: eventTimeField, value: placedAt}\n      - {property: eventTimeMaxLate, value: 7 d}\n      - {property: eventTimeMaxEarly, value: 1 h}\n", "",
            [new("orders.customProperties.eventTimeMaxEarly", EventTimeLoosened, "R"), new("orders.customProperties.eventTimeMaxLate", EventTimeLoosened, "R")]),
        On("lateness by another field", "eventTimeField, value: placedAt", "eventTimeField, value: sentAt",
            [new("orders.customProperties.eventTimeField", EventTimeFieldChanged, "P")]),
        On("another stream key", "streamKey, value: orderId", "streamKey, value: country",
            [new("orders.customProperties.streamKey", StreamKeyChanged)]),
        On("no stream key", "      - {property: streamKey, value: orderId}\n", "",
            [new("orders.customProperties.streamKey", StreamKeyChanged)]),
        On("another primary key", "{name: country, logicalType: string, required: true,", "{name: country, logicalType: string, required: true, primaryKey: true, primaryKeyPosition: 2,",
            [new("orders.primaryKey", PrimaryKeyChanged, "DR")]),
        On("a partition key added", "{name: isGift, logicalType: boolean}", "{name: isGift, logicalType: boolean, required: true, partitioned: true, partitionKeyPosition: 4}",
            [new("orders.properties.isGift", MadeRequired, "PD"), new("orders.partitionKeys", PartitionKeyAdded, "DR", "F")]),
        On("a partition key removed", ", partitioned: true, partitionKeyPosition: 3", "",
            [new("orders.partitionKeys", PartitionKeyRemoved, "DR", "F")]),
    ];

    private static Promise On(string title, string from, string to, IReadOnlyList<Expected> changes) => new(title, [], [new(from, to)], changes);

    private static Promise Mirrored(string title, string from, string to, IReadOnlyList<Expected> changes) => On(title, from, to, changes) with { Mirrors = true };
}
