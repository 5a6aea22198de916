using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Policy;

/// <summary>Nothing that is sent gets lost unseen: it is tried again within bounds, and then kept for two weeks.</summary>
[Collection(nameof(Synthesized))]
public sealed class DeadLetterTests(Synthesized synthesized)
{
    private const int TwoWeeks = 14 * 24 * 3600;

    private static readonly Variant[] Variants = [Variant.Sandbox, Variant.Production, Variant.Unlike, Variant.UnderIam];

    [Fact]
    public void Every_target_of_an_event_or_schedule_has_a_bound_and_a_place_for_what_fails()
    {
        var targets = All.SelectMany(resource => resource.Type switch
        {
            "AWS::Events::Rule" => resource["Targets"].Items,
            "AWS::Scheduler::Schedule" => [resource["Target"]],
            _ => [],
        }).ToList();

        Assert.NotEmpty(targets);
        Assert.All(targets, target =>
        {
            var retry = target["RetryPolicy"];
            Assert.InRange(retry["MaximumRetryAttempts"].Number, 1, 185);
            Assert.InRange(retry["MaximumEventAgeInSeconds"].Number, 60, 86400);
            IsDeadLetterQueue(target["DeadLetterConfig.Arn"]);
        });
    }

    [Fact]
    public void Every_queue_that_is_read_and_every_subscription_has_one_too()
    {
        Assert.All(All.Where(resource => resource.Type == "AWS::SQS::Queue" && resource.Find("RedrivePolicy") is not null), queue => IsDeadLetterQueue(queue["RedrivePolicy.deadLetterTargetArn"]));
        Assert.All(All.Where(resource => resource.Type == "AWS::SNS::Subscription"), subscription => IsDeadLetterQueue(subscription["RedrivePolicy.deadLetterTargetArn"]));
    }

    [Fact]
    public void Every_queue_of_dead_letters_has_an_alarm()
    {
        var watched = All.Where(resource => resource.Type == "AWS::CloudWatch::Alarm" && resource.Find("MetricName")?.Text == "ApproximateNumberOfMessagesVisible")
            .Select(alarm => alarm["Dimensions[0].Value"].Follow()).ToHashSet();

        Assert.All(All.Where(resource => resource.Type == "AWS::SQS::Queue" && resource.Find("RedrivePolicy") is null), queue => Assert.Contains(queue, watched));
    }

    private IReadOnlyList<TemplateResource> All { get; } = [.. Variants.SelectMany(variant => synthesized.Of(variant).Resources)];

    private static void IsDeadLetterQueue(TemplateValue arn)
    {
        var queue = arn.Follow();
        Assert.Equal(("AWS::SQS::Queue", TwoWeeks), (queue.Type, queue["MessageRetentionPeriod"].Number));
        Assert.True(queue.Find("RedrivePolicy") is null, "a queue that hands on is not the end of the line");
    }
}
