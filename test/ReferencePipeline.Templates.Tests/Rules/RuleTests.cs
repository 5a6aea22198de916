using ReferencePipeline.Templates.Rules;

namespace ReferencePipeline.Templates.Tests.Rules;

public sealed class RuleTests
{
    public static TheoryData<string, int> Violating
    {
        get
        {
            var examples = new TheoryData<string, int>();
            foreach (var rule in RuleSet.All)
            {
                for (var number = 0; number < rule.Violating.Count; number++)
                    examples.Add(rule.Id, number);
            }

            return examples;
        }
    }

    public static TheoryData<string> Rules => [.. RuleSet.All.Select(rule => rule.Id)];

    [Theory, MemberData(nameof(Violating))]
    public void A_rule_finds_what_its_example_breaks_there_and_nowhere_else(string id, int number)
    {
        var rule = RuleSet.All.Single(rule => rule.Id == id);

        var finding = Assert.Single(Found(rule, rule.Violating[number]));

        Assert.Equal(("Wrong", id), (finding.Resource.Id, finding.Rule));
    }

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_finds_nothing_in_what_keeps_it(string id)
    {
        var rule = RuleSet.All.Single(rule => rule.Id == id);

        Assert.Empty(Found(rule, rule.Compliant));
    }

    /// <summary>A rule must be able to judge any app, and not stumble over what another rule is about.</summary>
    [Fact]
    public void No_example_of_one_rule_makes_another_stumble() =>
        Assert.All(RuleSet.All.SelectMany(rule => rule.Violating.Append(rule.Compliant)), example => RuleSet.Check(Assembly(example)));

    [Fact]
    public void Each_rule_says_what_why_and_where_to_read_on()
    {
        Assert.Equal(RuleSet.All.Count, RuleSet.All.Select(rule => rule.Id).Distinct().Count());
        Assert.All(RuleSet.All, rule =>
        {
            Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)+$", rule.Id);
            Assert.EndsWith(".", rule.Sentence);
            Assert.EndsWith(".", rule.Why);
            Assert.StartsWith("https://", rule.Source);
            Assert.NotEmpty(rule.Violating);
        });
    }

    [Fact]
    public void Every_rule_that_there_is_is_asked() => Assert.Equal(
        typeof(Rule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Rule))).Select(type => type.Name).Order(),
        RuleSet.All.Select(rule => rule.GetType().Name).Order());

    private static IEnumerable<Finding> Found(Rule rule, string resources) => RuleSet.Check(Assembly(resources), [rule]).Findings;

    private static CloudAssembly Assembly(string resources) => CloudAssembly.Of("App", $$"""{ "Resources": {{resources}} }""");
}
