namespace ReferencePipeline.Contracts.Tests.Reading;

public sealed class UnknownKeysTests
{
    public static TheoryData<string, string, string> Changes => new()
    {
        { "    quality:", "    qualty: []\n    quality:", "8: schema.orders: 'qualty' is not an ODCS key of an object of the schema; did you mean 'quality'?" },
        { "        required: true", "        requird: true\n        required: true", "14: schema.orders.properties.orderId: 'requird' is not an ODCS key of a property; did you mean 'required'?" },
        { "          logicalType: object", "          logicalTyp: object\n          logicalType: object", "32: schema.orders.properties.lines.items: 'logicalTyp' is not an ODCS key of a part; did you mean 'logicalType'?" },
        { "            - name: sku", "            - name: sku\n              nmae: x", "35: schema.orders.properties.lines.items.properties.sku: 'nmae' is not an ODCS key of a property; did you mean 'name'?" },
        { "        mustBeGreaterThan: 7", "        mustBeGreaterThan: 7\n        mustbegreater: 7", "11: schema.orders.quality[0]: 'mustbegreater' is not an ODCS key of a quality rule; did you mean 'mustBeGreaterThan'?" },
        { "    unit: min", "    unit: min\n    unt: s", "40: slaProperties.latency: 'unt' is not an ODCS key of an SLA property; did you mean 'unit'?" },
        { "    access: read", "    access: read\n    acces: read", "43: roles.clerk: 'acces' is not an ODCS key of a role; did you mean 'access'?" },
        { "    access: read", "    customProperties:\n      - property: a\n        valu: 1", "44: roles.clerk.customProperties.a: 'valu' is not an ODCS key of a custom property; did you mean 'value'?" },
        { "        logicalType: boolean", "        logicalType: integer\n        logicalTypeOptions: {minium: 1}", "26: schema.orders.properties.paid.logicalTypeOptions: 'minium' is not an ODCS key of logicalTypeOptions; did you mean 'minimum'?" },
        { "        logicalType: string", "        logicalType: string\n        enum: [{value: a, lable: A}]", "14: schema.orders.properties.orderId.enum.a: 'lable' is not an ODCS key of an enum entry; did you mean 'label'?" },
        { "    quality:", "    columns: []\n    quality:", "8: schema.orders: 'columns' is not an ODCS key of an object of the schema; did you mean 'properties'?" },
        { "        required: true", "        nullable: false\n        required: true", "14: schema.orders.properties.orderId: 'nullable' is not an ODCS key of a property; did you mean 'required'?" },
        { "        required: true", "        type: text\n        required: true", "14: schema.orders.properties.orderId: 'type' is not an ODCS key of a property; did you mean 'logicalType'?" },
        { "        logicalType: boolean", "        logicalType: integer\n        logicalTypeOptions: {max: 1}", "26: schema.orders.properties.paid.logicalTypeOptions: 'max' is not an ODCS key of logicalTypeOptions; did you mean 'maximum'?" },
        { "    access: read", "    access: read\n    name: clerk", "43: roles.clerk: 'name' is not an ODCS key of a role; did you mean 'role'?" },
        { "schema:", "models: {}\nschema:", "6: 'models' is not an ODCS key of a contract; did you mean 'schema'?" },
        { "schema:", "servers: [{server: s, type: s3, locatoin: x}]\nschema:", "6: servers.s: 'locatoin' is not an ODCS key of a server; did you mean 'location'?" },
        { "schema:", "team: {nam: a}\nschema:", "6: team: 'nam' is not an ODCS key of a team; did you mean 'name'?" },
        { "schema:", "team: [{username: a, rol: b}]\nschema:", "6: team.a: 'rol' is not an ODCS key of a team member; did you mean 'role'?" },
        { "schema:", "support: [{channel: c, ulr: x}]\nschema:", "6: support.c: 'ulr' is not an ODCS key of a support channel; did you mean 'url'?" },
        { "schema:", "price: {priceAmont: 1}\nschema:", "6: price: 'priceAmont' is not an ODCS key of a price; did you mean 'priceAmount'?" },
        { "schema:", "description: {purpos: x}\nschema:", "6: description: 'purpos' is not an ODCS key of a contract's description; did you mean 'purpose'?" },
        { "schema:", "context: {instruction: x}\nschema:", "6: context: 'instruction' is not an ODCS key of a context; did you mean 'instructions'?" },
        { "schema:", "context: {constraints: [{id: c, constrain: x}]}\nschema:", "6: context.constraints.c: 'constrain' is not an ODCS key of a constraint; did you mean 'constraint'?" },
        { "schema:", "context: {verifiedStatements: [{id: s, queston: x}]}\nschema:", "6: context.verifiedStatements.s: 'queston' is not an ODCS key of a verified statement; did you mean 'question'?" },
        { "schema:", "authoritativeDefinitions: [{url: x, typ: y}]\nschema:", "6: authoritativeDefinitions[0]: 'typ' is not an ODCS key of an authoritative definition; did you mean 'type'?" },
        { "    quality:", "    relationships: [{frm: a, to: b}]\n    quality:", "8: schema.orders.relationships[0]: 'frm' is not an ODCS key of a relationship; did you mean 'from'?" },
        { "    quality:", "    synonyms: [{synonym: s, local: de}]\n    quality:", "8: schema.orders.synonyms.s: 'local' is not an ODCS key of a synonym; did you mean 'locale'?" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void An_unknown_key_is_refused_with_the_nearest_known_one(string from, string to, string problem) => Sample.IsRefused(from, to, problem);

    [Theory]
    [InlineData("required: true", "required: yes", "14: schema.orders.properties.orderId.required: 'yes' stands here; write true, without quotes")]
    [InlineData("required: true", "required: 'False'", "14: schema.orders.properties.orderId.required: 'False' stands here; write false, without quotes")]
    [InlineData("required: true", "required: maybe", "14: schema.orders.properties.orderId.required: 'maybe' stands here; use true or false")]
    [InlineData("required: true", "required: 'true'", "14: schema.orders.properties.orderId.required: 'true' stands here; write true, without quotes")]
    [InlineData("required: true", "required: 1", "14: schema.orders.properties.orderId.required: the number 1 stands here; use true or false")]
    [InlineData("mustBeGreaterThan: 7", "mustBeGreaterThan: '7'", "10: schema.orders.quality[0].mustBeGreaterThan: '7' stands here; write a number, without quotes")]
    [InlineData("required: true", "partitionKeyPosition: 1.5", "14: schema.orders.properties.orderId.partitionKeyPosition: the number 1.5 stands here; write a whole number, without quotes")]
    [InlineData("required: true", "required: true\n        logicalTypeOptions: 7", "15: schema.orders.properties.orderId.logicalTypeOptions: the number 7 stands here; write a map of 'key: value' lines")]
    [InlineData("required: true", "enum: [DE]", "14: schema.orders.properties.orderId.enum[0]: 'DE' stands here; write 'value: DE'")]
    [InlineData("      - name: paid", "      -\n      - name: paid", "24: schema.orders.properties[3]: an empty list item; remove the dash or write the item")]
    public void A_value_of_the_wrong_shape_is_refused(string from, string to, string problem)
    {
        var problems = Sample.Problems(Sample.With(from, to));

        Assert.Contains(problem, problems);
        Assert.Single(problems);
    }

    [Fact]
    public void An_empty_value_says_nothing() =>
        Assert.Empty(Sample.Problems(Sample.With("classification: public", "classification:\n        description: null\n        tags: ~\n        examples:")));
}
