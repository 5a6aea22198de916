using static ReferencePipeline.Contracts.Comparing.ChangeKind;

namespace ReferencePipeline.Contracts.Tests.Comparing;

/// <summary>What a field's values may be.</summary>
internal static class ValuePromises
{
    public static IReadOnlyList<Promise> All { get; } =
    [
        Mirrored("least length raised", "minLength: 4", "minLength: 5",
            [new("orders.properties.note", LengthTightened, "PD")]),
        Mirrored("greatest length raised", "maxLength: 20", "maxLength: 21",
            [new("orders.properties.note", LengthLoosened, "R")]),
        Mirrored("greatest length removed", ", maxLength: 20", "",
            [new("orders.properties.note", LengthLoosened, "R")]),
        Mirrored("a length by the physical type", ", unique: true, logicalTypeOptions: {minLength: 4, maxLength: 20}", ", unique: true, physicalType: varchar(30), logicalTypeOptions: {minLength: 4}",
            [new("orders.properties.note", LengthLoosened, "R")]),
        Mirrored("a pattern where none was", "{format: email}", "{format: email, pattern: \"@\"}",
            [new("orders.properties.email", PatternAdded, "PD")]),
        Mirrored("the pattern removed", ", logicalTypeOptions: {pattern: \"^[A-Z]+$\"}", "",
            [new("orders.properties.code", PatternRemoved, "R")]),
        Mirrored("another pattern", "\"^[A-Z]+$\"", "\"^[A-Z]*$\"",
            [new("orders.properties.code", PatternChanged, "PDR")]),
        Mirrored("a format where none was", "{pattern: \"^[A-Z]+$\"}", "{pattern: \"^[A-Z]+$\", format: hostname}",
            [new("orders.properties.code", FormatAdded, "PD")]),
        Mirrored("the format removed", ", logicalTypeOptions: {format: email}", "",
            [new("orders.properties.email", FormatRemoved, "R")]),
        Mirrored("another format", "{format: email}", "{format: uri}",
            [new("orders.properties.email", FormatChanged, "PDR")]),
        On("a password is a word for people", "{name: isGift, logicalType: boolean}", "{name: isGift, logicalType: boolean}\n      - {name: pin, logicalType: string, logicalTypeOptions: {format: password}}",
            [new("orders.properties.pin", OptionalFieldAdded)]),
        Mirrored("a closed set where any value was", "{name: code, logicalType: string, ", "{name: code, logicalType: string, enum: [{value: A}], ",
            [new("orders.properties.code", EnumClosed, "PD")]),
        Mirrored("a set opened", ", enum: [{value: open}, {value: paid}]", "",
            [new("orders.properties.state", EnumOpened, "R")]),
        Mirrored("a value added", "{value: paid}]", "{value: paid}, {value: sent}]",
            [new("orders.properties.state", EnumValuesAdded, "R")]),
        Mirrored("a value removed", "{value: open}, ", "",
            [new("orders.properties.state", EnumValuesRemoved, "PD")]),
        Mirrored("a value replaced", "{value: paid}]", "{value: sent}]",
            [new("orders.properties.state", EnumValuesRemoved, "PD"), new("orders.properties.state", EnumValuesAdded, "R")]),
        Mirrored("a lower bound raised", "{minimum: 0}", "{minimum: 1}",
            [new("orders.properties.amount", BoundTightened, "PD")]),
        Mirrored("a lower bound excluded", "{minimum: 0}", "{exclusiveMinimum: 0}",
            [new("orders.properties.amount", BoundTightened, "PD")]),
        Mirrored("an upper bound raised", "maximum: 100", "maximum: 200",
            [new("orders.properties.quantity", BoundLoosened, "R")]),
        Mirrored("an upper bound excluded", "maximum: 100", "exclusiveMaximum: 100",
            [new("orders.properties.quantity", BoundTightened, "PD")]),
        Mirrored("an upper bound removed", "maximum: 100, ", "",
            [new("orders.properties.quantity", BoundLoosened, "R")]),
        Mirrored("both bounds moved up", "{minimum: 0}", "{minimum: 5, maximum: 900}",
            [new("orders.properties.amount", BoundTightened, "PD"), new("orders.properties.amount", BoundTightened, "PD")]),
        Mirrored("multiples of 2 → 4", "multipleOf: 2", "multipleOf: 4",
            [new("orders.properties.quantity", MultipleOfTightened, "PD")]),
        Mirrored("multiples of 2 → 1", "multipleOf: 2", "multipleOf: 1",
            [new("orders.properties.quantity", MultipleOfLoosened, "R")]),
        Mirrored("multiples of 2 → 3", "multipleOf: 2", "multipleOf: 3",
            [new("orders.properties.quantity", MultipleOfChanged, "PDR")]),
        Mirrored("multiples of 2 → anything", ", multipleOf: 2", "",
            [new("orders.properties.quantity", MultipleOfLoosened, "R")]),
        Mirrored("fewer items", "maxItems: 5", "maxItems: 4",
            [new("orders.properties.tags", CountTightened, "PD")]),
        Mirrored("any number of items", "maxItems: 5, ", "",
            [new("orders.properties.tags", CountLoosened, "R")]),
        Mirrored("more members of a struct", "maxProperties: 8", "maxProperties: 9",
            [new("orders.properties.device", CountLoosened, "R")]),
        Mirrored("a map's keys are shorter", "maxLength: 30", "maxLength: 29",
            [new("orders.properties.attributes.map.key", LengthTightened, "PD")]),
        Mirrored("items may repeat", "uniqueItems: true", "uniqueItems: false",
            [new("orders.properties.tags", ItemsMayRepeat, "R")]),
    ];

    private static Promise On(string title, string from, string to, IReadOnlyList<Expected> changes) => new(title, [], [new(from, to)], changes);

    private static Promise Mirrored(string title, string from, string to, IReadOnlyList<Expected> changes) => On(title, from, to, changes) with { Mirrors = true };
}
