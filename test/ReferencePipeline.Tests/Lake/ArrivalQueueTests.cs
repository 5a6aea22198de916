using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Lake;

[Collection(nameof(Synthesized))]
public sealed class ArrivalQueueTests(Synthesized synthesized)
{
    [Fact]
    public void The_lake_tells_the_queue_of_every_object_that_tables_are_made_of_and_of_no_other()
    {
        var lake = Lake;
        var told = lake["NotificationConfiguration", "QueueConfigurations"].EnumerateArray().ToList();

        Assert.Equal(["s3:ObjectCreated:*", "s3:ObjectRemoved:*"], told.Select(to => to.GetProperty("Event").GetString()));
        Assert.All(told, to => Assert.Equal("Queue Arrivals", lake.Follow(to.GetProperty("Queue")).Name));
        Assert.All(told, to => Assert.Equal("""[{"Name":"prefix","Value":"data/"}]""", to.GetProperty("Filter").GetProperty("S3Key").GetProperty("Rules").GetRawText()));
    }

    [Fact]
    public void S3_may_send_when_the_notification_is_set_and_only_for_this_account()
    {
        var policy = Assert.Single(Templates.Of("AWS::SQS::QueuePolicy"), policy => policy.Follow(policy["Queues"][0]).Name == "Queue Arrivals");
        var send = Assert.Single(Statement.In(policy), statement => statement.Allows);

        Assert.Equal(["s3.amazonaws.com"], send.Services);
        Assert.Equal(["sqs:SendMessage"], send.Actions);
        Assert.Equal(["<Queue Arrivals>"], send.Resources);
        Assert.Equal("StringEquals aws:SourceAccount <AccountId>; ArnLike aws:SourceArn arn:<Partition>:s3:::*", send.Condition);
        // S3 tries the queue when it is told of it.
        Assert.Contains(policy.Id, Lake.DependsOn);
    }

    [Fact]
    public void Messages_are_encrypted_with_a_key_that_S3_may_use()
    {
        var queues = Templates.Of("AWS::SQS::Queue").Where(queue => queue.Stack.EndsWith("-Lake", StringComparison.Ordinal)).ToList();
        var use = Assert.Single(Statement.In(Templates), statement => statement.Owner.Type == "AWS::KMS::Key" && statement.Services.Contains("s3.amazonaws.com"));

        Assert.Equal(2, queues.Count);
        Assert.All(queues, queue => Assert.Equal(use.Owner.Id, queue.Follow("KmsMasterKeyId").Id));
        Assert.Equal(["kms:Decrypt", "kms:GenerateDataKey"], use.Actions.Order(StringComparer.Ordinal));
        Assert.Equal("StringEquals aws:SourceAccount <AccountId>", use.Condition);
    }

    [Fact]
    public void A_message_that_nobody_can_handle_is_put_aside()
    {
        var queue = Templates.Of("AWS::SQS::Queue").Single(queue => queue.Name == "Queue Arrivals");

        Assert.Equal("Queue ArrivalsDeadLetters", queue.Follow("RedrivePolicy", "deadLetterTargetArn").Name);
        Assert.Equal(5, queue["RedrivePolicy", "maxReceiveCount"].GetInt32());
    }

    private Templates Templates => synthesized.Of(Variant.Sandbox);

    private Resource Lake => Templates.Of("AWS::S3::Bucket").Single(bucket => bucket.Name == "Bucket Data");
}
