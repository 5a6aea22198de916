namespace ReferencePipeline.Contracts.Tests.Reading;

public sealed class DerivationTests
{
    public static TheoryData<string, string, string, string> Functions => new()
    {
        { "date", "orderedAt", "date(orderedAt)", "DateOf" },
        { "integer", "orderedAt", "hour( orderedAt )", "HourOf" },
        { "integer", "orderedAt", "month(orderedAt)", "MonthOf" },
        { "integer", "orderedAt", "year(orderedAt)", "YearOf" },
        { "string", "orderId", "truncate(12, orderId)", "Truncate 12" },
        { "string", "orderId", "lower(orderId)", "Lower" },
        { "integer", "orderId", "bucket(16,orderId)", "Bucket 16" },
        { "integer", "quantity", "bucket(16,quantity)", "Bucket 16" },
        { "string", "orderId", "sha256(orderId, 'shop/salt-1.a_b')", "Sha256 shop/salt-1.a_b" },
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void Each_function_of_the_written_set_is_read(string type, string source, string logic, string derivation)
    {
        // Before its source in the file, on purpose.
        var dataset = Sample.Accepted(Sample.With("      - name: orderId", Derived(type, source, logic) + "      - name: orderId")).Datasets[0];

        var field = dataset.Fields[0];
        Assert.Equal(derivation, Text(field.Derivation));
        Assert.Same(dataset.Fields.Single(candidate => candidate.Name == source), field.Derivation!.Source);
        Assert.Equal(source != "quantity", field.Required);
        Assert.True(field.IsDerived);
    }

    public static TheoryData<string, string, string, string> Wrong => new()
    {
        { "date", "orderedAt", "day(orderedAt)", "15: schema.orders.properties.made.transformLogic: 'day(orderedAt)' is not a function that the pipeline computes; use date(f), hour(f), month(f), year(f), truncate(n, f), lower(f), bucket(n, f) or sha256(f, 'salt/name')" },
        { "integer", "orderedAt", "MONTH(orderedAt)", "15: schema.orders.properties.made.transformLogic: 'MONTH(orderedAt)' is not a function that the pipeline computes; did you mean month(orderedAt)?" },
        { "integer", "orderedAt", "hours( orderedAt )", "15: schema.orders.properties.made.transformLogic: 'hours( orderedAt )' is not a function that the pipeline computes; did you mean hour(orderedAt)?" },
        { "integer", "orderId", "bucket(orderId, 16)", "15: schema.orders.properties.made.transformLogic: 'bucket(orderId, 16)' is not a function that the pipeline computes; did you mean bucket(16, orderId)?" },
        { "string", "orderId", "sha25(orderId, 'shop/salt')", "15: schema.orders.properties.made.transformLogic: 'sha25(orderId, 'shop/salt')' is not a function that the pipeline computes; did you mean sha256(orderId, 'shop/salt')?" },
        { "date", "orderedAt", "date(orderedAt) + 1", "15: schema.orders.properties.made.transformLogic: 'date(orderedAt) + 1' is not a function that the pipeline computes; use date(f), hour(f), month(f), year(f), truncate(n, f), lower(f), bucket(n, f) or sha256(f, 'salt/name')" },
        { "integer", "orderId", "bucket(0, orderId)", "15: schema.orders.properties.made.transformLogic: 'bucket(0, orderId)' is not a function that the pipeline computes; use date(f), hour(f), month(f), year(f), truncate(n, f), lower(f), bucket(n, f) or sha256(f, 'salt/name')" },
        { "string", "orderId", "sha256(orderId, 'se cret')", "15: schema.orders.properties.made.transformLogic: 'sha256(orderId, 'se cret')' is not a function that the pipeline computes; use date(f), hour(f), month(f), year(f), truncate(n, f), lower(f), bucket(n, f) or sha256(f, 'salt/name')" },
        { "date", "amount", "date(orderedAt)", "14: schema.orders.properties.made.transformSourceObjects: it must name just the field of the logic, 'orderedAt'; write [orderedAt]" },
        { "date", "orderedAt, amount", "date(orderedAt)", "14: schema.orders.properties.made.transformSourceObjects: it must name just the field of the logic, 'orderedAt'; write [orderedAt]" },
        { "date", "orderedAt", "date(orderdAt)", "15: schema.orders.properties.made.transformLogic: 'orderdAt' is no property of this dataset; did you mean 'orderedAt'?" },
        { "date", "orderdAt", "date(orderedAt)", "14: schema.orders.properties.made.transformSourceObjects: it must name just the field of the logic, 'orderedAt'; write [orderedAt]" },
        { "date", "orderdAt", "date(orderdAt)", "15: schema.orders.properties.made.transformLogic: 'orderdAt' is no property of this dataset; did you mean 'orderedAt'?" },
        { "date", "amount", "date(amount)", "15: schema.orders.properties.made.transformLogic: date does not take 'amount'; name a timestamp" },
        { "string", "quantity", "lower(quantity)", "15: schema.orders.properties.made.transformLogic: lower does not take 'quantity'; name a string" },
        { "string", "orderedAt", "date(orderedAt)", "13: schema.orders.properties.made.logicalType: date does not give this type; use logicalType date" },
        { "integer\n        physicalType: tinyint", "orderedAt", "year(orderedAt)", "13: schema.orders.properties.made.logicalType: year does not give this type; use logicalType integer of 16 bits or more" },
        { "integer\n        physicalType: tinyint", "orderId", "bucket(129, orderId)", "13: schema.orders.properties.made.logicalType: bucket does not give this type; use logicalType integer that holds 128" },
        { "string\n        physicalType: char(63)", "orderId", "sha256(orderId, 'a')", "13: schema.orders.properties.made.logicalType: sha256 does not give this type; use logicalType string of 64 characters or more" },
        { "string\n        physicalType: char(3)", "orderId", "truncate(4, orderId)", "13: schema.orders.properties.made.logicalType: truncate does not give this type; use logicalType string, long enough" },
        { "integer\n        required: true", "quantity", "bucket(3, quantity)", "14: schema.orders.properties.made.required: it is derived from 'quantity', which is not required; make 'quantity' required, or remove this" },
        { "string\n        enum: [{value: a}]", "orderId", "lower(orderId)", "14: schema.orders.properties.made.enum: the value is computed, not sent; restrict the field that it is derived from" },
        { "string\n        logicalTypeOptions: {pattern: a}", "orderId", "lower(orderId)", "14: schema.orders.properties.made.logicalTypeOptions.pattern: the value is computed, not sent; restrict the field that it is derived from" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Anything_else_is_refused(string type, string source, string logic, string problem) =>
        Sample.IsRefused("      - name: orderId", Derived(type, source, logic) + "      - name: orderId", problem);

    [Fact]
    public void A_derived_field_is_no_source() => Sample.IsRefused(
        "      - name: orderId", Derived("string", "orderId", "lower(orderId)") + Derived("string", "made", "lower(made)").Replace("name: made", "name: again", StringComparison.Ordinal) + "      - name: orderId",
        "19: schema.orders.properties.again.transformLogic: 'made' is derived itself; derive from a field that the event carries");

    [Fact]
    public void A_source_that_is_no_list_is_told_once() => Sample.IsRefused(
        "      - name: orderId", "      - name: made\n        logicalType: date\n        transformSourceObjects: orderedAt\n        transformLogic: date(orderedAt)\n      - name: orderId",
        "14: schema.orders.properties.made.transformSourceObjects: 'orderedAt' stands here; write a list, like [orderedAt]");

    [Theory]
    [InlineData("transformLogic: lower(orderId)", "'transformSourceObjects' is missing")]
    [InlineData("transformSourceObjects: [orderId]", "'transformLogic' is missing")]
    public void Source_and_logic_come_together(string only, string what) => Sample.IsRefused(
        "        required: true", $"        required: true\n      - name: made\n        logicalType: string\n        {only}",
        $"15: schema.orders.properties.made: {what}; a derived field needs transformSourceObjects and transformLogic");

    private static string Derived(string type, string source, string logic) =>
        $"      - name: made\n        logicalType: {type}\n        transformSourceObjects: [{source}]\n        transformLogic: {logic}\n";

    private static string Text(Derivation? derivation) => derivation switch
    {
        Derivation.Truncate truncate => $"Truncate {truncate.Length}",
        Derivation.Bucket bucket => $"Bucket {bucket.Count}",
        Derivation.Sha256 sha256 => $"Sha256 {sha256.SaltReference}",
        _ => derivation?.GetType().Name ?? "",
    };
}
