namespace ReferencePipeline.Contracts.Tests.Reading;

public sealed class QualityTests
{
    private const string OfDataset = "      - metric: rowCount\n        mustBeGreaterThan: 7";
    private const string OfField = "          - metric: nullValues\n            mustBe: 3";

    [Theory]
    [InlineData("mustBe: 5", ComparisonOperator.MustBe, 5, null)]
    [InlineData("mustNotBe: 2.5", ComparisonOperator.MustNotBe, 2.5, null)]
    [InlineData("mustBeGreaterThan: 5", ComparisonOperator.MustBeGreaterThan, 5, null)]
    [InlineData("mustBeGreaterOrEqualTo: 5", ComparisonOperator.MustBeGreaterOrEqualTo, 5, null)]
    [InlineData("mustBeLessThan: 5", ComparisonOperator.MustBeLessThan, 5, null)]
    [InlineData("mustBeLessOrEqualTo: 5", ComparisonOperator.MustBeLessOrEqualTo, 5, null)]
    [InlineData("mustBeBetween: [5, 9]", ComparisonOperator.MustBeBetween, 5, 9)]
    [InlineData("mustNotBeBetween: [5, 9]", ComparisonOperator.MustNotBeBetween, 5, 9)]
    public void Every_operator_is_read(string written, ComparisonOperator @operator, double value, int? upper)
    {
        var rule = Assert.IsType<LibraryRule>(Field(written.Insert(0, "metric: nullValues\n            ")));

        Assert.Equal((@operator, (decimal)value, (decimal?)upper), (rule.Comparison.Operator, rule.Comparison.Value, rule.Comparison.Upper));
    }

    [Fact]
    public void Every_metric_is_read_with_its_arguments()
    {
        var missing = Assert.IsType<LibraryRule>(Field("metric: missingValues\n            mustBe: 0\n            unit: percent\n            arguments: {missingValues: [null, '', 0]}"));
        var invalid = Assert.IsType<LibraryRule>(Field("metric: invalidValues\n            mustBe: 0\n            unit: rows\n            arguments: {validValues: [1, 2.5]}"));
        var duplicate = Assert.IsType<LibraryRule>(Field("id: once\n            name: n\n            type: library\n            metric: duplicateValues\n            mustBe: 0\n            dimension: uniqueness\n            severity: error\n            description: d"));
        var together = Assert.IsType<LibraryRule>(Dataset("metric: duplicateValues\n        mustBe: 0\n        arguments: {properties: [orderId, paid]}"));

        Assert.Equal((QualityMetric.MissingValues, true), (missing.Metric, missing.Percent));
        Assert.Equal([new Literal.Null(), new Literal.Text(""), new Literal.Number("0")], missing.Values);
        Assert.Equal((QualityMetric.InvalidValues, false), (invalid.Metric, invalid.Percent));
        Assert.Equal([new Literal.Number("1"), new Literal.Number("2.5")], invalid.Values);
        Assert.Equal((QualityMetric.DuplicateValues, "once", "uniqueness", "error", "d", 20), (duplicate.Metric, duplicate.Name, duplicate.Dimension, duplicate.Severity, duplicate.Description, duplicate.Line));
        Assert.Equal(["orderId", "paid"], together.Fields.Select(field => field.Name));
        Assert.Equal(QualityMetric.RowCount, Assert.IsType<LibraryRule>(Sample.Accepted(Sample.Good).Datasets[0].Quality[0]).Metric);
    }

    [Theory]
    [InlineData("rule: duplicateCount\n            mustBe: 4", QualityMetric.DuplicateValues, 4)]
    [InlineData("rule: validValues\n            validValues: [1, 2]", QualityMetric.InvalidValues, 0)]
    [InlineData("rule: nullCheck", QualityMetric.NullValues, 0)]
    [InlineData("rule: nullValues\n            metric: nullValues\n            mustBe: 4", QualityMetric.NullValues, 4)]
    public void The_rules_of_v3_0_are_read_as_metrics(string written, QualityMetric metric, int bound)
    {
        var rule = Assert.IsType<LibraryRule>(Field(written));

        Assert.Equal((metric, ComparisonOperator.MustBe, (decimal)bound), (rule.Metric, rule.Comparison.Operator, rule.Comparison.Value));
    }

