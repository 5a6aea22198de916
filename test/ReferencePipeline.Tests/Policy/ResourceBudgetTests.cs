using System.Text;
using ReferencePipeline.Policy;
using ReferencePipeline.Synthesis;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Policy;

[Collection(nameof(Synthesized))]
public sealed class ResourceBudgetTests(Synthesized synthesized, ITestOutputHelper output)
{
    [Fact]
    public void Fifty_datasets_fit()
    {
        var templates = synthesized.Of(Variant.Fifty);

        foreach (var stack in templates.Stacks)
        {
            var (resources, outputs, bytes) = (stack.Resources.Count, stack.Outputs.Count, new FileInfo(stack.File).Length);
            output.WriteLine($"{stack}: {resources} resources, {outputs} outputs, {bytes} bytes");
            Assert.True(resources <= ResourceBudget.MostResources && outputs <= ResourceBudget.MostOutputs && bytes <= ResourceBudget.MostBytes, stack.Name);
        }

        Assert.Equal(50, templates.Of("AWS::KinesisFirehose::DeliveryStream").Count);
        // Eight resources a dataset and the log group that all share: 59 datasets would fit, and 60 are refused as below.
        Assert.Equal((50 * 8) + 1, templates.StackCalled("Deliver").Resources.Count);
        Assert.Equal(200, templates.Of("AWS::IAM::Role").Count(role => role.Find("Path")?.Text.EndsWith("/consumers/", StringComparison.Ordinal) == true));
    }

    [Fact]
    public void More_than_fit_are_refused_with_the_stack_the_count_and_the_way_out() => Assert.Equal(
        "ReferencePipeline-sandbox-Deliver: 60 datasets make 481 resources, more than the 480 that leave room under CloudFormation's limit; "
            + "59 datasets would fit: split the contracts into two folders, and deploy each as a stage of its own (-c contracts=<folder> -c stage=<stage>)",
        $"{Assert.Single(ResourceBudget.Problems("ReferencePipeline-sandbox-Deliver", Encoding.UTF8.GetBytes($$"""{"Resources":{{{Members(481)}}} }"""), datasets: 60))}");

    [Fact]
    public void What_is_refused_leaves_no_templates()
    {
        var variant = Variant.TooLarge;

        var refused = Assert.IsType<SynthesisOutcome.Refused>(variant.Write(synthesized.Folder));

        Assert.Equal(2, refused.ExitCode);
        Assert.Matches("^ReferencePipeline-sandbox-Catalog: 6 datasets make [0-9]+ bytes, more than the 950000 .*; 5 datasets would fit: ", Assert.Single(refused.Problems));
        Assert.False(Directory.Exists(Path.Combine(synthesized.Folder, variant.Name, "out")));
    }

    public static TheoryData<int, int, int, string?> Sizes => new()
    {
        { 480, 190, 0, null },
        { 481, 0, 0, "481 resources" },
        { 1, 191, 0, "191 outputs" },
        { 1, 0, 950_000, " bytes" },
    };

    [Theory, MemberData(nameof(Sizes))]
    public void Each_limit_of_CloudFormation_has_its_room(int resources, int outputs, int padding, string? told)
    {
        var template = $$"""{"Resources":{{{Members(resources)}}},"Outputs":{{{Members(outputs)}}},"Description":"{{new string('x', padding)}}"}""";

        var problems = ResourceBudget.Problems("Stack", Encoding.UTF8.GetBytes(template), datasets: 9).ToList();

        if (told is null)
            Assert.Empty(problems);
        else
            Assert.Contains(told, Assert.Single(problems).What, StringComparison.Ordinal);
    }

    private static string Members(int count) => string.Join(',', Enumerable.Range(0, count).Select(number => $"\"M{number}\":0"));
}
