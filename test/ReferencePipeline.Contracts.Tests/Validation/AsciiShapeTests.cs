using System.Text;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Tests.Validation;

/// <summary>The quick way through a pattern: what it finds is a match of the pattern, and what it does not know it leaves to the expression.</summary>
public class AsciiShapeTests
{
    [Theory]
    [InlineData("^$", "", "a")]
    [InlineData("^a$", "a", "|b|aa|A")]
    [InlineData("^O-[0-9]{10}$", "O-0123456789", "O-012345678|O-01234567890|o-0123456789|O0123456789|")]
    [InlineData("^[a-f0-9]{2,4}$", "ab|a09|ffff", "a|abcde|ag|a.")]
    [InlineData("^[A-Z]{2,}x$", "ABx|ABCDEFGHIJKLMNOPQRSTUVWXYZx", "Ax|AB|ABxx")]
    [InlineData("^a*b$", "b|ab|aaaaaaaaab", "a|ba|bb")]
    [InlineData("^a+$", "a|aaaaaaaaaaaaaaaaa", "|ab|ba")]
    [InlineData("^a?b?$", "|a|b|ab", "aa|ba|abb")]
    [InlineData("^a{3}$", "aaa", "aa|aaaa")]
    [InlineData("^a{0,1}b{12}$", "bbbbbbbbbbbb|abbbbbbbbbbbb", "bbbbbbbbbbb|aabbbbbbbbbbbb")]
    [InlineData("^[a]$", "a", "b|]|[")]
    [InlineData("^[a-]$", "a|-", "b|")]
    [InlineData("^[-a]$", "a|-", "b|")]
    [InlineData("^[a-c-e]$", "a|b|c|-|e", "d|f")]
    [InlineData("^[c-c]$", "c", "b|d")]
    [InlineData("^[a-z0-9.]{1,3}$", "a.9|.|z", "A|,|")]
    [InlineData("^[.-9]$", ".|/|0|9", "-|:")]
    [InlineData("^[.-.]$", ".", "-|/")]
    [InlineData("^[a-cx]y$", "ay|by|cy|xy", "dy|wy|y")]
    public void A_row_of_characters_and_classes_is_matched_as_the_expression_matches_it(string pattern, string matching, string other)
    {
        var shape = AsciiShape.TryParse(pattern);
        Assert.NotNull(shape);
        Assert.True(EcmaPattern.TryParse(pattern, out var expression, out _));
        foreach (var (text, expected) in matching.Split('|').Select(text => (text, true)).Concat(other.Split('|').Select(text => (text, false))))
        {
            Assert.True(expected == expression.Matches(text), $"the test is wrong about '{text}'");
            Assert.True(expected == shape.Matches(Encoding.UTF8.GetBytes(text)), $"{pattern} and '{text}'");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("^")]
    [InlineData("$")]
    [InlineData("a")]
    [InlineData("a$")]
    [InlineData("^a")]
    [InlineData("ab")]
    [InlineData("xa$")]
    [InlineData("^ax")]
    [InlineData("^é$")]
    [InlineData("^(a)$")]
    [InlineData("^a|b$")]
    [InlineData("^\\d$")]
    [InlineData("^a\\$")]
    [InlineData("^[^a]$")]
    [InlineData("^[\\d]$")]
    [InlineData("^[a-\\]$")]
    [InlineData("^[+--]$")]
    [InlineData("^[--.]$")]
    [InlineData("^[9-0]$")]
    [InlineData("^[a-Z]$")]
    [InlineData("^a+?$")]
    [InlineData("^a*?b$")]
    [InlineData("^a{2}?$")]
    [InlineData("^a{2,3}?b$")]
    [InlineData("^a{x}$")]
    [InlineData("^a{,3}$")]
    [InlineData("^a{2,x}$")]
    [InlineData("^a{2$")]
    [InlineData("^a{}$")]
    [InlineData("^a{ 2}$")]
    [InlineData("^a++$")]
    public void Any_other_kind_is_left_to_the_expression(string pattern) => Assert.Null(AsciiShape.TryParse(pattern));

    [Fact]
    public void A_character_stands_for_itself_exactly_when_no_expression_gives_it_a_meaning()
    {
        for (var unit = ' '; unit <= '~'; unit++)
        {
            var shape = AsciiShape.TryParse($"^{unit}$");
            var isPlain = char.IsAsciiLetterOrDigit(unit) || "-_ :/@#%,=".Contains(unit, StringComparison.Ordinal);
            Assert.True(isPlain == (shape is not null), $"'{unit}'");
            Assert.True(shape is null || shape.Matches([(byte)unit]), $"'{unit}'");
        }
    }
}
