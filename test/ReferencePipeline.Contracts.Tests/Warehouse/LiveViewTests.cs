using ReferencePipeline.Contracts.Warehouse;

namespace ReferencePipeline.Contracts.Tests.Warehouse;

public sealed class LiveViewTests
{
    /// <summary>Made anew for each test: what a test relies on, it makes itself.</summary>
    private static WarehouseStep View => Shop.Step("view orders");

    private static readonly string[] Kinds = ["internal", "confidential", "pii"];

    [Fact]
    public void A_view_reads_each_field_by_its_key_and_gives_it_its_column_and_type()
    {
        var select = View.Make[0];

        Assert.StartsWith("CREATE VIEW \"live\".\"orders\" AS SELECT arrived_at, \"order_id\", \"buyer\", \"paid_at\", \"total\", \"place\", ", select, StringComparison.Ordinal);
        Assert.Contains("CAST(payload.\"OrderId\" AS varchar(28)) AS \"order_id\"", select, StringComparison.Ordinal);
        Assert.Contains("CAST(payload.\"total\" AS decimal(9,2)) AS \"total\"", select, StringComparison.Ordinal);
        Assert.Contains("payload.\"place\" AS \"place\"", select, StringComparison.Ordinal);
        Assert.Contains("CAST((\"paid_at\" AT TIME ZONE 'UTC') AS date) AS \"paid_on\"", select, StringComparison.Ordinal);
        Assert.EndsWith(" FROM \"live_raw\".\"orders\") AS event", select, StringComparison.Ordinal);
    }

    [Fact]
    public void What_only_the_transform_function_computes_is_not_in_it_and_that_is_said()
    {
        Assert.DoesNotContain("bucket_of_buyer", string.Join('\n', View.Make), StringComparison.Ordinal);
        Assert.Equal(["bucket_of_buyer: only the transform function computes it"], View.Withheld);
    }

    [Fact]
    public void Nobody_may_read_it_before_all_that_protects_it_is_there()
    {
        var grants = View.Make.Select((statement, at) => (statement, at)).Where(one => one.statement.StartsWith("GRANT ", StringComparison.Ordinal)).ToList();

        Assert.Equal(3, grants.Count);
        Assert.Equal(Enumerable.Range(View.Make.Count - 3, 3), grants.Select(grant => grant.at));
        Assert.Equal("CREATE VIEW", View.Make[0][..11]);
    }

    [Fact]
    public void Readers_get_what_their_columns_say_and_writers_nothing() => Assert.Equal(
        [
            "GRANT SELECT ON \"live\".\"orders\" TO ROLE \"clerk\"",
            "GRANT SELECT ON \"live\".\"orders\" TO ROLE \"auditor\"",
            "GRANT SELECT (\"order_id\", \"buyer\") ON \"live\".\"orders\" TO ROLE \"counter\"",
        ],
        View.Make.Where(statement => statement.StartsWith("GRANT ", StringComparison.Ordinal)));

    [Fact]
    public void A_contracts_own_arrived_at_is_the_contracts() =>
        Assert.StartsWith("CREATE VIEW \"live\".\"orders\" AS SELECT \"arrived_at\", ",
            Shop.Step("view orders", Shop.With("name: OrderId", "name: arrivedAt").Replace("[OrderId,", "[arrivedAt,", StringComparison.Ordinal)).Make[0], StringComparison.Ordinal);

