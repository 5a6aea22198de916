using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Policy;

[Collection(nameof(Synthesized))]
public sealed class OrderTests(Synthesized synthesized)
{
    [Fact]
    public void Who_writes_into_a_bucket_is_gone_before_it_is_emptied()
    {
        var templates = synthesized.Of(Variant.Sandbox);
        var lake = templates.Of("AWS::S3::Bucket").Select(bucket => bucket.Stack).Distinct().Single();
        var writers = PolicyStatement.In(templates).Where(statement => statement is { Allows: true, Kind: PolicyKind.Identity } && statement.Actions.Contains("s3:PutObject")).Select(statement => statement.Owner.Stack).ToHashSet();

        Assert.NotEmpty(writers);
        // Stacks go in the opposite order of their deployment.
        Assert.All(writers, writer => Assert.Contains(lake, writer.DeploysAfter));
    }

    [Fact]
    public void No_stack_waits_for_one_that_waits_for_it()
    {
        foreach (var variant in new[] { Variant.Sandbox, Variant.Production, Variant.UnderIam })
        {
            var left = synthesized.Of(variant).Stacks.ToDictionary(stack => stack, stack => stack.DeploysAfter.ToHashSet());
            while (left.FirstOrDefault(stack => stack.Value.Count == 0).Key is { } next)
            {
                left.Remove(next);
                foreach (var waiting in left.Values)
                    waiting.Remove(next);
            }

            Assert.Empty(left);
        }
    }
}
