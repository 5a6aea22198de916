using static ReferencePipeline.Contracts.Comparing.ChangeKind;

namespace ReferencePipeline.Contracts.Tests.Comparing;

/// <summary>Who sees what, and what is promised.</summary>
internal static class GovernancePromises
{
    public static IReadOnlyList<Promise> All { get; } =
    [
        On("a classification raised", "{name: isGift, logicalType: boolean}", "{name: isGift, logicalType: boolean, classification: pii}",
            [new("orders.properties.isGift", ClassificationRaised), new("roles.analyst.orders", RoleSeesLess)]),
        On("a classification lowered", "classification: pii", "classification: public",
            [new("orders.properties.email", ClassificationLowered), new("roles.analyst.orders", RoleSeesMore)]),
        On("a part decides for its struct", "{name: os, logicalType: string}", "{name: os, logicalType: string, classification: pii}",
            [new("orders.properties.device", ClassificationRaised), new("orders.properties.device.properties.os", ClassificationRaised), new("roles.analyst.orders", RoleSeesLess)]),
        On("a role added", "roles:\n", "roles:\n  - {role: writer, access: write}\n",
            [new("roles.writer", RoleAdded)]),
        On("a role renamed is another role", "role: analyst", "role: scientist",
            [new("roles.analyst", RoleRemoved), new("roles.scientist", RoleAdded)]),
        On("a role may write", "access: read\n    firstLevel", "access: write\n    firstLevel",
            [new("roles.analyst", RoleAccessChanged)]),
        On("another approver", "Head of sales", "Head of data",
            [new("roles.analyst", RoleApproversChanged)]),
        On("a wider clearance", "[public, internal, confidential]", "[public, internal, confidential, pii]",
            [new("roles.analyst", ClearanceWidened), new("roles.analyst.orders", RoleSeesMore)]),
        On("a narrower clearance", "[public, internal, confidential]", "[public, internal]",
            [new("roles.analyst", ClearanceNarrowed), new("roles.analyst.orders", RoleSeesLess)]),
        On("more columns", "[country, amount]", "[country, amount, note]",
            [new("roles.regional.orders", ReadableColumnsWidened), new("roles.regional.orders", RoleSeesMore)]),
        On("no limit on columns", "      - {property: readableColumns, value: [country, amount]}\n", "",
            [new("roles.regional.orders", ReadableColumnsWidened), new("roles.regional.orders", RoleSeesMore)]),
        On("fewer columns", "[country, amount]", "[country]",
            [new("roles.regional.orders", ReadableColumnsNarrowed), new("roles.regional.orders", RoleSeesLess)]),
        On("a column that the clearance hides anyway", "[country, amount]", "[country, amount, email]",
            [new("roles.regional.orders", ReadableColumnsWidened)]),
        On("a row filter", "      - {property: readableClassifications, value: [public, internal, confidential]}", "      - {property: readableClassifications, value: [public, internal, confidential]}\n      - {property: rowFilter, value: \"amount > 0\"}",
            [new("roles.analyst.orders", RowFilterAdded)]),
        On("the row filter removed", "\n      - {property: rowFilter, value: \"country = 'DE'\"}", "",
            [new("roles.regional.orders", RowFilterRemoved)]),
        On("another row filter", "country = 'DE'", "country = 'AT'",
            [new("roles.regional.orders", RowFilterChanged)]),
        On("a shorter retention", "value: 400", "value: 30",
            [new("orders.slaProperties.retention", RetentionShortened)]),
        On("a longer retention", "value: 400", "value: 401",
            [new("orders.slaProperties.retention", RetentionLengthened)]),
        On("a retention removed", "  - {property: retention, value: 400, unit: d}\n", "",
            [new("orders.slaProperties.retention", RetentionLengthened)]),
        On("a shorter latency", "value: 5, unit: min", "value: 200, unit: s",
            [new("orders.slaProperties.latency", LatencyTightened)]),
        On("a longer latency", "value: 5, unit: min", "value: 6, unit: min",
            [new("orders.slaProperties.latency", LatencyLoosened)]),
        On("the latency removed", "  - {property: latency, value: 5, unit: min}\n", "",
            [new("orders.slaProperties.latency", LatencyLoosened)]),
        On("another frequency", "value: 1, unit: h", "value: 2, unit: h",
            [new("orders.slaProperties.frequency", FrequencyChanged)]),
        On("a quality rule added", "      - {id: orders_arrive,", "      - {id: few_orders, metric: rowCount, mustBeLessThan: 10}\n      - {id: orders_arrive,",
            [new("orders.quality.few_orders", QualityRuleAdded)]),
        On("a quality rule removed", "    quality:\n      - {id: orders_arrive, metric: rowCount, mustBeGreaterThan: 0}\n", "",
            [new("orders.quality.orders_arrive", QualityRuleRemoved)]),
        On("a stricter quality rule", "mustBeGreaterThan: 0", "mustBeGreaterThan: 9",
            [new("orders.quality.orders_arrive", QualityRuleChanged)]),
        On("a quality rule's severity", "mustBeGreaterThan: 0", "mustBeGreaterThan: 0, severity: error",
            [new("orders.quality.orders_arrive", QualityRuleChanged)]),
        On("a quality rule on a field", "{name: isGift, logicalType: boolean}", "{name: isGift, logicalType: boolean, quality: [{metric: nullValues, mustBeLessThan: 5}]}",
            [new("orders.properties.isGift.quality", QualityRuleAdded)]),
    ];

    private static Promise On(string title, string from, string to, IReadOnlyList<Expected> changes) => new(title, [], [new(from, to)], changes);
}
