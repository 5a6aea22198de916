using ReferencePipeline.Templates;

namespace Gallery.Tests;

/// <summary>The example of <c>docs/templates.md</c>: promises about an app that is not ours.</summary>
public sealed class ExampleTests
{
    private static readonly CloudAssembly Assembly = CloudAssembly.Load(Path.Combine(AppContext.BaseDirectory, "Gallery"));

    [Fact]
    public void Every_queue_sets_messages_aside_in_a_queue_that_keeps_them_for_14_days()
    {
        var working = Assembly.Of("AWS::SQS::Queue").Where(queue => queue.Find("RedrivePolicy") is not null).ToList();

        Assert.NotEmpty(working);
        Assert.All(working, queue => Assert.Equal("1209600", queue["RedrivePolicy.deadLetterTargetArn"].Target!["MessageRetentionPeriod"].Literal));
    }

    [Fact]
    public void The_thumbnailer_may_read_pictures_and_nothing_else()
    {
        var evaluator = new Evaluator(Assembly, new PseudoParameters { Region = "eu-north-1" });
        var policy = Assert.Single(Assembly.Of("AWS::IAM::Policy"));
        var statement = Assert.Single(policy["PolicyDocument.Statement"].Items);

        Assert.Equal(["s3:GetObject"], evaluator.Texts(statement["Action"]));
        Assert.Equal(["arn:aws:s3:::gallery-eu-north-1/pictures/*"], evaluator.Texts(statement["Resource"]));
    }

    [Fact]
    public void The_function_waits_for_the_policy_that_lets_it_read()
    {
        var policy = Assert.Single(Assembly.Of("AWS::IAM::Policy"));
        var function = Assert.Single(Assembly.Of("AWS::Lambda::Function"));

        Assert.True(policy.IsMadeBefore(function));
    }
}
