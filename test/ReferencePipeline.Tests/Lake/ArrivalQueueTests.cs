using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Lake;

[Collection(nameof(Synthesized))]
public sealed class ArrivalQueueTests(Synthesized synthesized)
{
    [Fact]
    public void The_lake_tells_the_queue_of_every_object_that_tables_are_made_of_and_of_no_other()
    {
        var told = Lake["NotificationConfiguration.QueueConfigurations"].Items.ToList();

        Assert.Equal(["s3:ObjectCreated:*", "s3:ObjectRemoved:*"], told.Select(to => to["Event"].Literal));
        Assert.All(told, to => Assert.Equal("Queue Arrivals", to["Queue"].Follow().Name));
        Assert.All(told, to => Assert.Equal("""[{"Name":"prefix","Value":"data/"}]""", to["Filter.S3Key.Rules"].Json.GetRawText()));
    }

    [Fact]
    public void S3_may_send_when_the_notification_is_set_and_only_for_this_account()
    {
        var policy = Assert.Single(Sandbox.Of("AWS::SQS::QueuePolicy"), policy => policy["Queues[0]"].Follow().Name == "Queue Arrivals");
        var send = Assert.Single(PolicyStatement.In(policy), statement => statement.Allows);

        Assert.Equal(["s3.amazonaws.com"], send.Services);
        Assert.Equal(["sqs:SendMessage"], send.Actions);
        Assert.Equal(["<Queue Arrivals>"], send.On);
        Assert.Equal("StringEquals aws:SourceAccount <AccountId>; ArnLike aws:SourceArn arn:<Partition>:s3:::*", send.Condition);
        // S3 tries the queue when it is told of it.
        Assert.Contains(policy, Lake.DependsOn);
    }

    [Fact]
    public void Messages_are_encrypted_with_a_key_that_S3_may_use()
    {
        var queues = Sandbox.StackCalled("Lake").Of("AWS::SQS::Queue");
        var use = Assert.Single(PolicyStatement.In(Sandbox), statement => statement.Owner.Type == "AWS::KMS::Key" && statement.Services.Contains("s3.amazonaws.com"));

        Assert.Equal(2, queues.Count);
        Assert.All(queues, queue => Assert.Same(use.Owner, queue["KmsMasterKeyId"].Target));
        Assert.Equal(["kms:Decrypt", "kms:GenerateDataKey"], use.Actions.Order(StringComparer.Ordinal));
        Assert.Equal("StringEquals aws:SourceAccount <AccountId>", use.Condition);
    }

    [Fact]
    public void A_message_that_nobody_can_handle_is_put_aside()
    {
        var queue = Sandbox.Of("AWS::SQS::Queue").Single(queue => queue.Name == "Queue Arrivals");

        Assert.Equal("Queue ArrivalsDeadLetters", queue["RedrivePolicy.deadLetterTargetArn"].Follow().Name);
        Assert.Equal(5, queue["RedrivePolicy.maxReceiveCount"].Number);
    }

    private CloudAssembly Sandbox => synthesized.Of(Variant.Sandbox);

    private TemplateResource Lake => Sandbox.Of("AWS::S3::Bucket").Single(bucket => bucket.Name == "Bucket Data");
}
