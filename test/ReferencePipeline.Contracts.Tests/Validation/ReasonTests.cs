using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Tests.Validation;

public class ReasonTests
{
    [Fact]
    public void Each_reason_has_one_code_that_says_its_name()
    {
        Assert.Equal(Enum.GetValues<Reason>(), Reasons.All.Select(text => text.Reason));
        Assert.All(Reasons.All, text =>
        {
            Assert.Equal(text.Reason.ToString(), string.Concat(text.Code.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..])), ignoreCase: true);
            Assert.Equal(text.Reason, Reasons.FromCode(text.Code));
            Assert.Matches("^[a-z]+[a-z0-9-]*$", text.Code);
            Assert.NotEmpty(text.Meaning);
        });
    }

    [Fact]
    public void A_code_that_does_not_exist_is_no_reason() => Assert.Null(Reasons.FromCode("bad-luck"));
}
