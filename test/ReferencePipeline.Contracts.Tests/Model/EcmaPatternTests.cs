using System.Diagnostics;

namespace ReferencePipeline.Contracts.Tests.Model;

public sealed class EcmaPatternTests
{
    public static TheoryData<string, string, bool> Matches => new()
    {
        { "b", "abc", true },
        { "^b", "abc", false },
        { "^a.c$", "abc", true },
        { "^abc$", "abc\n", false },
        { "^$", "", true },
        { "", "anything", true },
        { "^a|b$", "xb", true },
        { "^(?:a|b)$", "xb", false },
        { "^(a(b(c)))$", "abc", true },
        { "^(?<year>[0-9]{4})$", "2024", true },
        { "^.$", "\u2028", false },
        { "^.$", "\r", false },
        { "^.$", "\u0085", true },
        { "^.{3}$", "a😀b", true },
        { "^😀+$", "😀😀", true },
        { "^[^a]$", "😀", true },
        { "^[^a]$", "a", false },
        { "^\\D$", "😀", true },
        { @"^\d$", "٣", false },
        { @"^\d$", "7", true },
        { @"^\D$", "٣", true },
        { @"^\w$", "é", false },
        { @"^\w+$", "aZ_09", true },
        { @"^\W$", "é", true },
        { @"^\s$", "\u0085", false },
        { @"^\s$", "\ufeff", true },
        { @"^\s$", "\u00a0", true },
        { @"^\S$", "\u2003", false },
        { @"^[\s\S]$", "\n", true },
        { @"^[\d\-x]+$", "1-x", true },
        { @"^[\D]$", "5", false },
        { @"^[\W]$", "-", true },
        { @"^[\W]$", "_", false },
        { @"^[\S]$", " ", false },
        { @"^[\S]$", "a", true },
        { "^[a-]$", "-", true },
        { "^[-a]$", "-", true },
        { "^[a[]$", "[", true },
        { "^[a^]$", "^", true },
        { @"^[\]]$", "]", true },
        { @"^[\b]$", "\b", true },
        { @"^\x41\u0042\u{43}\cJ\t\0$", "ABC\n\t\0", true },
        { @"^\u{1F600}$", "😀", true },
        { @"^\v\f\n\r$", "\v\f\n\r", true },
        { @"^[\v\f\n\r]{4}$", "\r\n\f\v", true },
        { @"^\.\*\+\?\(\)\[\]\{\}\|\/\-\^\$\\$", ".*+?()[]{}|/-^$\\", true },
        { @"^\@\#\ $", "@# ", true },
        { "^a b#c$", "a b#c", true },
        { @"^\p{Lu}\p{Ll}$", "Éa", true },
        { @"^[\p{L}0-9]+$", "é7", true },
        { @"^\P{L}$", "é", false },
        { "^a{2}$", "aa", true },
        { "^a{2,}$", "aaa", true },
        { "^a{2,3}$", "aaaa", false },
        { "^a{0,1}b*c+d?$", "bc", true },
        { "^a+?b*?$", "aab", true },
        { "^(ab){2}$", "abab", true },
        { "^a{256}$", "a", false },
        { "^(a{10}){24}$", "a", false },
        { "I", "i", false },
    };

    [Theory]
    [MemberData(nameof(Matches))]
    public void A_pattern_means_what_ECMA_262_says(string pattern, string value, bool matches)
    {
        Assert.True(EcmaPattern.TryParse(pattern, out var parsed, out var problem), problem?.What);

        Assert.Equal(matches, parsed.Matches(value));
    }