    [Theory]
    [InlineData("value: total > 100", "value: bucket_of_buyer = 3", "role auditor: its row filter needs bucket_of_buyer, which is not here")]
    [InlineData("value: [OrderId, Buyer, total]", "value: [bucketOfBuyer]", "role counter: it may see no column that is here")]
    public void A_role_that_could_not_be_held_to_its_contract_gets_nothing(string from, string to, string said)
    {
        var view = Shop.Step("view orders", Shop.With(from, to));

        Assert.Contains(said, view.Withheld);
        Assert.DoesNotContain(view.Make, statement => statement.Contains($"\"{said.Split(' ')[1].TrimEnd(':')}\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_column_is_masked_or_public_for_every_role_as_its_clearance_says()
    {
        // Role, what it sees of internal, confidential and pii columns.
        var expected = new Dictionary<string, string>
        {
            ["PUBLIC"] = "hide hide hide",
            ["ROLE \"clerk\""] = "show hide hide",
            ["ROLE \"auditor\""] = "show show show",
            ["ROLE \"counter\""] = "hide hide show",
        };
        var masks = View.Make.Where(statement => statement.StartsWith("ATTACH MASKING", StringComparison.Ordinal)).ToList();

        foreach (var (to, sees) in expected)
            Assert.Equal(sees, string.Join(' ', Kinds.Select(kind => masks.Single(mask => mask.Contains($"_{kind}\" ON", StringComparison.Ordinal) && mask.Contains($" TO {to} ", StringComparison.Ordinal)).Split("__")[1][..4])));
        Assert.Equal(12, masks.Count);
        Assert.All(masks, mask => Assert.EndsWith(mask.Contains("PUBLIC", StringComparison.Ordinal) ? "PRIORITY 10" : mask.Contains("__show", StringComparison.Ordinal) ? "PRIORITY 20" : "PRIORITY 30", mask, StringComparison.Ordinal));
    }

    [Fact]
    public void A_mask_is_null_of_the_columns_type_and_a_struct_is_as_secret_as_its_most_secret_part()
    {
        Assert.Contains("CREATE MASKING POLICY \"orders__hide_pii\" WITH (\"buyer\" varchar(80), \"place\" super) USING (CAST(NULL AS varchar(80)), CAST(NULL AS super))", View.Make);
        Assert.Contains("CREATE MASKING POLICY \"orders__show_pii\" WITH (\"buyer\" varchar(80), \"place\" super) USING (\"buyer\", \"place\")", View.Make);
        Assert.DoesNotContain(View.Make, statement => statement.StartsWith("CREATE MASKING", StringComparison.Ordinal) && statement.Contains("order_id", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_are_limited_for_whom_the_contract_limits_them_and_all_others_see_all() => Assert.Equal(
        [
            "CREATE RLS POLICY \"orders__rows_of_auditor\" WITH (\"total\" decimal(9,2)) USING (\"total\" > 100)",
            "ATTACH RLS POLICY \"orders__rows_of_auditor\" ON \"live\".\"orders\" TO ROLE \"auditor\"",
            "CREATE RLS POLICY \"orders__every_row\" USING (TRUE)",
            "ATTACH RLS POLICY \"orders__every_row\" ON \"live\".\"orders\" TO ROLE \"clerk\", ROLE \"counter\"",
            "ALTER TABLE \"live\".\"orders\" ROW LEVEL SECURITY ON CONJUNCTION TYPE AND",
        ],
        View.Make.Where(statement => statement.Contains(" RLS ", StringComparison.Ordinal) || statement.Contains("ROW LEVEL", StringComparison.Ordinal)));

    [Fact]
    public void Without_a_row_filter_no_row_is_touched() =>
        Assert.DoesNotContain(Shop.Step("view orders", Shop.With("property: rowFilter\n        value: total > 100", "property: note\n        value: none")).Make, statement => statement.Contains("RLS", StringComparison.Ordinal));

    [Fact]
    public void All_that_was_made_goes_again_the_view_first() => Assert.Equal(
        [
            "DROP VIEW IF EXISTS \"live\".\"orders\"",
            "DROP MASKING POLICY IF EXISTS \"orders__hide_internal\"",
            "DROP MASKING POLICY IF EXISTS \"orders__show_internal\"",
            "DROP MASKING POLICY IF EXISTS \"orders__hide_confidential\"",
            "DROP MASKING POLICY IF EXISTS \"orders__show_confidential\"",
            "DROP MASKING POLICY IF EXISTS \"orders__hide_pii\"",
            "DROP MASKING POLICY IF EXISTS \"orders__show_pii\"",
            "DROP RLS POLICY IF EXISTS \"orders__rows_of_auditor\" CASCADE",
            "DROP RLS POLICY IF EXISTS \"orders__every_row\" CASCADE",
        ],
        View.Remove);

    [Fact]
    public void Where_every_role_has_rows_of_its_own_nobody_is_given_all()
    {
        var view = Shop.Step("view orders", Shop.Contract.Replace("value: [public, internal]\n", "value: [public, internal]\n      - property: rowFilter\n        value: total > 5\n", StringComparison.Ordinal)
            .Replace("value: [public, pii]\n", "value: [public, pii]\n      - property: rowFilter\n        value: order_id = 'x'\n", StringComparison.Ordinal));

        Assert.DoesNotContain([.. view.Make, .. view.Remove], statement => statement.Contains("every_row", StringComparison.Ordinal));
        Assert.Equal(3, view.Make.Count(statement => statement.StartsWith("ATTACH RLS", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_SQL_cannot_read_is_not_in_it_nor_what_is_derived_from_it()
    {
        var view = Shop.Step("view orders", Shop.With("logicalType: timestamp\n", "logicalType: timestamp\n        logicalTypeOptions:\n          format: EEE dd MMM yyyy HH:mm:ss\n"));

        Assert.Equal(
            ["paid_at: SQL cannot read its format", "paid_on: it is derived from paid_at, whose format SQL cannot read", "bucket_of_buyer: only the transform function computes it"], view.Withheld);
        Assert.DoesNotContain("paid", string.Join('\n', view.Make), StringComparison.Ordinal);
    }
}
