using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Tests.Validation;

public class ReasonTests
{
    public static TheoryData<Reason> Each => [.. Enum.GetValues<Reason>()];

    [Theory, MemberData(nameof(Each))]
    public void A_reason_has_one_code_that_says_its_name_and_a_meaning_in_words(Reason reason)
    {
        var (same, code, meaning) = Reasons.TextOf(reason);

        Assert.Equal(reason, same);
        Assert.Equal(reason.ToString(), string.Concat(code.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..])), ignoreCase: true);
        Assert.Matches("^[a-z]+[a-z0-9-]*$", code);
        Assert.Matches("^(the|an?|objects) .+[^.]$", meaning);
        Assert.Equal(reason, Reasons.FromCode(code));
        Assert.Equal(code, reason.Code());
    }

    [Fact]
    public void All_reasons_stand_in_their_own_order_and_none_says_what_another_says()
    {
        Assert.Equal(Enum.GetValues<Reason>().Select(Reasons.TextOf), Reasons.All);
        Assert.Distinct(Reasons.All.Select(text => text.Meaning));
    }

    [Fact]
    public void A_code_that_does_not_exist_is_no_reason()
    {
        Assert.Null(Reasons.FromCode("bad-luck"));
        Assert.Contains("Not a reason", Assert.Throws<ArgumentOutOfRangeException>(() => Reasons.TextOf((Reason)99)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_violation_says_where_and_why_but_never_what_stood_there()
    {
        Assert.Equal("lines[2].price: digits", new Violation(Reason.Digits, "lines[2].price").ToString());
        Assert.Equal("too-deep", new Violation(Reason.TooDeep, "").ToString());
    }
}
