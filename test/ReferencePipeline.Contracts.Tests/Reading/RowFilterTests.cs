using ReferencePipeline.Contracts.Reading.RowFilters;

namespace ReferencePipeline.Contracts.Tests.Reading;

public sealed class RowFilterTests
{
    private static readonly Dataset Orders = Sample.Accepted(Sample.With("name: lines", "name: due\n        logicalType: date\n      - name: lines")).Datasets[0];

    public static TheoryData<string, string> Conditions => new()
    {
        { "order_id = 'a'", "(order_id Equal 'a')" },
        { "ORDER_ID<>'it''s'", "(order_id NotEqual 'it's')" },
        { "quantity != -5", "(quantity NotEqual -5)" },
        { "amount >= 0.50", "(amount GreaterOrEqual 0.50)" },
        { "paid = true", "(paid Equal True)" },
        { "due < DATE '2026-02-28'", "(due Less 2026-02-28)" },
        { "ordered_at <= timestamp '2026-02-28 01:02:03.5'", "(ordered_at LessOrEqual 2026-02-28T01:02:03.5000000Z)" },
        { "quantity > 1 OR quantity < 2 AND paid = FALSE", "((quantity Greater 1) or ((quantity Less 2) and (paid Equal False)))" },
        { "(quantity > 1 OR quantity < 2) AND NOT paid = FALSE", "(((quantity Greater 1) or (quantity Less 2)) and not (paid Equal False))" },
        { "NOT NOT paid = TRUE", "not not (paid Equal True)" },
        { "order_id IN ('a', 'b')", "(order_id in 'a','b')" },
        { "order_id not in ('a')", "not (order_id in 'a')" },
        { "quantity BETWEEN 1 AND 2 AND paid = TRUE", "((quantity between 1 and 2) and (paid Equal True))" },
        { "quantity NOT BETWEEN 1 AND 2", "not (quantity between 1 and 2)" },
        { "order_id LIKE 'DE%'", "(order_id like 'DE%')" },
        { "order_id NOT LIKE '_'", "not (order_id like '_')" },
        { "amount IS NULL", "(amount null)" },
        { "amount IS NOT NULL", "not (amount null)" },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void A_condition_is_taken_apart(string expression, string tree)
    {
        var filter = RowFilterParser.Parse(expression, Orders);

        Assert.Equal(tree, Text(filter.Condition));
        Assert.Equal(expression, filter.Expression);
    }

    [Fact]
    public void A_filter_knows_its_columns_once_each() =>
        Assert.Equal(["quantity", "paid"], RowFilterParser.Parse("quantity > 1 OR paid = TRUE OR quantity < 0", Orders).Columns.Select(field => field.Name));

    public static TheoryData<string, string> Wrong => new()
    {
        { "", "the end stands where a column should; write a column there" },
        { "orderId = 'a'", "'orderId' is no column of 'orders'; write its column 'order_id'" },
        { "quantty = 1", "'quantty' is no column of 'orders'; did you mean 'quantity'?" },
        { "lines IS NULL", "'lines' has parts, and rows are compared by single values; use a column of a scalar type" },
        { "order_id = 5", "'5' is no value of 'order_id'; write a text in single quotes" },
        { "order_id = \"DE\" AND paid = TRUE", "double quotes have no place in a row filter; write a text in single quotes, like 'DE', and a column without any" },
        { "order_id = \"DE", "double quotes have no place in a row filter; write a text in single quotes, like 'DE', and a column without any" },
        { "`order_id` = 'a'", "backticks have no place in a row filter; write a column without quotes" },
        { "WHERE order_id = 'a'", "'WHERE' is no part of a row filter; write the condition alone, like country IN ('DE', 'AT')" },
        { "select order_id", "'select' is no part of a row filter; write the condition alone, like country IN ('DE', 'AT')" },
        { "SELECT * FROM orders", "'*' has no place in a row filter; write the condition alone, like country IN ('DE', 'AT')" },
        { "upper(order_id) = 'A'", "'upper(' calls a function, and a row filter has none; derive a field with transformLogic, and compare that" },
        { "order_id = NULL", "nothing is equal to NULL, not even NULL; write IS NULL" },
        { "order_id <> null", "nothing is equal to NULL, not even NULL; write IS NOT NULL" },
        { "order_id == 'a'", "'==' is no operator of a row filter; write =" },
        { "order_id = 'a' && paid = TRUE", "'&&' is no operator of a row filter; write AND" },
        { "order_id = 'a' || paid = TRUE", "'||' is no operator of a row filter; write OR" },
        { "order_id 'a'", "'a' stands where an operator should; write =, <>, <, <=, >, >=, IN, BETWEEN, LIKE or IS NULL there" },
        { "order_id IN ('a' 'b'", "'b' follows a value without a comma; write a comma between values" },
        { "quantity IN (1 2)", "'2' follows a value without a comma; write a comma between values" },
        { "quantity = 1.5", "'1.5' is no value of 'quantity'; write a whole number" },
        { "quantity = '1'", "'1' is no value of 'quantity'; write a whole number" },
        { "amount = 1x", "'1x' is no value of 'amount'; write a number" },
        { "paid = 1", "'1' is no value of 'paid'; write TRUE or FALSE" },
        { "paid > TRUE", "'paid' is true or false, and has no order; use = or <>" },
        { "paid = quantity", "'quantity' is no value of 'paid'; write TRUE or FALSE" },
        { "due = '2026-01-01'", "'2026-01-01' is no value of 'due'; write DATE '2026-01-31'" },
        { "due = TIMESTAMP '2026-01-01 00:00:00'", "TIMESTAMP '2026-01-01 00:00:00' is no value of 'due'; write DATE '2026-01-31'" },
        { "due = DATE '2026-02-30'", "'2026-02-30' is no date; write DATE '2026-01-31'" },
        { "quantity LIKE '1%'", "'quantity' is not text; use LIKE on a string" },
        { "order_id LIKE 5", "'5' stands where a text in quotes should; write a text in quotes there" },
        { "order_id = 'a", "a quote is never closed; close it; two quotes inside a text stand for one" },
        { "order_id IN ()", "')' stands where a value should; write a value there" },
        { "order_id IN ('a'", "the end stands where ')' should; write ')' there" },
        { "quantity BETWEEN 1 OR 2", "'OR' stands where AND should; write AND there" },
        { "quantity IS 5", "'5' stands where NULL should; write NULL there" },
        { "quantity = 1 quantity", "'quantity' stands where AND, OR or the end should; write AND, OR or the end there" },
        { "quantity = 1; DROP TABLE x", "';' has no place in a row filter; compare columns with literals: country IN ('DE', 'AT') AND amount >= 10" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_no_condition_is_refused(string expression, string problem)
    {
        var fault = Assert.Throws<RowFilterFault>(() => RowFilterParser.Parse(expression, Orders));

        Assert.Equal(problem, $"{fault.Message}; {fault.Instead}");
    }

    private static readonly Dataset Closed = Sample.Accepted(Sample.With("      - name: paid\n", """
              - {name: country, logicalType: string, enum: [{value: DE}, {value: AT}, {value: "CI'1"}]}
              - {name: rating, logicalType: integer, enum: [{value: 1}, {value: 5}]}
              - {name: rate, logicalType: number, physicalType: "decimal(5,2)", enum: [{value: 0.5}, {value: 7}]}
              - {name: due, logicalType: date, logicalTypeOptions: {format: dd.MM.yyyy}, enum: [{value: "31.01.2026"}]}
              - {name: cut, logicalType: timestamp, enum: [{value: "2026-01-31T09:00:00+01:00"}]}
              - {name: slot, logicalType: time, logicalTypeOptions: {format: "HH:mm"}, enum: [{value: "08:30"}]}
              - name: paid

        """)).Datasets[0];

    [Theory]
    [InlineData("country IN ('DE', 'AT') AND country <> 'CI''1'")]
    [InlineData("country < 'ZZ' OR country LIKE 'X%' OR country BETWEEN 'A' AND 'C'")]
    [InlineData("rating = 5 AND rate = 0.50 AND rate IN (7.0)")]
    [InlineData("due = DATE '2026-01-31' AND cut = TIMESTAMP '2026-01-31 08:00:00' AND slot = '08:30:00'")]
    public void What_a_closed_set_may_be_is_compared_with(string expression) =>
        Assert.Equal(expression, RowFilterParser.Parse(expression, Closed).Expression);

    [Theory]
    [InlineData("country IN ('DE', 'XX')", "'XX' is none of the values that 'country' may have; use 'DE', 'AT' or 'CI''1'")]
    [InlineData("country NOT IN ('de')", "'de' is none of the values that 'country' may have; use 'DE', 'AT' or 'CI''1'")]
    [InlineData("country = 'X'", "'X' is none of the values that 'country' may have; use 'DE', 'AT' or 'CI''1'")]
    [InlineData("country <> 'X'", "'X' is none of the values that 'country' may have; use 'DE', 'AT' or 'CI''1'")]
    [InlineData("rating = 2", "2 is none of the values that 'rating' may have; use 1 or 5")]
    [InlineData("rate = 0.51", "0.51 is none of the values that 'rate' may have; use 0.5 or 7")]
    [InlineData("due = DATE '2026-02-01'", "DATE '2026-02-01' is none of the values that 'due' may have; use DATE '2026-01-31'")]
    [InlineData("cut = TIMESTAMP '2026-01-31 09:00:00'", "TIMESTAMP '2026-01-31 09:00:00' is none of the values that 'cut' may have; use TIMESTAMP '2026-01-31 08:00:00'")]
    [InlineData("slot = '08:30'", "'08:30' is none of the values that 'slot' may have; use '08:30:00'")]
    public void What_a_closed_set_can_never_be_is_refused(string expression, string problem)
    {
        var fault = Assert.Throws<RowFilterFault>(() => RowFilterParser.Parse(expression, Closed));

        Assert.Equal(problem, $"{fault.Message}; {fault.Instead}");
    }

    [Fact]
    public void A_filter_is_bounded()
    {
        var deep = new string('(', 60_000) + "paid = TRUE";
        var nested = string.Concat(Enumerable.Repeat("(", 51)) + "paid = TRUE" + string.Concat(Enumerable.Repeat(")", 51));
        var negated = string.Concat(Enumerable.Repeat("NOT ", 60)) + "paid = TRUE";

        Assert.StartsWith("the row filter has more than 2,000 words", Assert.Throws<RowFilterFault>(() => RowFilterParser.Parse(deep, Orders)).Message, StringComparison.Ordinal);
        Assert.StartsWith("the row filter nests more than 50 deep", Assert.Throws<RowFilterFault>(() => RowFilterParser.Parse(nested, Orders)).Message, StringComparison.Ordinal);
        Assert.StartsWith("the row filter nests more than 50 deep", Assert.Throws<RowFilterFault>(() => RowFilterParser.Parse(negated, Orders)).Message, StringComparison.Ordinal);
    }

    private static string Text(Condition condition) => condition switch
    {
        Condition.And(var left, var right) => $"({Text(left)} and {Text(right)})",
        Condition.Or(var left, var right) => $"({Text(left)} or {Text(right)})",
        Condition.Not(var inner) => $"not {Text(inner)}",
        Condition.Compare(var column, var @operator, var value) => $"({column.Column} {@operator} {Text(value)})",
        Condition.In(var column, var values) => $"({column.Column} in {string.Join(',', values.Select(Text))})",
        Condition.Between(var column, var low, var high) => $"({column.Column} between {Text(low)} and {Text(high)})",
        Condition.Like(var column, var pattern) => $"({column.Column} like '{pattern}')",
        Condition.IsNull(var column) => $"({column.Column} null)",
        _ => "?",
    };

    private static string Text(RowValue value) => value switch
    {
        RowValue.Text(var text) => $"'{text}'",
        RowValue.Number(var number) => number.ToString(),
        RowValue.Boolean(var flag) => flag.ToString(),
        RowValue.Date(var date) => date.ToString("yyyy-MM-dd"),
        RowValue.Timestamp(var utc) => utc.ToString("O"),
        _ => "?",
    };
}
