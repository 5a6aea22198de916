using ReferencePipeline.Contracts.Dialects;

namespace ReferencePipeline.Contracts.Tests.Dialects;

public sealed class DqdlTests
{
    private static readonly FieldType Device = Make.Object(Make.Field("os", new StringType()));

    public static TheoryData<ComparisonOperator, string, string> Operators { get; } = new()
    {
        { ComparisonOperator.MustBe, "RowCount = 5", "Completeness \"a\" = 0.95" },
        { ComparisonOperator.MustNotBe, "RowCount != 5", "Completeness \"a\" != 0.95" },
        { ComparisonOperator.MustBeGreaterThan, "RowCount > 5", "Completeness \"a\" < 0.95" },
        { ComparisonOperator.MustBeGreaterOrEqualTo, "RowCount >= 5", "Completeness \"a\" <= 0.95" },
        { ComparisonOperator.MustBeLessThan, "RowCount < 5", "Completeness \"a\" > 0.95" },
        { ComparisonOperator.MustBeLessOrEqualTo, "RowCount <= 5", "Completeness \"a\" >= 0.95" },
        // ODCS's ranges leave their bounds out.
        { ComparisonOperator.MustBeBetween, "(RowCount > 5) and (RowCount < 12.5)", "(Completeness \"a\" > 0.875) and (Completeness \"a\" < 0.95)" },
        { ComparisonOperator.MustNotBeBetween, "(RowCount <= 5) or (RowCount >= 12.5)", "(Completeness \"a\" <= 0.875) or (Completeness \"a\" >= 0.95)" },
    };

    [Theory]
    [MemberData(nameof(Operators))]
    public void Every_operator_has_its_words(ComparisonOperator @operator, string rowCount, string nulls)
    {
        var comparison = Compare(@operator);
        Assert.Equal(rowCount, OfDataset(Make.Rule(QualityMetric.RowCount, comparison)));
        Assert.Equal(nulls, OfField(new StringType(), Make.Rule(QualityMetric.NullValues, comparison, percent: true)));
    }

    [Theory]
    [InlineData(ComparisonOperator.MustBe)]
    [InlineData(ComparisonOperator.MustNotBe)]
    [InlineData(ComparisonOperator.MustBeGreaterThan)]
    [InlineData(ComparisonOperator.MustBeGreaterOrEqualTo)]
    [InlineData(ComparisonOperator.MustBeLessThan)]
    [InlineData(ComparisonOperator.MustBeLessOrEqualTo)]
    [InlineData(ComparisonOperator.MustBeBetween)]
    [InlineData(ComparisonOperator.MustNotBeBetween)]
    public void What_is_left_of_the_whole_compares_as_the_share_did(ComparisonOperator @operator)
    {
        var comparison = Compare(@operator);
        var complement = DqdlExpression.ComplementOfPercent(comparison);
        foreach (var percent in (decimal[])[0, 4.99m, 5, 5.01m, 8, 12.49m, 12.5m, 12.51m, 100])
            Assert.True(comparison.Holds(percent) == complement.Holds(1 - (percent / 100)), $"{@operator} of {percent}%");
    }

