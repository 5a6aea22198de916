using static ReferencePipeline.Contracts.Reading.KeyUse;

namespace ReferencePipeline.Contracts.Reading;

/// <summary>Every key of ODCS 3.0 to 3.2, by the element that holds it, and whether the pipeline uses it.</summary>
/// <remarks>What is <see cref="NotUsed"/> is accepted and changes nothing; what is not here is refused.</remarks>
internal static class OdcsKeys
{
    private static readonly Shape Text = new Shape.Text();
    private static readonly Shape Flag = new Shape.Flag();
    private static readonly Shape Integer = new Shape.Integer();
    private static readonly Shape Number = new Shape.Number();
    private static readonly Shape Scalar = new Shape.Scalar();
    private static readonly Shape Anything = new Shape.Anything();
    private static readonly Shape Texts = new Shape.ListOf(Text);
    private static readonly Shape Definitions = Many(() => Definition);
    private static readonly Shape Custom = Many(() => CustomProperty);
    private static readonly Shape Contexts = new Shape.Either(Text, One(() => Context));

    public static OdcsElement Contract { get; } = new("a contract", [],
    [
        .. Needed(Text, "apiVersion: v3.1.0", "kind: DataContract", "id: orders", "version: 1.0.0", "status: active"),
        .. Keys(Used, Text, "name", "domain", "dataProduct", "tenant", "slaDefaultElement"),
        .. Keys(Used, One(() => Description), "description"),
        .. Needed(Many(() => Object), "schema: [{name: orders, properties: [{name: orderId, logicalType: string}]}]"),
        .. Keys(Used, Many(() => Role), "roles"),
        .. Keys(Used, Many(() => Sla), "slaProperties"),
        .. Keys(Used, Many(() => Server), "servers"),
        .. Keys(Used, new Shape.Either(One(() => Team), Many(() => TeamMember)), "team"),
        .. Keys(Used, Many(() => Support), "support"),
        .. Keys(Used, Texts, "tags"),
        .. Keys(Used, Custom, "customProperties"),
        .. Keys(NotUsed, Text, "contractCreatedTs"),
        .. Keys(NotUsed, One(() => Price), "price"),
        .. Keys(NotUsed, Contexts, "context"),
        .. Keys(NotUsed, Definitions, "authoritativeDefinitions"),
    ]);

    public static OdcsElement Description { get; } = new("a contract's description", [],
    [
        .. Keys(Used, Text, "purpose"),
        .. Keys(NotUsed, Text, "usage", "limitations"),
        .. Keys(NotUsed, Definitions, "authoritativeDefinitions"),
        .. Keys(NotUsed, Custom, "customProperties"),
    ]);

    public static OdcsElement Object { get; } = new("an object of the schema", ["name"],
    [
        .. Needed(Text, "name: orders"),
        .. Keys(Used, Text, "logicalType", "physicalName", "businessName", "description"),
        .. Keys(Used, Many(() => Property), "properties"),
        .. Keys(Used, Many(() => Quality), "quality"),
        .. Keys(Used, Texts, "tags"),
        .. Keys(Used, Custom, "customProperties"),
        .. Keys(NotUsed, Text, "id", "physicalType", "dataGranularityDescription"),
        .. Keys(NotUsed, Many(() => Relationship), "relationships"),
        .. Keys(NotUsed, Many(() => Synonym), "synonyms"),
        .. Keys(NotUsed, Contexts, "context"),
        .. Keys(NotUsed, Definitions, "authoritativeDefinitions"),
    ]);

    public static OdcsElement Property { get; } = new("a property", ["name"],
    [
        .. Needed(Text, "name: orderId"),
        .. PropertyKeys(),
    ]);

    /// <summary>An array's items, a map's key or value: a property that needs no name.</summary>
    public static OdcsElement Part { get; } = new("a part", [],
    [
        .. Keys(NotUsed, Text, "name"),
        .. PropertyKeys(),
    ]);

    public static OdcsElement Map { get; } = new("a map", [],
    [
        .. Needed(One(() => Part), "key: {logicalType: string}", "value: {logicalType: string}"),
    ]);

