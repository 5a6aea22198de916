using ReferencePipeline.Templates.Rules;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Rules;

[Collection(nameof(Synthesized))]
public sealed class RuleTests(Synthesized synthesized)
{
    /// <summary>Every finding of our own rules that is accepted, in whatever variant.</summary>
    private static readonly string[] Expected =
    [
        "glue-new-tables-are-nobodys AWS::Glue::Database: The stage's settings leave Lake Formation out of it",
    ];

    /// <summary>Fifty datasets too: what holds for two may collide among many.</summary>
    public static TheoryData<Variant> Variants => [.. Variant.Judged, Variant.NoWarehouse, Variant.Fifty];

    [Theory, MemberData(nameof(Variants))]
    public void Every_template_keeps_every_rule(Variant variant)
    {
        var findings = RuleSet.Check(synthesized.Of(variant)).Findings;

        Assert.True(findings.Count == 0, $"{variant} breaks rules:\n{string.Join('\n', findings)}");
    }

    [Fact]
    public void What_is_accepted_is_this_and_nothing_else() => Assert.Equal(
        Expected,
        Variant.Judged.SelectMany(variant => RuleSet.Check(synthesized.Of(variant)).Accepted)
            .Select(one => $"{one.Finding.Rule} {one.Finding.Resource.Type}: {one.By.Reason.Split(',', ':', ';')[0]}").Distinct().Order(StringComparer.Ordinal));
}