    [Fact]
    public void What_is_never_run_is_carried_along()
    {
        Assert.Equal("All is well.", Assert.IsType<TextRule>(Field("description: All is well.")).Description);
        Assert.Equal("All is well.", Assert.IsType<TextRule>(Field("type: text\n            description: All is well.")).Description);

        var sql = Assert.IsType<SqlRule>(Field("type: sql\n            query: SELECT 1\n            mustBe: 1"));
        Assert.Equal(("SELECT 1", 1m), (sql.Query, sql.Comparison.Value));

        var text = Assert.IsType<CustomRule>(Field("type: custom\n            engine: soda\n            implementation: |\n              a: b"));
        var map = Assert.IsType<CustomRule>(Field("engine: soda\n            implementation: {a: [1, x, null, true]}"));
        Assert.Equal(("soda", "a: b\n"), (text.Engine, text.Implementation));
        Assert.Equal("""{"a":[1,"x",null,true]}""", map.Implementation);
    }

    public static TheoryData<string, string> WrongOnAField => new()
    {
        { "metric: nullValus\n            mustBe: 1", "20: schema.orders.properties.amount.quality[0].metric: 'nullValus' is not a metric of ODCS's library; did you mean 'nullValues'?" },
        { "rule: minCheck\n            mustBe: 1", "20: schema.orders.properties.amount.quality[0].rule: 'minCheck' is not a metric of ODCS's library; use nullValues, missingValues, invalidValues, duplicateValues or rowCount" },
        { "rule: duplicateCount\n            metric: nullValues\n            mustBe: 1", "20: schema.orders.properties.amount.quality[0].rule: 'rule' and 'metric' disagree; keep 'metric'; 'rule' is its name before v3.1" },
        { "metric: rowCount\n            mustBe: 1", "20: schema.orders.properties.amount.quality[0].metric: rowCount counts a dataset; write it under the object's own 'quality'" },
        { "metric: nullValues", "20: schema.orders.properties.amount.quality[0]: nothing to compare with; add one of mustBe, mustNotBe, mustBeGreaterThan, mustBeGreaterOrEqualTo, mustBeLessThan, mustBeLessOrEqualTo, mustBeBetween or mustNotBeBetween" },
        { "metric: nullValues\n            mustBeLess: 1", "21: schema.orders.properties.amount.quality[0]: 'mustBeLess' is not an ODCS key of a quality rule; did you mean 'mustBeLessThan'?" },
        { "metric: nullValues\n            mustBeGreatrThan: 1", "21: schema.orders.properties.amount.quality[0]: 'mustBeGreatrThan' is not an ODCS key of a quality rule; did you mean 'mustBeGreaterThan'?" },
        { "metric: nullValues\n            mustBe: 1\n            mustBeLessThan: 3", "20: schema.orders.properties.amount.quality[0]: mustBe and mustBeLessThan at once; write one operator; make a second rule for another, or use mustBeBetween" },
        { "id: r\n            metric: nullValues\n            mustBe: none", "22: schema.orders.properties.amount.quality.r.mustBe: 'none' is not a number; write a number, without quotes: the rule compares a count" },
        { "metric: nullValues\n            mustBeBetween: [3, 3]", "21: schema.orders.properties.amount.quality[0].mustBeBetween: 3 is not below 3; write the smaller number first" },
        { "metric: nullValues\n            mustBeBetween: [1, 2, 3]", "21: schema.orders.properties.amount.quality[0].mustBeBetween: 3 numbers stand here; write two, like [0, 100]" },
        { "metric: nullValues\n            mustBe: 101\n            unit: percent", "22: schema.orders.properties.amount.quality[0].unit: a bound is outside 0 to 100; write a share of the rows, in percent" },
        { "metric: nullValues\n            mustBe: 1\n            unit: permille", "22: schema.orders.properties.amount.quality[0].unit: 'permille' is not a unit of a metric; use rows or percent" },
        { "metric: nullValues\n            mustBe: 1\n            arguments: {validValues: [1]}", "22: schema.orders.properties.amount.quality[0].arguments.validValues: 'validValues' belongs to invalidValues; remove it, or use that metric" },
        { "metric: duplicateValues\n            mustBe: 1\n            arguments: {properties: [paid]}", "22: schema.orders.properties.amount.quality[0].arguments.properties: 'properties' belongs to duplicateValues of an object; remove it, or use that metric" },
        { "metric: missingValues\n            mustBe: 1", "20: schema.orders.properties.amount.quality[0]: no values that count as missing; add 'arguments: missingValues: [null, \"\"]'" },
        { "metric: invalidValues\n            mustBe: 1", "20: schema.orders.properties.amount.quality[0]: nothing says which values are valid; add 'arguments: validValues: [...]' or 'arguments: pattern: ...'" },
        { "metric: invalidValues\n            mustBe: 1\n            arguments: {validValues: ['1']}", "22: schema.orders.properties.amount.quality[0].arguments.validValues: a value of another type than the property's; write it as the property's values are" },
        { "metric: invalidValues\n            mustBe: 1\n            arguments: {pattern: '[0-9]'}", "22: schema.orders.properties.amount.quality[0].arguments.pattern: a pattern on what is no text; use validValues, or logicalType: string" },
        { "type: libary\n            metric: nullValues\n            mustBe: 1", "20: schema.orders.properties.amount.quality[0].type: 'libary' is not a type of quality rule; did you mean 'library'?" },
        { "type: sql\n            metric: nullValues\n            query: SELECT 1\n            mustBe: 1", "21: schema.orders.properties.amount.quality[0].metric: 'metric' belongs to a rule of type library; use type: library, or remove it" },
        { "type: sql\n            mustBe: 1", "20: schema.orders.properties.amount.quality[0]: 'query' is missing; write the query whose number is compared" },
        { "type: sql\n            query: SELECT COUNT(*) FROM {objct} WHERE ${colunm} < 0\n            mustBe: 1", "21: schema.orders.properties.amount.quality[0].query: '{objct}' stands for nothing; did you mean '{object}'?\n21: schema.orders.properties.amount.quality[0].query: '{colunm}' stands for nothing; did you mean '{column}'?" },
        { "type: text", "20: schema.orders.properties.amount.quality[0]: 'description' is missing; write the sentence that is the rule" },
        { "type: text\n            description: d\n            mustBe: 1", "22: schema.orders.properties.amount.quality[0].mustBe: a rule of type text compares nothing; remove it, or use type: sql or a metric" },
        { "type: custom\n            engine: soda", "20: schema.orders.properties.amount.quality[0]: 'implementation' is missing; a custom rule names its engine and what that engine runs" },
        { "severity: error", "20: schema.orders.properties.amount.quality[0]: 'metric' is missing; add one of nullValues, missingValues, invalidValues, duplicateValues or rowCount, or another type" },
    };

