using ReferencePipeline.Contracts.Dialects;

namespace ReferencePipeline.Contracts.Tests.Dialects;

/// <summary>The two contracts of this repository, where every dialect meets what people really write.</summary>
public sealed class SampleContractTests
{
    [Fact]
    public void Orders_are_a_table_partitioned_by_day_and_country()
    {
        var orders = DatasetOf("orders");

        Assert.Equal(["order_date date", "country string"], GlueColumns.PartitionKeysOf(orders).Select(column => $"{column.Name} {column.Type}"));
        Assert.Equal("unknown_fields", GlueColumns.Of(orders)[^1].Name);
        Assert.Equal(
            "array<struct<sku:string,quantity:smallint,unit_price:decimal(18,2),discount_percent:smallint,weight_grams:bigint,temperature_class:tinyint>>",
            GlueColumns.Of(orders).Single(column => column.Name == "line_items").Type);
    }

    [Fact]
    public void Orders_run_every_rule_but_the_one_for_another_engine()
    {
        var ruleset = Dqdl.Of(DatasetOf("orders"));

        Assert.Equal(
            [
                "IsPrimaryKey \"order_id\"",
                "(RowCount > 0) and (RowCount < 5000000)",
                "CustomSql \"SELECT COUNT(*) FROM primary WHERE total_amount < shipping_amount\" = 0",
                "IsComplete \"order_id\"",
                "CustomSql \"SELECT COALESCE(SUM(n - 1), 0) AS measured FROM (SELECT COUNT(*) AS n FROM primary WHERE `order_id` IS NOT NULL GROUP BY `order_id`) AS repeated\" < 10",
                "CustomSql \"SELECT COUNT(*) AS measured FROM primary WHERE `order_id` IS NOT NULL AND NOT `order_id` RLIKE '^O-[0-9]{10}$'\" = 0",
                "CustomSql \"SELECT COUNT(*) AS measured FROM primary WHERE `total_amount` IS NULL\" != 1",
            ],
            ruleset.Rules.Select(rule => rule.Text));
        Assert.Equal("freshness_in_soda", Assert.Single(ruleset.Skipped).Name);
    }

    [Fact]
    public void Page_views_measure_shares_and_leave_the_sentence_to_people()
    {
        var ruleset = Dqdl.Of(DatasetOf("page-views"));

        Assert.Contains("Completeness \"load_time_ms\" > 0.8", ruleset.Rules.Select(rule => rule.Text));
        Assert.Contains("`email` IS NULL OR `email` IN ('', 'n/a')", ruleset.Text, StringComparison.Ordinal);
        Assert.Contains("GROUP BY `page_view_id`, `visitor_id`", ruleset.Text, StringComparison.Ordinal);
        Assert.Contains("`http_status` NOT IN (200, 204,", ruleset.Text, StringComparison.Ordinal);
        Assert.Equal("bots_are_known", Assert.Single(ruleset.Skipped).Name);
    }

    private static Dataset DatasetOf(string contract) =>
        ContractFile.Read(Path.Combine(Repository.Root, "contracts", $"{contract}.odcs.yaml")).ContractOrThrow().Datasets.Single();
}
