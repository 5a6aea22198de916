namespace ReferencePipeline.Contracts.Tests.Model;

public sealed class NameTests
{
    [Theory]
    [InlineData("pageViewId", "page_view_id")]
    [InlineData("PageViewID", "page_view_id")]
    [InlineData("page-view id", "page_view_id")]
    [InlineData("HTTPStatus", "http_status")]
    [InlineData("aB", "a_b")]
    [InlineData("A", "a")]
    [InlineData("AB", "ab")]
    [InlineData("ABc", "a_bc")]
    [InlineData("sha256Hash", "sha256_hash")]
    [InlineData("--a--b--", "a_b")]
    [InlineData("a_B", "a_b")]
    [InlineData("a", "a")]
    [InlineData("", "")]
    [InlineData("é", "")]
    public void A_name_becomes_snake_case(string name, string snake) => Assert.Equal(snake, SnakeCase.From(name));

    [Theory]
    [InlineData("page_views", true)]
    [InlineData("_x9", true)]
    [InlineData("a", true)]
    [InlineData("9x", false)]
    [InlineData("Page", false)]
    [InlineData("a-b", false)]
    [InlineData("", false)]
    [InlineData("a\n", false)]
    public void A_table_and_a_column_are_named_in_lower_case(string name, bool isOne)
    {
        Assert.Equal(isOne ? name : null, TableName.TryParse(name)?.Value);
        Assert.Equal(isOne ? name : null, ColumnName.TryParse(name)?.Value);
        Assert.Equal(128, TableName.TryParse(new string('a', 128))?.Value.Length);
        Assert.Null(TableName.TryParse(new string('a', 129)));
    }

    [Theory]
    [InlineData("Care_Team-1", true)]
    [InlineData("x", true)]
    [InlineData("1x", false)]
    [InlineData("_x", false)]
    [InlineData("a b", false)]
    [InlineData("", false)]
    public void A_role_begins_with_a_letter(string name, bool isOne)
    {
        Assert.Equal(isOne ? name : null, RoleName.TryParse(name)?.Value);
        Assert.Equal(40, RoleName.TryParse(new string('r', 40))?.Value.Length);
        Assert.Null(RoleName.TryParse(new string('r', 41)));
    }

    [Fact]
    public void A_table_has_dashes_where_underscores_are_not_welcome() =>
        Assert.Equal("page-views-2", TableName.TryParse("page_views_2")?.Dashed);
}