    public static TheoryData<string, QualityMetric, bool, string> Metrics { get; } = new()
    {
        { "column", QualityMetric.NullValues, false, "SELECT COUNT(*) AS measured FROM primary WHERE `a` IS NULL" },
        { "struct", QualityMetric.NullValues, true, Share("`a` IS NULL") },
        { "member", QualityMetric.NullValues, false, "SELECT COUNT(*) AS measured FROM primary WHERE `a`.`os` IS NULL" },
        { "column", QualityMetric.MissingValues, false, "SELECT COUNT(*) AS measured FROM primary WHERE `a` IS NULL OR `a` IN ('', 'n/a')" },
        { "column", QualityMetric.MissingValues, true, Share("`a` IS NULL OR `a` IN ('', 'n/a')") },
        { "number", QualityMetric.MissingValues, false, "SELECT COUNT(*) AS measured FROM primary WHERE `a` IS NULL" },
        { "number", QualityMetric.InvalidValues, false, "SELECT COUNT(*) AS measured FROM primary WHERE `a` IS NOT NULL AND TRUE" },
        { "column", QualityMetric.InvalidValues, false, "SELECT COUNT(*) AS measured FROM primary WHERE `a` IS NOT NULL AND (`a` NOT IN ('', 'n/a') OR NOT `a` RLIKE '^\\\\d$')" },
        { "column", QualityMetric.InvalidValues, true, Share("`a` IS NOT NULL AND (`a` NOT IN ('', 'n/a') OR NOT `a` RLIKE '^\\\\d$')") },
        { "column", QualityMetric.DuplicateValues, false, "SELECT COALESCE(SUM(n - 1), 0) AS measured FROM (SELECT COUNT(*) AS n FROM primary WHERE `a` IS NOT NULL GROUP BY `a`) AS repeated" },
        {
            "column", QualityMetric.DuplicateValues, true,
            "SELECT COALESCE(100E0 * SUM(CASE WHEN present > 0 THEN n - 1 ELSE 0 END) / SUM(n), 0E0) AS measured FROM " +
            "(SELECT COUNT(*) AS n, COUNT(CASE WHEN `a` IS NOT NULL THEN 1 END) AS present FROM primary GROUP BY `a`) AS repeated"
        },
    };

    [Theory]
    [MemberData(nameof(Metrics))]
    public void What_DQDL_cannot_count_is_counted_by_a_query(string place, QualityMetric metric, bool percent, string query)
    {
        var pattern = metric is QualityMetric.InvalidValues && place is not "number" ? @"^\d$" : null;
        var values = metric is QualityMetric.MissingValues or QualityMetric.InvalidValues ? (Literal[])[new Literal.Null(), Make.Text(""), Make.Text("n/a")] : [];
        var rule = Make.Rule(metric, Make.Compare(ComparisonOperator.MustBeLessThan, 5), percent, values, pattern);
        var ruleset = Dqdl.Of(Make.Dataset([FieldAt(place, rule)]));

        Assert.Empty(ruleset.Skipped);
        Assert.Equal($"CustomSql \"{query}\" < 5", Assert.Single(ruleset.Rules).Text);
    }

    [Fact]
    public void A_value_that_can_never_stand_there_is_never_missing() =>
        Assert.Equal(
            "CustomSql \"SELECT COUNT(*) AS measured FROM primary WHERE FALSE\" = 0",
            OfField(Make.Integer(IntegerWidth.I32), Make.Rule(QualityMetric.MissingValues, Make.Zero, values: [Make.Text("n/a")])));

    [Theory]
    [InlineData(QualityMetric.NullValues, false, "IsComplete \"a\"")]
    [InlineData(QualityMetric.NullValues, true, "IsComplete \"a\"")]
    [InlineData(QualityMetric.DuplicateValues, false, "IsUnique \"a\"")]
    [InlineData(QualityMetric.DuplicateValues, true, "IsUnique \"a\"")]
    public void None_at_all_has_a_rule_type_of_its_own(QualityMetric metric, bool percent, string expected) =>
        Assert.Equal(expected, OfField(new StringType(), Make.Rule(metric, Make.Zero, percent)));

    [Fact]
    public void Keys_that_no_single_record_can_prove_are_checked_over_all()
    {
        var dataset = Make.Dataset(
        [
            Make.Field("line", Make.Integer(IntegerWidth.I32), primaryKey: 2),
            Make.Field("orderId", new StringType(), primaryKey: 1, unique: true),
            Make.Field("device", Make.Object(Make.Field("serial", new StringType(), unique: true))),
            Make.Field("tags", Make.Array(Make.Object(Make.Field("id", new StringType(), unique: true)))),
        ]);
        var ruleset = Dqdl.Of(dataset);

        Assert.Equal(
            [
                "IsPrimaryKey \"order_id\" \"line\"",
                "IsUnique \"order_id\"",
                "CustomSql \"SELECT COALESCE(SUM(n - 1), 0) AS measured FROM (SELECT COUNT(*) AS n FROM primary WHERE `device`.`serial` IS NOT NULL GROUP BY `device`.`serial`) AS repeated\" = 0",
            ],
            ruleset.Rules.Select(rule => rule.Text));
        Assert.Equal([("", "primaryKey"), ("properties.orderId", "unique"), ("properties.serial", "unique")], ruleset.Rules.Select(rule => (rule.Path, rule.Name!)));
        Assert.Equal(("properties.id", "unique"), Assert.Single(ruleset.Skipped) is var left ? (left.Path, left.Name!) : default);
    }

