using static ReferencePipeline.Contracts.Comparing.ChangeKind;

namespace ReferencePipeline.Contracts.Tests.Comparing;

/// <summary>A field's type.</summary>
internal static class TypePromises
{
    public static IReadOnlyList<Promise> All { get; } =
    [
        Mirrored("i32 → i64", "{format: i32, maximum: 100", "{format: i64, maximum: 100",
            [new("orders.properties.quantity", TypeWidened, "R", "AF")]),
        Mirrored("i32 → i16", "{format: i32, maximum: 100", "{format: i16, maximum: 100",
            [new("orders.properties.quantity", TypeNarrowed, "PD", "F")]),
        Mirrored("i32 → u32", "{format: i32, maximum: 100", "{format: u32, maximum: 100",
            [new("orders.properties.quantity", TypeReplaced, "PDR", "AF")]),
        Mirrored("i32 → u64", "{format: i32, maximum: 100", "{format: u64, maximum: 100",
            [new("orders.properties.quantity", TypeReplaced, "PDR", "F")]),
        Mirrored("u16 → i32, both int in Hive", "logicalTypeOptions: {format: u16}", "logicalTypeOptions: {format: i32}",
            [new("orders.properties.size", TypeWidened, "R")]),
        Mirrored("u16 → u8", "logicalTypeOptions: {format: u16}", "logicalTypeOptions: {format: u8}",
            [new("orders.properties.size", TypeNarrowed, "PD", "F")]),
        Mirrored("integer → double, exactly", "{name: size, logicalType: integer, logicalTypeOptions: {format: u16}}", "{name: size, logicalType: number}",
            [new("orders.properties.size", TypeWidened, "R", "F")]),
        Mirrored("integer → decimal", "{name: size, logicalType: integer, logicalTypeOptions: {format: u16}}", "{name: size, logicalType: number, physicalType: \"decimal(5,0)\"}",
            [new("orders.properties.size", TypeWidened, "R", "F")]),
        Mirrored("integer → a decimal too short for it", "{name: size, logicalType: integer, logicalTypeOptions: {format: u16}}", "{name: size, logicalType: number, physicalType: \"decimal(5,1)\"}",
            [new("orders.properties.size", TypeReplaced, "PDR", "F")]),
        Mirrored("decimal with more digits before the point", "decimal(18,2)", "decimal(20,2)",
            [new("orders.properties.amount", TypeWidened, "R", "F")]),
        Mirrored("decimal with fewer digits", "decimal(18,2)", "decimal(10,2)",
            [new("orders.properties.amount", TypeNarrowed, "PD", "F")]),
        On("a physical type that says the same in another word", "decimal(18,2)", "numeric(18,2)",
            [new("orders.properties.amount", DocumentationChanged)]),
        Mirrored("decimal with digits moved behind the point", "decimal(18,2)", "decimal(18,4)",
            [new("orders.properties.amount", TypeReplaced, "PDR", "F")]),
        Mirrored("decimal → double", "\"decimal(18,2)\"", "double",
            [new("orders.properties.amount", TypeReplaced, "PDR", "F")]),
        Mirrored("f32 → f64", "physicalType: real", "physicalType: double",
            [new("orders.properties.weight", TypeWidened, "R", "AF")]),
        Mirrored("boolean → string", "{name: isGift, logicalType: boolean}", "{name: isGift, logicalType: string}",
            [new("orders.properties.isGift", TypeReplaced, "PDR", "F")]),
        Mirrored("date → timestamp", "{name: dueOn, logicalType: date}", "{name: dueOn, logicalType: timestamp}",
            [new("orders.properties.dueOn", TypeReplaced, "PDR", "F")]),
        Mirrored("boolean → time", "{name: isGift, logicalType: boolean}", "{name: isGift, logicalType: time}",
            [new("orders.properties.isGift", TypeReplaced, "PDR", "F")]),
        Mirrored("a member of a struct: i32 → i64", "{name: cores, logicalType: integer, logicalTypeOptions: {format: i32}}", "{name: cores, logicalType: integer, logicalTypeOptions: {format: i64}}",
            [new("orders.properties.device.properties.cores", TypeWidened, "R", "F")]),
        Mirrored("an array's items: string → date", "items: {logicalType: string}", "items: {logicalType: date}",
            [new("orders.properties.tags.items", TypeReplaced, "PDR", "F")]),
        Mirrored("a map's values: i32 → i64", "value: {logicalType: integer}", "value: {logicalType: integer, logicalTypeOptions: {format: i64}}",
            [new("orders.properties.attributes.map.value", TypeWidened, "R", "F")]),
        Mirrored("a lower bound of a float", "physicalType: real", "physicalType: real, logicalTypeOptions: {minimum: 0}",
            [new("orders.properties.weight", BoundTightened, "PD")]),
        Mirrored("fewer entries of a map", "        logicalType: map", "        logicalType: map\n        logicalTypeOptions: {maxProperties: 9}",
            [new("orders.properties.attributes", CountTightened, "PD")]),
        On("a day in another format", "{name: dueOn, logicalType: date}", "{name: dueOn, logicalType: date, logicalTypeOptions: {format: dd.MM.yyyy}}",
            [new("orders.properties.dueOn", TemporalFormatChanged, "PR")]),
        On("a timestamp must carry its offset", "{timezone: false, defaultTimezone: Europe/Berlin}", "{timezone: true, defaultTimezone: Europe/Berlin}",
            [new("orders.properties.bookedAt", OffsetRequired, "P")]),
        On("a timestamp may lack its offset", "{timezone: true}", "{timezone: false}",
            [new("orders.properties.sentAt", OffsetOptional, "R")]),
        On("another default time zone", "Europe/Berlin", "America/New_York",
            [new("orders.properties.bookedAt", DefaultTimeZoneChanged, "PR")]),
        On("ISO 8601 → seconds since 1970", "{name: sentAt, logicalType: timestamp, logicalTypeOptions: {timezone: true}}", "{name: sentAt, logicalType: timestamp, customProperties: [{property: epochUnit, value: seconds}]}",
            [new("orders.properties.sentAt", TemporalFormatChanged, "PR"), new("orders.properties.sentAt", OffsetOptional, "R")]),
    ];

    private static Promise On(string title, string from, string to, IReadOnlyList<Expected> changes) => new(title, [], [new(from, to)], changes);

    private static Promise Mirrored(string title, string from, string to, IReadOnlyList<Expected> changes) => On(title, from, to, changes) with { Mirrors = true };
}
