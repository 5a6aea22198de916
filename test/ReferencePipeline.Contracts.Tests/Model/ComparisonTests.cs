using ReferencePipeline.Contracts.Tests.Dialects;

namespace ReferencePipeline.Contracts.Tests.Model;

public class ComparisonTests
{
    /// <summary>The operator, its bounds, what it holds for, and what it does not.</summary>
    public static TheoryData<ComparisonOperator, int?, string, string> Promises { get; } = new()
    {
        { ComparisonOperator.MustBe, null, "5", "4.9 5.1" },
        { ComparisonOperator.MustNotBe, null, "4.9 5.1", "5" },
        { ComparisonOperator.MustBeGreaterThan, null, "5.1", "4.9 5" },
        { ComparisonOperator.MustBeGreaterOrEqualTo, null, "5 5.1", "4.9" },
        { ComparisonOperator.MustBeLessThan, null, "4.9", "5 5.1" },
        { ComparisonOperator.MustBeLessOrEqualTo, null, "4.9 5", "5.1" },
        { ComparisonOperator.MustBeBetween, 8, "5.1 7.9", "5 8 4 9" },
        { ComparisonOperator.MustNotBeBetween, 8, "5 8 4 9", "5.1 7.9" },
    };

    [Theory]
    [MemberData(nameof(Promises))]
    public void A_bound_holds_as_the_standard_reads_it(ComparisonOperator @operator, int? upper, string holds, string fails)
    {
        var comparison = Make.Compare(@operator, 5, upper);
        Assert.All(holds.Split(' '), measured => Assert.True(comparison.Holds(decimal.Parse(measured)), measured));
        Assert.All(fails.Split(' '), measured => Assert.False(comparison.Holds(decimal.Parse(measured)), measured));
    }
}