    [Fact]
    public void A_single_primary_key_is_not_asked_for_its_uniqueness_twice() =>
        Assert.Equal("IsPrimaryKey \"id\"", Assert.Single(Dqdl.Of(Make.Dataset([Make.Field("id", new StringType(), primaryKey: 1, unique: true)])).Rules).Text);

    [Fact]
    public void Duplicates_over_several_columns_name_them_all()
    {
        Field[] fields = [Make.Field("tenantId", new StringType()), Make.Field("orderId", new StringType())];
        Assert.Equal("IsUnique \"tenant_id\" \"order_id\"", Text(Make.Zero));
        Assert.Contains("WHERE `tenant_id` IS NOT NULL OR `order_id` IS NOT NULL GROUP BY `tenant_id`, `order_id`", Text(Make.Compare(ComparisonOperator.MustBeLessThan, 9)), StringComparison.Ordinal);

        string Text(Comparison comparison) =>
            Assert.Single(Dqdl.Of(Make.Dataset(fields, quality: Make.Rule(QualityMetric.DuplicateValues, comparison, fields: fields))).Rules).Text;
    }

    [Fact]
    public void A_columns_own_rule_may_name_the_columns_of_its_key()
    {
        var tenant = Make.Field("tenantId", new StringType());
        var order = Make.Field("orderId", new StringType());
        var rule = Make.Rule(QualityMetric.DuplicateValues, Make.Zero, fields: [tenant, order]);

        Assert.Equal("IsUnique \"tenant_id\" \"order_id\"", Assert.Single(Dqdl.Of(Make.Dataset([tenant, order, Make.Field("a", new StringType(), quality: [rule])])).Rules).Text);
    }