    public static OdcsElement Options { get; } = new("logicalTypeOptions", [],
    [
        .. Keys(Used, Integer, "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"),
        .. Keys(Used, Text, "pattern", "format", "defaultTimezone"),
        .. Keys(Used, Scalar, "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
        .. Keys(Used, Number, "multipleOf"),
        .. Keys(Used, Flag, "uniqueItems", "timezone"),
        .. Keys(Used, Texts, "required"),
    ]);

    public static OdcsElement EnumValue { get; } = new("an enum entry", ["value"],
    [
        .. Needed(Scalar, "value: DE"),
        .. Keys(NotUsed, Text, "id", "label", "description"),
        .. Keys(NotUsed, Texts, "tags"),
        .. Keys(NotUsed, Custom, "customProperties"),
        .. Keys(NotUsed, Definitions, "authoritativeDefinitions"),
    ]);

    public static OdcsElement Quality { get; } = new("a quality rule", ["id", "name"],
    [
        .. Keys(Used, Text, "id", "name", "type", "description", "dimension", "severity", "unit"),
        .. Keys(Used, Text, "metric", "rule", "query", "engine"),
        .. Keys(Used, One(() => Arguments), "arguments"),
        .. Keys(Used, new Shape.ListOf(Scalar), "validValues"),
        .. Keys(Used, Scalar, "mustBe", "mustNotBe"),
        .. Keys(Used, Number, "mustBeGreaterThan", "mustBeGreaterOrEqualTo", "mustBeLessThan", "mustBeLessOrEqualTo"),
        .. Keys(Used, new Shape.ListOf(Number), "mustBeBetween", "mustNotBeBetween"),
        .. Keys(Used, Anything, "implementation"),
        .. Keys(NotUsed, Text, "businessImpact", "method", "schedule", "scheduler"),
        .. Keys(NotUsed, Texts, "tags"),
        .. Keys(NotUsed, Custom, "customProperties"),
        .. Keys(NotUsed, Definitions, "authoritativeDefinitions"),
    ]);

    public static OdcsElement Arguments { get; } = new("a metric's arguments", [],
    [
        .. Keys(Used, new Shape.ListOf(Scalar), "missingValues", "validValues"),
        .. Keys(Used, Text, "pattern"),
        .. Keys(Used, Texts, "properties"),
    ]);

    public static OdcsElement Role { get; } = new("a role", ["role"],
    [
        .. Needed(Text, "role: analyst"),
        .. Keys(Used, Text, "description", "access", "firstLevelApprovers", "secondLevelApprovers"),
        .. Keys(Used, Custom, "customProperties"),
        .. Keys(NotUsed, Text, "id"),
    ]);

    public static OdcsElement Sla { get; } = new("an SLA property", ["property"],
    [
        .. Needed(Text, "property: retention"),
        .. Needed(Scalar, "value: 30"),
        .. Keys(Used, Text, "unit", "element"),
        .. Keys(NotUsed, Text, "id", "driver", "description", "scheduler", "schedule"),
        .. Keys(NotUsed, Scalar, "valueExt"),
    ]);

    public static OdcsElement Server { get; } = new("a server", ["server"],
    [
        .. Needed(Text, "server: production", "type: kinesis"),
        .. Keys(Used, Text, "description", "environment"),
        .. Keys(NotUsed, Text, "id"),
        .. Keys(NotUsed, Many(() => Role), "roles"),
        .. Keys(NotUsed, Custom, "customProperties"),

        // What the server types add, all of them together; carried along as the server's settings.
        .. Keys(Used, Scalar, "account", "catalog", "database", "dataset", "delimiter", "endpointUrl", "format", "host", "location",
            "path", "port", "project", "region", "regionName", "schema", "serviceName", "stagingDir", "stream", "warehouse", "workgroup"),
    ]);

    public static OdcsElement Team { get; } = new("a team", [],
    [
        .. Keys(Used, Text, "name", "description"),
        .. Keys(Used, Many(() => TeamMember), "members"),
        .. Keys(NotUsed, Text, "id"),
        .. Keys(NotUsed, Texts, "tags"),
        .. Keys(NotUsed, Custom, "customProperties"),
        .. Keys(NotUsed, Definitions, "authoritativeDefinitions"),
    ]);

    public static OdcsElement TeamMember { get; } = new("a team member", ["username"],
    [
        .. Needed(Text, "username: shop-owner"),
        .. Keys(Used, Text, "name", "role", "dateIn", "dateOut"),
        .. Keys(NotUsed, Text, "id", "description", "replacedByUsername"),
        .. Keys(NotUsed, Texts, "tags"),
        .. Keys(NotUsed, Custom, "customProperties"),
        .. Keys(NotUsed, Definitions, "authoritativeDefinitions"),
    ]);

    public static OdcsElement Support { get; } = new("a support channel", ["channel"],
    [
        .. Needed(Text, "channel: help@example.com"),
        .. Keys(Used, Text, "url", "tool", "scope", "description"),
        .. Keys(NotUsed, Text, "id", "invitationUrl"),
        .. Keys(NotUsed, Custom, "customProperties"),
    ]);

    public static OdcsElement CustomProperty { get; } = new("a custom property", ["property"],
    [
        .. Needed(Text, "property: streamKey"),
        .. Keys(Used, Anything, "value"),
        .. Keys(NotUsed, Text, "id", "description"),
    ]);

    public static OdcsElement Definition { get; } = new("an authoritative definition", [],
    [
        .. Keys(NotUsed, Text, "id", "url", "type", "description"),
    ]);

    public static OdcsElement Price { get; } = new("a price", [],
    [
        .. Keys(NotUsed, Text, "id", "priceCurrency", "priceUnit"),
        .. Keys(NotUsed, Number, "priceAmount"),
    ]);

    public static OdcsElement Relationship { get; } = new("a relationship", [],
    [
        .. Keys(NotUsed, Text, "type"),
        .. Keys(NotUsed, new Shape.Either(Text, Texts), "from", "to"),
        .. Keys(NotUsed, Custom, "customProperties"),
    ]);

    public static OdcsElement Synonym { get; } = new("a synonym", ["synonym"],
    [
        .. Keys(NotUsed, Text, "id", "synonym", "description", "locale", "source", "status"),
        .. Keys(NotUsed, Custom, "customProperties"),
    ]);

    public static OdcsElement Context { get; } = new("a context", [],
    [
        .. Keys(NotUsed, Text, "instructions"),
        .. Keys(NotUsed, Many(() => Statement), "verifiedStatements"),
        .. Keys(NotUsed, Many(() => Constraint), "constraints"),
    ]);

    public static OdcsElement Statement { get; } = new("a verified statement", ["id"],
    [
        .. Keys(NotUsed, Text, "id", "question", "answer"),
        .. Keys(NotUsed, Texts, "tags"),
        .. Keys(NotUsed, Custom, "customProperties"),
        .. Keys(NotUsed, Definitions, "authoritativeDefinitions"),
    ]);

    public static OdcsElement Constraint { get; } = new("a constraint", ["id"],
    [
        .. Keys(NotUsed, Text, "id", "constraint"),
        .. Keys(NotUsed, Texts, "tags"),
        .. Keys(NotUsed, Custom, "customProperties"),
        .. Keys(NotUsed, Definitions, "authoritativeDefinitions"),
    ]);

    private static IEnumerable<OdcsKey> PropertyKeys() =>
    [
        .. Keys(Used, Text, "logicalType", "physicalType", "physicalName", "businessName", "description", "classification", "transformLogic", "semanticType"),
        .. Keys(Used, Flag, "required", "unique", "primaryKey", "partitioned"),
        .. Keys(Used, Integer, "primaryKeyPosition", "partitionKeyPosition"),
        .. Keys(Used, One(() => Options), "logicalTypeOptions"),
        .. Keys(Used, Many(() => Property), "properties"),
        .. Keys(Used, One(() => Part), "items"),
        .. Keys(Used, One(() => Map), "map"),
        .. Keys(Used, Many(() => EnumValue), "enum"),
        .. Keys(Used, Many(() => Quality), "quality"),
        .. Keys(Used, new Shape.ListOf(Anything), "examples"),
        .. Keys(Used, Texts, "transformSourceObjects", "tags"),
        .. Keys(Used, Custom, "customProperties"),
        .. Keys(NotUsed, Text, "id", "transformDescription", "encryptedName"),
        .. Keys(NotUsed, Flag, "criticalDataElement"),
        .. Keys(NotUsed, Many(() => Relationship), "relationships"),
        .. Keys(NotUsed, Many(() => Synonym), "synonyms"),
        .. Keys(NotUsed, Definitions, "authoritativeDefinitions"),
    ];

    // Elements name each other before all are made; by the time a file is read none is null.
    private static Shape.Map One(Func<OdcsElement?> element) => new(() => element()!);

    private static Shape.ListOf Many(Func<OdcsElement?> element) => new(One(element));

    /// <summary>Required keys, each as a line that has it.</summary>
    private static IEnumerable<OdcsKey> Needed(Shape shape, params string[] lines) =>
        lines.Select(line => new OdcsKey(line[..line.IndexOf(':', StringComparison.Ordinal)], shape, Required, line));

    private static IEnumerable<OdcsKey> Keys(KeyUse use, Shape shape, params string[] names) =>
        names.Select(name => new OdcsKey(name, shape, use));
}
