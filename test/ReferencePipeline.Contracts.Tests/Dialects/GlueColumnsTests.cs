using ReferencePipeline.Contracts.Dialects;

namespace ReferencePipeline.Contracts.Tests.Dialects;

public sealed class GlueColumnsTests
{
    [Fact]
    public void Partition_keys_stand_apart_in_the_order_of_their_folders()
    {
        var dataset = Make.Dataset(
        [
            Make.Field("country", new StringType(), partition: 2),
            Make.Field("orderId", new StringType(), description: "Printed on the invoice."),
            Make.Field("orderDate", Make.Date(), partition: 1, description: "The UTC day."),
        ]);

        Assert.Equal([new GlueColumn("order_id", "string", "Printed on the invoice.")], GlueColumns.Of(dataset));
        Assert.Equal([new("order_date", "date", "The UTC day."), new GlueColumn("country", "string", null)], GlueColumns.PartitionKeysOf(dataset));
    }

    [Theory]
    [InlineData(UnknownFields.Keep, "id string, unknown_fields string")]
    [InlineData(UnknownFields.Drop, "id string")]
    [InlineData(UnknownFields.Refuse, "id string")]
    public void Unknown_fields_have_a_last_column_where_they_are_kept(UnknownFields policy, string expected)
    {
        var columns = GlueColumns.Of(Make.Dataset([Make.Field("id", new StringType())], policy));
        Assert.Equal(expected, string.Join(", ", columns.Select(column => $"{column.Name} {column.Type}")));
    }

    [Theory]
    [InlineData("  One\r\n  line,\tonly.\u2028 ", "One line, only.")]
    [InlineData("   \n ", null)]
    [InlineData("\0nul and \uFFFF", "nul and")]
    [InlineData("one\uFFFEtwo", "one two")]
    public void A_comment_is_one_line(string description, string? expected) => Assert.Equal(expected, CommentOf(description));

    [Fact]
    public void A_comment_of_255_characters_stays_whole() => Assert.Equal(new string('x', 255), CommentOf(new('x', 255)));

    [Fact]
    public void A_longer_comment_ends_in_an_ellipsis_at_255() => Assert.Equal(new string('x', 254) + "…", CommentOf(new('x', 256)));

    [Theory]
    [InlineData(253, "🙂🙂", 253)]
    [InlineData(253, "🙂yyyy", 253)]
    [InlineData(255, "🙂", 254)]
    public void A_cut_never_halves_a_character(int before, string end, int kept) =>
        Assert.Equal(new string('x', kept) + "…", CommentOf(new string('x', before) + end));

    [Theory]
    [InlineData("Printed on the invoice.", "Order number", "Printed on the invoice.")]
    [InlineData(null, "Order number", "Order number")]
    [InlineData(null, null, null)]
    public void A_column_without_description_is_told_by_its_business_name(string? description, string? businessName, string? expected)
    {
        var field = Make.Field("id", new StringType(), description: description, businessName: businessName);
        Assert.Equal(expected, GlueColumns.Of(Make.Dataset([field])).Single().Comment);
    }

    [Fact]
    public void The_column_of_unknown_fields_says_what_it_holds() =>
        Assert.Equal("Fields that the contract does not name, as JSON text.", GlueColumns.Of(Make.Dataset([Make.Field("id", new StringType())], UnknownFields.Keep))[^1].Comment);

    [Fact]
    public void A_type_longer_than_Glue_takes_is_refused_with_its_path()
    {
        var members = Enumerable.Range(0, 1100).Select(i => Make.Field($"m{i:d4}_{new string('x', 110)}", Make.Integer(IntegerWidth.I32)));
        var dataset = Make.Dataset([Make.Field("wide", Make.Object([.. members]))]);

        var fault = Assert.Throws<InvalidOperationException>(() => GlueColumns.Of(dataset));
        Assert.Contains("properties.wide", fault.Message, StringComparison.Ordinal);
        Assert.Contains("131072", fault.Message, StringComparison.Ordinal);
    }

    private static string? CommentOf(string description) =>
        GlueColumns.Of(Make.Dataset([Make.Field("id", new StringType(), description: description)])).Single().Comment;
}