    [Theory]
    [InlineData("member", "WHERE `a`.`os` IS NOT NULL OR `id` IS NOT NULL GROUP BY `a`.`os`, `id`")]
    [InlineData("items", "array or a map")]
    [InlineData("map", "two maps")]
    public void One_part_of_a_key_decides_how_it_is_counted(string place, string expected)
    {
        var id = Make.Field("id", new StringType());
        var other = FieldAt(place, Make.Rule(QualityMetric.RowCount, Make.Zero));
        var part = other.Type switch
        {
            ObjectType { Fields: [var member] } => member,
            ArrayType { Items: var items } => items,
            _ => other,
        };
        var ruleset = Dqdl.Of(Make.Dataset([id, other], quality: Make.Rule(QualityMetric.DuplicateValues, Make.Zero, fields: [part, id])));

        Assert.Contains(ruleset.Rules.Select(rule => rule.Text).Concat(ruleset.Skipped.Select(left => left.Reason)), text => text.Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("say \"so\"")]
    [InlineData(@"C:\")]
    public void What_DQDL_cannot_quote_never_leaves_here(string text) =>
        Assert.Contains(text, Assert.Throws<InvalidOperationException>(() => DqdlExpression.Quote(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("SELECT COUNT(*) FROM {object} WHERE {property} < 0;\n", "CustomSql \"SELECT COUNT(*) FROM primary WHERE a.os < 0\" = 0")]
    [InlineData("SELECT COUNT(*)\r\nFROM ${table} -- all\r\nWHERE {column} LIKE '{1}'", "CustomSql \"SELECT COUNT(*)\nFROM primary -- all\nWHERE a.os LIKE '{1}'\" = 0")]
    public void A_query_of_the_contract_runs_on_primary(string query, string expected) =>
        Assert.Equal(expected, Assert.Single(Dqdl.Of(Make.Dataset([FieldAt("member", Make.Sql(query))])).Rules).Text);

    public static TheoryData<string, string, string> LeftOut { get; } = new()
    {
        { "column", "text", "for people" },
        { "column", "custom", "soda" },
        { "column", "SELECT \"a\" FROM {object}", "double quote" },
        { "column", "SELECT 1; SELECT 2", "one statement" },
        { "column", "SELECT '\\", "backslash" },
        { "column", "SELECT {value} FROM {object}", "{value}" },
        { "dataset", "SELECT {property} FROM {object}", "a dataset's rule has no {property}" },
        { "dataset", "SELECT {column} FROM {object}", "a dataset's rule has no {column}" },
        { "items", "SELECT {property} FROM {object}", "{property} stands inside an array or a map" },
        { "items", "SELECT {column} FROM {object}", "{column} stands inside an array or a map" },
        { "items", "nulls", "array or a map" },
        { "map key", "nulls", "array or a map" },
        { "map value", "nulls", "array or a map" },
        { "dataset", "nulls", "below that property" },
        { "dataset", "duplicates", "below that property" },
        { "dataset", "rows in percent", "no share" },
        { "column", "rows", "for a dataset" },
        { "number", "pattern", "text only" },
        { "struct", "values", "struct" },
        { "struct", "valid values", "struct" },
        { "struct", "null and values", "struct" },
        { "map", "duplicates", "two maps" },
        { "struct with a map", "duplicates", "two maps" },
        { "column", "no values", "neither" },
    };

    [Theory]
    [MemberData(nameof(LeftOut))]
    public void What_cannot_run_is_told_with_its_reason(string place, string rule, string reason)
    {
        QualityRule made = rule switch
        {
            "text" => new TextRule { Line = 1, Name = "a_rule" },
            "custom" => new CustomRule { Line = 1, Name = "a_rule", Engine = "soda", Implementation = "x" },
            "nulls" => Make.Rule(QualityMetric.NullValues, Make.Zero),
            "rows" => Make.Rule(QualityMetric.RowCount, Make.Zero),
            "rows in percent" => Make.Rule(QualityMetric.RowCount, Make.Zero, percent: true),
            "pattern" => Make.Rule(QualityMetric.InvalidValues, Make.Zero, pattern: "^x$"),
            "values" => Make.Rule(QualityMetric.MissingValues, Make.Zero, values: [Make.Text("x")]),
            "valid values" => Make.Rule(QualityMetric.InvalidValues, Make.Zero, values: [Make.Text("x")]),
            "null and values" => Make.Rule(QualityMetric.MissingValues, Make.Zero, values: [new Literal.Null(), Make.Text("x")]),
            "no values" => Make.Rule(QualityMetric.InvalidValues, Make.Zero),
            "duplicates" => Make.Rule(QualityMetric.DuplicateValues, Make.Compare(ComparisonOperator.MustBe, 3)),
            _ => Make.Sql(rule),
        };
        var ruleset = Dqdl.Of(place == "dataset" ? Make.Dataset([Make.Field("a", new StringType())], quality: made) : Make.Dataset([FieldAt(place, made)]));

        Assert.Null(ruleset.Text);
        Assert.Empty(ruleset.Rules);
        var skipped = Assert.Single(ruleset.Skipped);
        Assert.Contains(reason, skipped.Reason, StringComparison.Ordinal);
        Assert.Equal(made.Name, skipped.Name);
    }

    [Fact]
    public void The_ruleset_names_each_rule_in_a_comment_and_separates_them_by_commas()
    {
        var dataset = Make.Dataset(
            [Make.Field("a", new StringType(), quality: [Make.Rule(QualityMetric.NullValues, Make.Zero)])],
            quality: Make.Rule(QualityMetric.RowCount, Make.Compare(ComparisonOperator.MustBeGreaterThan, 0)) with { Name = "some\r\nrows" });

        const string expected =
            """
            Rules = [
                # some  rows
                RowCount > 0,
                # properties.a a_rule
                IsComplete "a"
            ]

            """;
        Assert.Equal(expected.ReplaceLineEndings("\n"), Dqdl.Of(dataset).Text);
    }

    [Fact]
    public void Nothing_to_check_is_no_ruleset() => Assert.Null(Dqdl.Of(Make.Dataset([Make.Field("a", new StringType())])).Text);

    [Fact]
    public void Rules_beyond_what_Glue_takes_are_told()
    {
        var rules = Enumerable.Range(0, 10).Select(_ => (QualityRule)Make.Sql($"SELECT '{new string('x', 8_000)}'")).ToArray();
        var ruleset = Dqdl.Of(Make.Dataset([Make.Field("a", new StringType())], quality: rules));

        Assert.True(ruleset.Text!.Length <= 65_536);
        Assert.Equal(8, ruleset.Rules.Count);
        Assert.Equal(2, ruleset.Skipped.Count);
        Assert.All(ruleset.Skipped, left => Assert.Equal("the ruleset would be longer than the 65536 characters that Glue takes", left.Reason));
    }

    [Theory]
    [InlineData(0, 65_536)]
    [InlineData(1, null)]
    public void Glue_takes_the_longest_ruleset_and_not_a_character_more(int beyond, int? length)
    {
        var others = Of(1)!.Length - 1;
        Assert.Equal(length, Of(65_536 - others + beyond)?.Length);

        static string? Of(int value) =>
            Dqdl.Of(Make.Dataset([Make.Field("a", new StringType())], quality: Make.Sql($"SELECT '{new string('x', value)}'"))).Text;
    }

    [Fact]
    public void A_rule_without_a_name_has_no_comment() =>
        Assert.Equal(
            "Rules = [\n    RowCount > 0\n]\n",
            Dqdl.Of(Make.Dataset([Make.Field("a", new StringType())], quality: Make.Rule(QualityMetric.RowCount, Make.Compare(ComparisonOperator.MustBeGreaterThan, 0)) with { Name = null })).Text);

    private static Comparison Compare(ComparisonOperator @operator) =>
        Make.Compare(@operator, 5, @operator is ComparisonOperator.MustBeBetween or ComparisonOperator.MustNotBeBetween ? 12.5m : null);

    private static string Share(string condition) =>
        $"SELECT COALESCE(100E0 * COUNT(CASE WHEN {condition} THEN 1 END) / NULLIF(COUNT(*), 0), 0E0) AS measured FROM primary";

    private static string OfDataset(QualityRule rule) => Assert.Single(Dqdl.Of(Make.Dataset([Make.Field("a", new StringType())], quality: rule)).Rules).Text;

    private static string OfField(FieldType type, QualityRule rule) => Assert.Single(Dqdl.Of(Make.Dataset([Make.Field("a", type, quality: [rule])])).Rules).Text;

    private static Field FieldAt(string place, QualityRule rule) => place switch
    {
        "column" => Make.Field("a", new StringType(), quality: [rule]),
        "number" => Make.Field("a", Make.Integer(IntegerWidth.I32), quality: [rule]),
        "struct" => Make.Field("a", Device, quality: [rule]),
        "struct with a map" => Make.Field("a", Make.Object(Make.Field("os", new StringType()), Make.Field("tags", Make.Map(new StringType()))), quality: [rule]),
        "map" => Make.Field("a", Make.Map(new StringType()), quality: [rule]),
        "map key" => Make.Field("a", new MapType { Key = Make.Field("key", new StringType(), quality: [rule]), Value = Make.Field("value", new StringType()) }),
        "member" => Make.Field("a", Make.Object(Make.Field("os", new StringType(), quality: [rule]))),
        "items" => Make.Field("a", Make.Array(Make.Object(Make.Field("os", new StringType(), quality: [rule])))),
        "map value" => Make.Field("a", new MapType { Key = Make.Field("key", new StringType()), Value = Make.Field("value", new StringType(), quality: [rule]) }),
        _ => throw new InvalidOperationException(place),
    };
}
