using System.Text.Json;
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
            "AWS::Events::Rule" => resource["Targets"].EnumerateArray().Select(target => (resource, target)),
            "AWS::Scheduler::Schedule" => [(resource, resource["Target"])],
            _ => [],
        }).ToList();

        Assert.NotEmpty(targets);
        Assert.All(targets, one =>
        {
            var retry = one.target.GetProperty("RetryPolicy");
            Assert.InRange(retry.GetProperty("MaximumRetryAttempts").GetInt32(), 1, 185);
            Assert.InRange(retry.GetProperty("MaximumEventAgeInSeconds").GetInt32(), 60, 86400);
            IsDeadLetterQueue(one.resource, one.target.GetProperty("DeadLetterConfig").GetProperty("Arn"));
        });
    }

    [Fact]
    public void Every_queue_that_is_read_and_every_subscription_has_one_too()
    {
        Assert.All(All.Where(resource => resource.Type == "AWS::SQS::Queue" && resource.Has("RedrivePolicy")), queue => IsDeadLetterQueue(queue, queue["RedrivePolicy", "deadLetterTargetArn"]));
        Assert.All(All.Where(resource => resource.Type == "AWS::SNS::Subscription"), subscription => IsDeadLetterQueue(subscription, subscription["RedrivePolicy", "deadLetterTargetArn"]));
    }

    [Fact]
    public void Every_queue_of_dead_letters_has_an_alarm()
    {
        var watched = All.Where(resource => resource.Type == "AWS::CloudWatch::Alarm" && resource.Has("MetricName") && resource.Text("MetricName") == "ApproximateNumberOfMessagesVisible")
            .Select(alarm => alarm.Follow(alarm["Dimensions"][0].GetProperty("Value"))).ToHashSet();

        Assert.All(All.Where(resource => resource.Type == "AWS::SQS::Queue" && !resource.Has("RedrivePolicy")), queue => Assert.Contains(queue, watched));
    }

    private IReadOnlyList<Resource> All { get; } = [.. Variants.SelectMany(variant => synthesized.Of(variant).All)];

    private static void IsDeadLetterQueue(Resource from, JsonElement arn)
    {
        var queue = from.Follow(arn);
        Assert.Equal(("AWS::SQS::Queue", TwoWeeks), (queue.Type, queue["MessageRetentionPeriod"].GetInt32()));
        Assert.False(queue.Has("RedrivePolicy"), "a queue that hands on is not the end of the line");
    }
}
