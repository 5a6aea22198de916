using static ReferencePipeline.Contracts.Comparing.ChangeKind;

namespace ReferencePipeline.Contracts.Tests.Comparing;

/// <summary>Words for people: every one of them is noticed, and none breaks anybody.</summary>
internal static class WordPromises
{
    private const string Flag = "{name: isGift, logicalType: boolean}";

    public static IReadOnlyList<Promise> All { get; } =
    [
        OfContract("another version of the standard", [], "apiVersion: v3.1.0", "apiVersion: v3.0.2"),
        OfContract("where the contract belongs", [], "status: active", "status: active\ndomain: sales\ndataProduct: webshop\ntenant: emea"),
        OfContract("the contract's purpose", [], "status: active", "status: active\ndescription: {purpose: Know what is sold.}"),
        OfContract("a team", [], "status: active", "status: active\nteam: {name: sales}"),
        OfContract("another member of the team", [new("status: active", "status: active\nteam: {name: sales, members: [{username: lead}]}")], "username: lead", "username: deputy"),
        OfContract("a channel for help", [], "status: active", "status: active\nsupport: [{channel: help, url: \"https://example.com\"}]"),
        OfContract("a server moved", [new("status: active", "status: active\nservers: [{server: lake, type: s3, location: \"s3://lake/one\"}]")], "s3://lake/one", "s3://lake/two"),
        OfContract("a property of the contract that the pipeline does not know", [], "value: BACKWARD}", "value: BACKWARD}\n  - {property: costCentre, value: \"17\"}"),
        new("a dataset's business name and tags", [], [new("    physicalName: orders", "    physicalName: orders\n    businessName: Sales\n    tags: [sales]")],
            [new("orders", DocumentationChanged)]),
        new("a property of a dataset that the pipeline does not know", [], [new("{property: unknownFields, value: drop}", "{property: unknownFields, value: drop}\n      - {property: costCentre, value: \"17\"}")],
            [new("orders", DocumentationChanged)]),
        OfField("a field's business name and tags", Flag, "{name: isGift, logicalType: boolean, businessName: Gift, tags: [parcel]}", "isGift"),
        OfField("a property of a field that the pipeline does not know", Flag, "{name: isGift, logicalType: boolean, customProperties: [{property: origin, value: web}]}", "isGift"),
        OfField("a text becomes a password", "{pattern: \"^[A-Z]+$\"}", "{pattern: \"^[A-Z]+$\", format: password}", "code"),
        new("a property of a role that the pipeline does not know", [], [new("[public, internal, confidential]}", "[public, internal, confidential]}\n      - {property: costCentre, value: \"17\"}")],
            [new("roles.analyst", DocumentationChanged)]),
    ];

    private static Promise OfContract(string title, IReadOnlyList<Edit> before, string from, string to) =>
        new(title, before, [new(from, to)], [new("contract", DocumentationChanged)]);

    private static Promise OfField(string title, string from, string to, string field) =>
        new(title, [], [new(from, to)], [new($"orders.properties.{field}", DocumentationChanged)]);
}