    /// <summary>The general categories, each with a character of it, as the Unicode standard has them.</summary>
    [Theory]
    [InlineData("L", "é")]
    [InlineData("Lu", "É")]
    [InlineData("Ll", "é")]
    [InlineData("Lt", "ǅ")]
    [InlineData("Lm", "ʰ")]
    [InlineData("Lo", "א")]
    [InlineData("M", "\u0301")]
    [InlineData("Mn", "\u0301")]
    [InlineData("Mc", "\u0903")]
    [InlineData("Me", "\u20dd")]
    [InlineData("N", "7")]
    [InlineData("Nd", "٣")]
    [InlineData("Nl", "Ⅷ")]
    [InlineData("No", "½")]
    [InlineData("P", "!")]
    [InlineData("Pc", "_")]
    [InlineData("Pd", "–")]
    [InlineData("Ps", "(")]
    [InlineData("Pe", ")")]
    [InlineData("Pi", "«")]
    [InlineData("Pf", "»")]
    [InlineData("Po", "!")]
    [InlineData("S", "+")]
    [InlineData("Sm", "+")]
    [InlineData("Sc", "€")]
    [InlineData("Sk", "^")]
    [InlineData("So", "©")]
    [InlineData("Z", " ")]
    [InlineData("Zs", " ")]
    [InlineData("Zl", "\u2028")]
    [InlineData("Zp", "\u2029")]
    [InlineData("Cc", "\u0007")]
    [InlineData("Cf", "\u200d")]
    public void A_category_holds_its_characters_and_its_opposite_none_of_them(string category, string character)
    {
        Assert.True(EcmaPattern.TryParse($@"^\p{{{category}}}$", out var one, out _));
        Assert.True(EcmaPattern.TryParse($@"^\P{{{category}}}$", out var other, out _));

        Assert.Equal((true, false), (one.Matches(character), other.Matches(character)));
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "a(?=b)", "the lookahead '(?='" },
        { "a(?!b)", "the lookahead '(?!'" },
        { "(?<=a)b", "the lookbehind '(?<='" },
        { "(?<!a)b", "the lookbehind '(?<!'" },
        { @"(a)\1", @"the backreference '\1'" },
        { @"(?<n>a)\k<n>", @"the backreference '\k'" },
        { @"\bword", @"the word boundary '\b'" },
        { @"\B", @"the word boundary '\B'" },
        { "(?i)a", "'(?i)' is not ECMA-262" },
        { "(?>a)", "'(?>a' is not ECMA-262" },
        { "(?#c)", "'(?#c' is not ECMA-262" },
        { "(?'n'a)", "'(?'n' is not ECMA-262" },
        { @"\A", @"'\A' is not an escape of ECMA-262" },
        { @"\z", @"'\z' is not an escape of ECMA-262" },
        { @"\G", @"'\G' is not an escape of ECMA-262" },
        { @"\e", @"'\e' is not an escape of ECMA-262" },
        { @"\p{IsGreek}", @"the Unicode property '\p{IsGreek}'" },
        { @"\p{Script=Greek}", @"the Unicode property '\p{Script=Greek}'" },
        { @"\p{}", @"the Unicode property '\p{}'" },
        { @"\pL", @"the Unicode property '\p{}'" },
        { @"\pxL}", @"the Unicode property '\p{}'" },
        { @"a\9", @"the backreference '\9'" },
        { @"a\x4", @"'\x' without 2 hexadecimal digits" },
        { @"\u{", @"'\u{…}' is no code point" },
        { "(a", "a '(' is never closed" },
        { "a)", "')' closes nothing" },
        { "[a", "a '[' is never closed" },
        { "a]", "']' stands alone" },
        { "[a-z-[aeiou]]", "']' stands alone" },
        { "[]", "the class '[]' holds nothing" },
        { "[^]", "the class '[^]' holds everything" },
        { "[z-a]", "the range 'z-a' runs backwards" },
        { @"[a-\d]", "a set stands at an end of a range" },
        { @"[\d-a]", "a set stands at an end of a range" },
        { "[😀]", "a character beyond U+FFFF stands in a class" },
        { "*a", "'*' repeats nothing" },
        { "a**", "'*' repeats nothing" },
        { "^*", "'*' repeats an anchor" },
        { "a{", "'{' does not say how often" },
        { "a{3,2}", "'{3,2' does not say how often" },
        { "{2}", "'{' stands alone" },
        { "a\\", @"a '\' ends the pattern" },
        { @"\u12", @"'\u' without 4 hexadecimal digits" },
        { @"\xg0", @"'\x' without 2 hexadecimal digits" },
        { @"\u{110000}", @"'\u{…}' is no code point" },
        { "a{257}", "the pattern's repetitions spell more than 256 characters" },
        { "a{0,200}b{57,}", "the pattern's repetitions spell more than 256 characters" },
        { "(a{10}){25}", "the pattern's repetitions spell more than 256 characters" },
        { "((((a{99}){99}){99}){99}){99}", "the pattern's repetitions spell more than 256 characters" },
        { "a{99999999999}", "'{99999999999' does not say how often" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_told_in_linear_time_or_is_no_ECMA_262_is_refused(string pattern, string what)
    {
        Assert.False(EcmaPattern.TryParse(pattern, out _, out var problem));

        Assert.Equal(what, problem.What);
        Assert.NotEmpty(problem.Instead);
    }

    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("^(a|aa)+$")]
    [InlineData("^(.*a){20}$")]
    [InlineData("^([a-z]+)*[0-9]$")]
    [InlineData("^[a-z]*a[a-z]{250}c$")]
    [InlineData("^.*a.{250}c$")]
    public void No_value_can_hang_a_pattern(string pattern)
    {
        Assert.True(EcmaPattern.TryParse(pattern, out var parsed, out _));
        var clock = Stopwatch.StartNew();

        Assert.False(parsed.Matches(new string('a', 100_000) + "!"));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"It took {clock.Elapsed}.");
    }

    [Fact]
    public void A_pattern_without_end_is_refused_before_it_costs_anything()
    {
        Assert.False(EcmaPattern.TryParse(new string('(', 1_000_000), out _, out var tooLong));
        Assert.False(EcmaPattern.TryParse(new string('(', 900), out _, out var tooDeep));

        Assert.Equal("the pattern has 1,000,000 characters", tooLong.What);
        Assert.Equal("groups nest more than 50 deep", tooDeep.What);
    }

    [Fact]
    public void Patterns_of_one_text_are_equal()
    {
        Assert.True(EcmaPattern.TryParse("^a$", out var one, out _));
        Assert.True(EcmaPattern.TryParse("^a$", out var two, out _));
        Assert.True(EcmaPattern.TryParse("^b$", out var other, out _));

        Assert.Equal(one, two);
        Assert.Equal(one.GetHashCode(), two.GetHashCode());
        Assert.NotEqual(one, other);
        Assert.Equal("^a$", one.Text);
    }
}
