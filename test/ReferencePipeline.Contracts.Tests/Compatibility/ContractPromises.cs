using static ReferencePipeline.Contracts.Comparing.ChangeKind;

namespace ReferencePipeline.Contracts.Tests.Comparing;

/// <summary>The contract as a whole, and its words.</summary>
internal static class ContractPromises
{
    public static IReadOnlyList<Promise> All { get; } =
    [
        On("another contract", "id: shop", "id: market",
            [new("id", ContractReplaced, "PDR", "")]),
        On("retired", "status: active", "status: retired",
            [new("status", ContractRetired)]),
        On("deprecated", "status: active", "status: deprecated",
            [new("status", StatusChanged)]),
        On("BACKWARD → NONE", "value: BACKWARD", "value: NONE",
            [new("customProperties.compatibility", CompatibilityLoosened)]),
        On("BACKWARD → FORWARD", "value: BACKWARD", "value: FORWARD",
            [new("customProperties.compatibility", CompatibilityLoosened)]),
        On("BACKWARD → FULL", "value: BACKWARD", "value: FULL",
            [new("customProperties.compatibility", CompatibilityTightened)]),
        On("the contract's name", "name: Shop\n", "name: Our shop\n",
            [new("contract", DocumentationChanged)]),
        On("the contract's tags", "status: active", "status: active\ntags: [sales]",
            [new("contract", DocumentationChanged)]),
        On("a dataset's description", "    physicalName: orders", "    physicalName: orders\n    description: One row for each order.",
            [new("orders", DocumentationChanged)]),
        On("a field's description", "{name: isGift,", "{name: isGift, description: Wrapped.,",
            [new("orders.properties.isGift", DocumentationChanged)]),
        On("a field's examples", "{name: note,", "{name: note, examples: [hello],",
            [new("orders.properties.note", DocumentationChanged)]),
        On("a role's description", "role: analyst", "role: analyst\n    description: Reads.",
            [new("roles.analyst", DocumentationChanged)]),
        On("a quality rule's description", "mustBeGreaterThan: 0", "mustBeGreaterThan: 0, description: Always.",
            [new("orders.quality.orders_arrive", DocumentationChanged)]),
    ];

    private static Promise On(string title, string from, string to, IReadOnlyList<Expected> changes) => new(title, [], [new(from, to)], changes);
}
