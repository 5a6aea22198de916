using ReferencePipeline.Contracts.Dialects;
using ReferencePipeline.Contracts.Reading.RowFilters;
using ReferencePipeline.Contracts.Tests.Reading;

namespace ReferencePipeline.Contracts.Tests.Dialects;

public sealed class LakeFormationFilterTests
{
    private static readonly Dataset Orders = Sample.Accepted(Sample.With("name: lines", """
        name: due
                logicalType: date
              - name: weight
                logicalType: number
                physicalType: double
              - name: packed
                logicalType: time
              - name: order
                logicalType: string
              - name: zone
                logicalType: string
                required: true
                partitioned: true
                partitionKeyPosition: 1
              - name: floor
                logicalType: integer
                logicalTypeOptions:
                  format: i16
              - name: shelf
                logicalType: integer
                logicalTypeOptions:
                  format: u64
              - name: lines
        """)).Datasets[0];

    public static TheoryData<string, string> Conditions => new()
    {
        { "order_id = 'a'", "order_id = 'a'" },
        { "ORDER_ID <> 'it''s'", "order_id <> 'it''s'" },
        { "quantity != -5", "quantity <> -5" },
        { "amount < 0.50", "amount < 0.50" },
        { "weight <= 1000000000000", "weight <= 1000000000000" },
        { "shelf >= 18446744073709551615", "shelf >= 18446744073709551615" },
        { "paid = TRUE", "paid = true" },
        { "packed >= '08:30:00'", "packed >= '08:30:00'" },
        { "order_id IN ('a', 'b')", "order_id IN ('a', 'b')" },
        { "order_id not in ('a')", "order_id NOT IN ('a')" },
        { "quantity between 1 and 2", "quantity BETWEEN 1 AND 2" },
        { "quantity NOT BETWEEN 1 AND 2", "quantity NOT BETWEEN 1 AND 2" },
        { "order_id LIKE 'DE%'", "order_id LIKE 'DE%'" },
        { "order_id NOT LIKE '_'", "order_id NOT LIKE '_'" },
        { "amount IS NULL", "amount IS NULL" },
        { "amount IS NOT NULL", "amount IS NOT NULL" },
        // What binds how is said, not left to whoever reads it.
        { "quantity > 1 OR quantity < 2 AND paid = FALSE", "(quantity > 1) OR ((quantity < 2) AND (paid = false))" },
        { "(quantity > 1 OR quantity < 2) AND NOT paid = FALSE", "((quantity > 1) OR (quantity < 2)) AND (NOT (paid = false))" },
        // Words of the language.
        { "zone = 'a'", "\"zone\" = 'a'" },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void A_filter_is_written_as_the_guide_writes_filters(string expression, string written)
    {
        var filter = RowFilterParser.Parse(expression, Orders);

        Assert.Equal(written, LakeFormationFilter.Of(filter.Condition));
        Assert.Empty(LakeFormationFilter.Refusals(filter));
    }

    public static TheoryData<string, string[]> Refused => new()
    {
        { "due < DATE '2026-02-28'", ["Lake Formation compares no date, which 'due' is; filter by a text or a number, like a derived field year(…)"] },
        { "ordered_at > TIMESTAMP '2026-02-28 01:02:03'", ["Lake Formation compares no timestamp, which 'ordered_at' is; filter by a text or a number, like a derived field year(…)"] },
        { "floor = 3", ["Lake Formation compares no smallint, which 'floor' is; give it the format i32"] },
        { "paid = TRUE OR NOT (paid = FALSE AND zone IS NOT NULL)", ["Lake Formation takes no IS NULL on a partition key, which 'zone' is; leave that test out: a key is never NULL in a table of this pipeline"] },
        {
            "due IS NULL AND floor = 3",
            [
                "Lake Formation compares no date, which 'due' is; filter by a text or a number, like a derived field year(…)",
                "Lake Formation compares no smallint, which 'floor' is; give it the format i32",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_Lake_Formation_would_refuse_is_said_before(string expression, string[] refusals) =>
        Assert.Equal(refusals, LakeFormationFilter.Refusals(RowFilterParser.Parse(expression, Orders)).Select(refusal => $"{refusal.What}; {refusal.Instead}"));

    [Theory]
    [InlineData(2047, false)]
    [InlineData(2048, true)]
    public void A_filter_is_shorter_than_2048_characters(int length, bool refused)
    {
        var filter = RowFilterParser.Parse($"order_id = '{new string('x', length - "order_id = ''".Length)}'", Orders);

        Assert.Equal(refused ? ["the row filter is 2,048 characters long for Lake Formation, which takes 2,047; write a shorter one, or derive a field and filter by that"] : [],
            LakeFormationFilter.Refusals(filter).Select(refusal => $"{refusal.What}; {refusal.Instead}"));
    }
}
