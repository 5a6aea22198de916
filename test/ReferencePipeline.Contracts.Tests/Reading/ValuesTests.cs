namespace ReferencePipeline.Contracts.Tests.Reading;

/// <summary>Examples and enums, held against the field's own type.</summary>
public sealed class ValuesTests
{
    private const string Place = "        logicalType: boolean";

    public static TheoryData<string, string, string> Examples => new()
    {
        { "physicalType: varchar(3)", "abc", "" },
        { "physicalType: varchar(3)", "abcd", "'abcd' is longer than 3 characters; shorten it, or raise the limit" },
        { "physicalType: varchar(1)", "😀", "" },
        { "logicalType: string\n        logicalTypeOptions: {minLength: 2}", "a", "'a' is shorter than minLength 2; lengthen it, or lower minLength" },
        { "logicalType: string\n        logicalTypeOptions: {pattern: '^[A-Z]+$'}", "ABC", "" },
        { "logicalType: string\n        logicalTypeOptions: {pattern: '^[A-Z]+$'}", "ABc", "'ABc' does not match the pattern ^[A-Z]+$; mend it, or the pattern" },
        { "logicalType: string", "10115", "the number 10115 is not a text; write '10115' in quotes" },
        { "logicalType: string", "'10115'", "" },
        { "logicalType: string", "true", "true is not a text; write it in quotes" },
        { "logicalType: string", "null", "a value of nothing; write a value, or leave it out" },
        { "logicalType: string", "[a]", "it is not a text; write a text" },
        { "physicalType: tinyint", "-128", "" },
        { "physicalType: tinyint", "128", "128 is not a whole number of i8; write one that fits, or widen the type" },
        { "logicalType: integer", "1.5", "1.5 is not a whole number of i32; write one that fits, or widen the type" },
        { "logicalType: integer", "'1'", "'1' is not a number; write a number, without quotes" },
        { "logicalType: integer\n        logicalTypeOptions: {minimum: 3}", "2", "2 is outside the bounds of the field; write a value within minimum and maximum" },
        { "logicalType: integer\n        logicalTypeOptions: {multipleOf: 5}", "12", "12 is not a multiple of 5; write a multiple, or change multipleOf" },
        { "physicalType: decimal(4,2)", "12.340", "" },
        { "physicalType: decimal(4,2)", "-99.99", "" },
        { "physicalType: decimal(4,2)", "100", "100 does not fit into decimal(4,2); write fewer digits, or widen the type" },
        { "physicalType: decimal(4,2)", "1.234", "1.234 does not fit into decimal(4,2); write fewer digits, or widen the type" },
        { "physicalType: decimal(2,2)", "0.5", "" },
        { "physicalType: decimal(9,2)\n        logicalTypeOptions: {multipleOf: 0.05}", "1.25", "" },
        { "physicalType: decimal(9,2)\n        logicalTypeOptions: {multipleOf: 0.05}", "1.26", "1.26 is not a multiple of 0.05; write a multiple, or change multipleOf" },
        { "logicalType: number", "1e300", "" },
        { "logicalType: number", ".nan", ".nan is not a number that can be stored; write a number" },
        { "logicalType: number\n        logicalTypeOptions: {exclusiveMaximum: 1}", "1.0", "1.0 is outside the bounds of the field; write a value within minimum and maximum" },
        { "logicalType: boolean", "false", "" },
        { "logicalType: boolean", "no", "it is not true or false; write true or false" },
        { "logicalType: timestamp\n        customProperties: [{property: epochUnit, value: seconds}]", "1700000000", "" },
        { "logicalType: timestamp\n        customProperties: [{property: epochUnit, value: seconds}]", "1.5", "1.5 is not a whole number; write a whole number" },
        { "logicalType: array\n        items: {logicalType: integer}", "[1, 2]", "" },
        { "logicalType: array\n        items: {logicalType: integer}", "[1, x]", "'x' is not a number; write a number, without quotes" },
        { "logicalType: array\n        logicalTypeOptions: {maxItems: 1}\n        items: {logicalType: integer}", "[1, 2]", "a list of 2 items is outside minItems and maxItems; write another number of items" },
        { "logicalType: object\n        properties: [{name: a, physicalType: int, required: true}, {name: b, physicalType: int}]", "{a: 1, b: null}", "" },
        { "logicalType: object\n        properties: [{name: a, physicalType: int, required: true}]", "{}", "'a' is missing; write it: it is required" },
        { "logicalType: object\n        properties: [{name: a, physicalType: int}]", "{a: x}", "a: 'x' is not a number; write a number, without quotes" },
        { "logicalType: object\n        properties: [{name: abc, physicalType: int}]", "{abd: 1}", "'abd' is no property of this object; did you mean 'abc'?" },
        { "logicalType: map\n        map: {key: {physicalType: char(1)}, value: {physicalType: int}}", "{a: 1}", "" },
        { "logicalType: map\n        map: {key: {physicalType: char(1)}, value: {physicalType: int}}", "{ab: 1}", "'ab' is longer than 1 characters; shorten it, or raise the limit" },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_must_be_a_value_of_its_field(string type, string example, string problem)
    {
        var problems = Sample.Problems(Sample.With(Place, $"        {type}\n        examples: [{example}]"));

        Assert.Equal(problem.Length == 0 ? [] : [problem], problems.Select(line => line[(line.IndexOf("examples[0]: ", StringComparison.Ordinal) + 13)..]));
    }

    public static TheoryData<string, string> Enums => new()
    {
        { "logicalType: string\n        enum: [{value: a}, {value: a}]", "26: schema.orders.properties.paid.enum.a.value: 'a' is listed twice; list each value once" },
        { "physicalType: char(1)\n        enum: [{value: ab}]", "26: schema.orders.properties.paid.enum.ab.value: 'ab' is longer than 1 characters; shorten it, or raise the limit" },
        { "logicalType: integer\n        enum: [{value: '1'}]", "26: schema.orders.properties.paid.enum.1.value: '1' is not a number; write a number, without quotes" },
        { "logicalType: integer\n        enum: [{label: One}]", "26: schema.orders.properties.paid.enum[0]: 'value' is missing; an enum entry needs it, like 'value: DE'" },
        { "logicalType: boolean\n        enum: [{value: true}]", "26: schema.orders.properties.paid.enum: values cannot be listed for this type; use a string, number, date, timestamp or time, or remove it" },
        { "logicalType: string\n        enum: [{value: a}]\n        examples: [b]", "27: schema.orders.properties.paid.examples[0]: 'b' is not listed in 'enum'; use one of the listed values" },
    };

    [Theory]
    [MemberData(nameof(Enums))]
    public void An_enum_that_cannot_be_is_refused(string written, string problem) => Sample.IsRefused(Place, "        " + written, problem);

    [Fact]
    public void Enums_and_examples_are_read()
    {
        var field = Sample.Accepted(Sample.With(Place, "        logicalType: integer\n        enum: [{value: 2, label: Two}, {value: 10}]\n        examples: [10, 2]")).Datasets[0].Fields[3];

        Assert.Equal(["2", "10"], field.Enum);
        Assert.Equal([new Literal.Number("10"), new Literal.Number("2")], field.Examples);
        Assert.Equal([""], Sample.Accepted(Sample.With(Place, "        logicalType: string\n        enum: [{value: ''}]")).Datasets[0].Fields[3].Enum);
    }
}