    [Theory]
    [MemberData(nameof(WrongOnAField))]
    public void A_rule_of_a_field_that_cannot_be_is_refused(string written, string problem) => Assert.Equal(problem.Split('\n'), Sample.Problems(Sample.With(OfField, "          - " + written)));

    public static TheoryData<string, string> WrongOnADataset => new()
    {
        { "metric: nullValues\n        mustBe: 1", "9: schema.orders.quality[0].metric: nullValues looks at one property; write it under that property's 'quality'" },
        { "metric: rowCount\n        mustBe: 1\n        unit: percent", "11: schema.orders.quality[0].unit: rowCount is no share of anything; use rows, or leave it out" },
        { "metric: duplicateValues\n        mustBe: 1", "9: schema.orders.quality[0]: no properties to compare; add 'arguments: properties: [one, another]'" },
        { "metric: duplicateValues\n        mustBe: 1\n        arguments: {properties: [order]}", "11: schema.orders.quality[0].arguments.properties: 'order' is no property of this object; did you mean 'orderId'?" },
    };

    [Theory]
    [MemberData(nameof(WrongOnADataset))]
    public void A_rule_of_a_dataset_that_cannot_be_is_refused(string written, string problem) => Sample.IsRefused(OfDataset, "      - " + written, problem);

    private static QualityRule Field(string rule) => Assert.Single(Sample.Accepted(Sample.With(OfField, "          - " + rule)).Datasets[0].Fields[1].Quality);

    private static QualityRule Dataset(string rule) => Assert.Single(Sample.Accepted(Sample.With(OfDataset, "      - " + rule)).Datasets[0].Quality);
}
