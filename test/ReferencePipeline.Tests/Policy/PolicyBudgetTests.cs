using System.Text.Json;
using ReferencePipeline.Policy;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Policy;

[Collection(nameof(Synthesized))]
public sealed class PolicyBudgetTests(Synthesized synthesized)
{
    /// <summary>By hand: what IAM would get from eu-central-1, where each is a little shorter than it can be.</summary>
    [Theory]
    [InlineData("""{"Statement":"x"}""", 17)]
    [InlineData("""{"a":["b","c"],"d":1,"e":true}""", 30)]
    [InlineData("""{ "Ref": "AWS::AccountId" }""", 14)]
    [InlineData("""["arn"]""", 7)]
    [InlineData("""{ "Fn::Join": [":", ["arn", { "Ref": "AWS::AccountId" }, "root"]] }""", 2 + 3 + 12 + 4 + 3)]
    [InlineData("""{ "Ref": "Bucket" }""", 2 + 5 + 6 + 14)]
    [InlineData("""{ "Fn::GetAtt": ["Bucket", "Arn"] }""", 2 + 70 + 5 + 6 + 14)]
    [InlineData("""{ "Fn::ImportValue": "Other:ExportsOutputFnGetAttOrdersStream0011AABBArn22334455" }""", 2 + 70 + 14 + 5 + 20)]
    public void A_policy_is_as_long_as_IAM_would_count_it(string value, int characters) => Assert.Equal(characters, Size(One("AWS::IAM::ManagedPolicy", value)).Characters);

    [Fact]
    public void All_policies_of_a_role_count_together() => Assert.Equal(
        ("R", 14, 10_240),
        Size("""{"R":{"Type":"AWS::IAM::Role","Properties":{"Policies":[{"PolicyName":"A","PolicyDocument":{"a":1}},{"PolicyName":"B","PolicyDocument":{"b":2}}]}}}"""));

    [Theory]
    [InlineData("AWS::IAM::ManagedPolicy", 6144, null)]
    [InlineData("AWS::IAM::ManagedPolicy", 6145, "Stack.R: its policies may have 6145 characters, more than the 6144 that IAM takes; split the contracts into two folders, and deploy each as a stage of its own")]
    [InlineData("AWS::S3::BucketPolicy", 6145, null)]
    public void What_IAM_would_not_take_is_refused(string type, int characters, string? problem) => Assert.Equal(
        problem is null ? [] : [problem],
        PolicyBudget.Problems("Stack", Parsed(One(type, $"\"{new string('x', characters - 2)}\""))).Select(one => one.ToString()));

    [Fact]
    public void Every_policy_of_fifty_datasets_fits()
    {
        var sizes = synthesized.Of(Variant.Fifty).Stacks.SelectMany(stack => PolicyBudget.Sizes(stack.Name, stack.Json)).ToList();

        Assert.True(sizes.Count > 250);
        Assert.All(sizes, size => Assert.InRange(size.Characters, 50, size.Most));
    }

    private static string One(string type, string document) => $$$"""{"R":{"Type":"{{{type}}}","Properties":{"PolicyDocument":{{{document}}} } } }""";

    private static (string Resource, int Characters, int Most) Size(string resources) => Assert.Single(PolicyBudget.Sizes("Stack", Parsed(resources)));

    private static JsonElement Parsed(string resources) => JsonDocument.Parse($$"""{"Resources":{{resources}}}""").RootElement;
}
