using ReferencePipeline.Contracts.Reading;

namespace ReferencePipeline.Contracts.Tests.Reading;

public sealed class NearestTests
{
    [Theory]
    [InlineData("requird", "required")]
    [InlineData("REQUIRED", "required")]
    [InlineData("reuqired", "required")]
    [InlineData("classificaton", "classification")]
    [InlineData("unt", "unit")]
    [InlineData("class", null)]
    [InlineData("classif", "classification")]
    [InlineData("CLASSIFI", "classification")]
    [InlineData("un", null)]
    [InlineData("colour", null)]
    [InlineData("b", null)]
    [InlineData("", null)]
    public void It_finds_what_was_meant_or_nothing(string written, string? meant) =>
        Assert.Equal(meant, Nearest.To(written, ["required", "classification", "unit", "a", "unique"]));

    [Fact]
    public void A_word_begun_is_the_shortest_that_goes_on_with_it() =>
        Assert.Equal("mustBeLessThan", Nearest.To("mustBeLess", ["mustBe", "mustBeLessOrEqualTo", "mustBeLessThan"]));

    [Theory]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "", 3)]
    [InlineData("abc", "abc", 0)]
    [InlineData("abc", "ABC", 0)]
    [InlineData("abc", "acb", 1)]
    [InlineData("abc", "axc", 1)]
    [InlineData("kitten", "sitting", 3)]
    public void Distance_counts_slips(string left, string right, int slips) => Assert.Equal(slips, Nearest.Distance(left, right));

    [Fact]
    public void Of_two_that_are_equally_near_the_first_by_letter_is_named() => Assert.Equal("care", Nearest.To("carx", ["cart", "care"]));

    [Fact]
    public void A_text_without_end_is_near_to_nothing() => Assert.Equal(int.MaxValue, Nearest.Distance(new string('a', 100_000), new string('a', 100_000)));
}
