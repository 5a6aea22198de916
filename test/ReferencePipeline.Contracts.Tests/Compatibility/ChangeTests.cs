using ReferencePipeline.Contracts.Comparing;

namespace ReferencePipeline.Contracts.Tests.Comparing;

public sealed class ChangeTests
{
    [Fact]
    public void Changes_come_the_worst_first_then_by_path_then_by_kind_then_by_sentence()
    {
        var changes = ShopContract.Compare([],
        [
            new("maximum: 100, multipleOf: 2", "maximum: 90, minimum: 3, multipleOf: 4"), new("maxLength: 20", "maxLength: 19"), new("Head of sales", "Head of data"), new("name: Shop\n", "name: Our shop\n"),
            new("{minimum: 0}", "{minimum: 5, maximum: 900}"),
        ]).Changes;

        Assert.Equal(
        [
            "Breaking orders.properties.amount BoundTightened: the greatest value: no limit → 900",
            "Breaking orders.properties.amount BoundTightened: the least value: 0 → 5",
            "Breaking orders.properties.note LengthTightened: the greatest length: 20 → 19",
            "Breaking orders.properties.quantity BoundTightened: the greatest value: 100 → 90",
            "Breaking orders.properties.quantity BoundTightened: the least value: no limit → 3",
            "Breaking orders.properties.quantity MultipleOfTightened: multiples of 2 → 4",
            "Review roles.analyst RoleApproversChanged: approved by (Head of sales) → (Head of data)",
            "Harmless contract DocumentationChanged: name changed, the data did not",
        ], changes.Select(change => $"{change.Severity} {change.Path} {change.Kind}: {change.What}"));
    }

    [Theory]
    [InlineData("maximum: 100", "maximum: 90", "the greatest value: 100 → 90")]
    [InlineData("{minimum: 0}", "{exclusiveMinimum: 0.5}", "the least value: 0 → 0.5 (excluded)")]
    [InlineData("maxLength: 20", "maxLength: 19", "the greatest length: 20 → 19")]
    [InlineData("maxItems: 5, ", "", "the greatest number of items: 5 → no limit")]
    [InlineData("decimal(18,2)", "decimal(10,2)", "the type goes from decimal(18,2) to decimal(10,2)")]
    [InlineData("{value: paid}]", "{value: paid}, {value: sent}]", "the set of values gains (sent)")]
    [InlineData("bucket(16, orderId)", "bucket(32, orderId)", "made by bucket(16, orderId) → bucket(32, orderId)")]
    [InlineData("value: 400", "value: 30", "retention: 400 d → 30 d: older data is deleted")]
    [InlineData("value: 5, unit: min", "value: 90, unit: s", "latency: 5 min → 90 s: data comes sooner")]
    [InlineData("country = 'DE'", "country = 'AT'", "the role sees rows where country = 'DE' → country = 'AT'")]
    [InlineData("classification: pii", "classification: public", "the classification goes from pii to public")]
    [InlineData("mustBeGreaterThan: 0", "mustBeBetween: [1, 9]", "the rule goes from 'rowCount mustBeGreaterThan 0' to 'rowCount mustBeBetween 1 and 9'")]
    public void A_change_says_old_and_new(string from, string to, string what) =>
        Assert.Contains(what, ShopContract.Compare([], [new(from, to)]).Changes.Select(change => change.What));

    [Theory]
    [InlineData("classification: pii", "classification: public", "the role sees (email), which was hidden from it")]
    [InlineData("[public, internal, confidential]", "[public, internal]", "(email_hash) is hidden from the role now")]
    public void A_role_that_sees_more_or_less_is_told_with_the_columns(string from, string to, string what) =>
        Assert.Contains(what, ShopContract.Compare([], [new(from, to)]).Changes.Where(change => change.Path == "roles.analyst.orders").Select(change => change.What));

    [Fact]
    public void Every_kind_has_something_to_do_instead()
    {
        foreach (var kind in Enum.GetValues<ChangeKind>())
            Assert.NotEmpty(new Change("", kind, "", Breaks.Nothing, Engines.All).Instead);
    }

    [Fact]
    public void What_widens_a_sight_shortens_a_retention_or_lowers_a_classification_is_for_review()
    {
        ChangeKind[] kinds =
        [
            ChangeKind.ClassificationLowered, ChangeKind.ClearanceWidened, ChangeKind.ReadableColumnsWidened, ChangeKind.RowFilterRemoved, ChangeKind.RowFilterChanged,
            ChangeKind.RoleSeesMore, ChangeKind.RoleAdded, ChangeKind.RoleDatasetAdded, ChangeKind.RetentionShortened, ChangeKind.CompatibilityLoosened, ChangeKind.QualityRuleRemoved,
        ];
        Assert.All(kinds, kind => Assert.Equal(Severity.Review, new Change("", kind, "", Breaks.Nothing, Engines.All).Severity));
    }

    [Fact]
    public void A_kind_that_is_not_known_is_an_error() =>
        Assert.Throws<InvalidOperationException>(() => new Change("", (ChangeKind)999, "", Breaks.Nothing, Engines.All).Instead);
}
