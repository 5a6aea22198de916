using ReferencePipeline.Templates.Rules;

namespace ReferencePipeline.Templates.Tests.Rules;

public sealed class GlobTests
{
    [Theory]
    [InlineData("*", "", true)]
    [InlineData("s3:Get*", "s3:GetObject", true)]
    [InlineData("s3:Get*", "s3:PutObject", false)]
    [InlineData("*/data/*", "lake/data/orders/x", true)]
    [InlineData("*/data/*", "lake/raw/data", false)]
    [InlineData("a*b*c", "aXbYbZc", true)]
    [InlineData("a*b*c", "aXcYb", false)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "ac", false)]
    [InlineData("abc", "abcd", false)]
    [InlineData("abc", "ab", false)]
    public void A_star_is_any_text_and_a_question_mark_one_character(string pattern, string text, bool matches) => Assert.Equal(matches, Glob.Matches(pattern, text));

    [Theory]
    [InlineData("lake/*", "lake/data/*", true)]
    [InlineData("lake/data/orders/*", "lake/data/*", true)]
    [InlineData("lake/raw/*", "lake/data/*", false)]
    [InlineData("lake", "lake", true)]
    [InlineData("lake", "lake/*", false)]
    [InlineData("*", "lake/*", true)]
    public void Two_patterns_overlap_where_a_text_may_fit_both(string one, string other, bool overlap)
    {
        Assert.Equal(overlap, Glob.Overlap(one, other));
        Assert.Equal(overlap, Glob.Overlap(other, one));
    }
}
