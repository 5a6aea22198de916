namespace ReferencePipeline.Contracts.Tests.Reading;

public sealed class RolesTests
{
    private const string Place = "    access: read";

    public static TheoryData<string, string> Wrong => new()
    {
        { "access: owner", "42: roles.clerk.access: 'owner' is not a kind of access; use read or write" },
        { "access: read\n  - role: CLERK", "43: roles.CLERK.role: a second role of the same name; name each role once; IAM does not tell upper from lower case" },
        { "access: read\n  - role: 2nd", "43: roles.2nd.role: '2nd' is not a role's name; use letters, digits, underscores and dashes, a letter first, 40 at most" },
        { "access: read\n  - access: read", "43: roles[1]: 'role' is missing; a role needs it, like 'role: analyst'" },
        { Custom("readableClassifications", "[public, secret]"), "42: roles.clerk.customProperties.readableClassifications.value: 'secret' is none of the classifications; use public, internal, confidential or pii" },
        { Custom("readableClassifications", "[]"), "42: roles.clerk.customProperties.readableClassifications.value: it may read nothing; name at least one classification, or remove the role" },
        { Custom("readableClassifications", "{a: b}"), "42: roles.clerk.customProperties.readableClassifications: the value is not a list of texts; write a list, one '- ' line for each item" },
        { Custom("readableColumns", "[order_idd]"), "42: roles.clerk.customProperties.readableColumns.value: 'order_idd' is no column of 'orders'; did you mean 'order_id'?" },
        { Custom("readableColumns", "[]"), "42: roles.clerk.customProperties.readableColumns.value: it may read no column; name at least one" },
        { Custom("readableColumns", "{order: [paid]}"), "42: roles.clerk.customProperties.readableColumns: 'order' is no dataset that the role reaches; did you mean 'orders'?" },
        { Custom("datasets", "[order]"), "42: roles.clerk.customProperties.datasets.value: 'order' is no dataset of this contract; did you mean 'orders'?" },
        { Custom("datasets", "[]"), "42: roles.clerk.customProperties.datasets.value: it reaches no dataset; name at least one, or remove the role" },
        { Custom("rowFilter", "[paid]"), "42: roles.clerk.customProperties.rowFilter.value: a list is not a condition; write one, like country IN ('DE', 'AT')" },
        { Custom("rowFilter", "paid"), "42: roles.clerk.customProperties.rowFilter: the end stands where an operator should; write =, <>, <, <=, >, >=, IN, BETWEEN, LIKE or IS NULL there" },
        { Custom("rowfilter", "paid = TRUE"), "42: roles.clerk.customProperties.rowfilter: 'rowfilter' is not a custom property that the pipeline knows; did you mean 'rowFilter'?" },
        { Custom("streamKey", "paid"), "42: roles.clerk.customProperties.streamKey: 'streamKey' has no effect here; write it on a dataset" },
        { "customProperties: [{property: datasets}]", "42: roles.clerk.customProperties.datasets: 'value' is missing; write the value, or remove the property" },
        { "customProperties: [{property: a, value: 1}, {property: a, value: 2}]", "42: roles.clerk.customProperties.a: a second value of the same custom property; write it once" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_role_that_cannot_be_is_refused(string written, string problem) => Sample.IsRefused(Place, "    " + written, problem);

    [Fact]
    public void A_role_reads_what_is_public_and_internal_unless_it_is_cleared_for_more()
    {
        var yaml = Sample.Good.Replace("name: amount", "name: amount\n        classification: pii", StringComparison.Ordinal);
        var plain = Role(yaml);
        var cleared = Role(yaml.Replace(Place, "    access: WRITE\n    description: d\n    firstLevelApprovers: a\n    secondLevelApprovers: b\n    " + Custom("readableClassifications", "[PII, public, pii]"), StringComparison.Ordinal));

        Assert.Equal([Classification.Public, Classification.Internal], plain.Clearance);
        Assert.Equal(["orderId", "quantity", "paid", "orderedAt", "lines"], plain.Datasets[0].VisibleFields.Select(field => field.Name));
        Assert.Equal([Classification.Public, Classification.Pii], cleared.Clearance);
        Assert.Equal(["orderId", "amount"], cleared.Datasets[0].VisibleFields.Select(field => field.Name));
        Assert.Equal((RoleAccess.Write, "d", "a", "b", 42), (cleared.Access, cleared.Description, cleared.FirstLevelApprovers, cleared.SecondLevelApprovers, cleared.Line));
        Assert.Equal((RoleAccess.Read, null, null), (plain.Access, plain.Datasets[0].Columns, plain.Datasets[0].RowFilter));
        Assert.Equal(["readableClassifications"], cleared.CustomProperties.Select(property => property.Key));
    }

    [Fact]
    public void A_role_is_limited_to_columns_and_rows_of_some_datasets()
    {
        var two = Sample.With("slaProperties:", "  - name: other\n    properties: [{name: a, logicalType: string}]\nslaProperties:");
        DatasetAccess[] Access(string custom) => [.. Role(two.Replace(Place, "    " + custom, StringComparison.Ordinal)).Datasets];

        Assert.Equal(["orders", "other"], Access("access: read").Select(access => access.Dataset.Name));
        Assert.Equal(["other"], Access(Custom("datasets", "other")).Select(access => access.Dataset.Name));

        var columns = Access(Custom("readableColumns", "{orders: [ordered_at, paid, orderedAt]}"));
        Assert.Equal(["orderedAt", "paid"], columns[0].Columns!.Select(field => field.Name));
        Assert.Equal(["paid", "orderedAt"], columns[0].VisibleFields.Select(field => field.Name));
        Assert.Null(columns[1].Columns);

        var rows = Access(Custom("rowFilter", "{other: \"a = 'x'\"}"));
        Assert.Null(rows[0].RowFilter);
        Assert.Equal("a = 'x'", rows[1].RowFilter!.Expression);
    }

    [Fact]
    public void A_filter_for_all_datasets_must_fit_each_of_them()
    {
        var two = Sample.With("slaProperties:", "  - name: other\n    properties: [{name: a, logicalType: string}]\nslaProperties:");

        Assert.Equal(
            ["44: roles.clerk.customProperties.rowFilter: 'paid' is no column of 'other'; use a"],
            Sample.Problems(two.Replace(Place, "    " + Custom("rowFilter", "paid = TRUE"), StringComparison.Ordinal)));
    }

    private static string Custom(string property, string value) => $"customProperties: [{{property: {property}, value: {value}}}]";

    private static Role Role(string yaml) => Assert.Single(Sample.Accepted(yaml).Roles);
}
