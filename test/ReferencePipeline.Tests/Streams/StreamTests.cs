using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Streams;

[Collection(nameof(Synthesized))]
public sealed class StreamTests(Synthesized synthesized)
{
    public static TheoryData<string, string, int?, int> Streams => new()
    {
        // Two visits of a daily reader are less than the stage's 200 hours, two of a weekly reader are more.
        { "orders", "PROVISIONED", 7, 200 },
        { "page_views", "ON_DEMAND", null, 200 },
        { "tickets", "ON_DEMAND", null, 336 },
        { "parcels", "ON_DEMAND", null, 200 },
    };

    [Theory, MemberData(nameof(Streams))]
    public void A_stream_takes_and_keeps_what_settings_and_contract_say(string dataset, string mode, int? shards, int hours)
    {
        var stream = Unlike.OfDataset("AWS::Kinesis::Stream", dataset);

        Assert.Equal(mode, stream["StreamModeDetails.StreamMode"].Text);
        Assert.Equal(shards, stream.Find("ShardCount")?.Number);
        Assert.Equal(hours, stream["RetentionPeriodHours"].Number);
        Assert.Equal(("KMS", "<Key LakeKey>"), (stream["StreamEncryption.EncryptionType"].Text, stream["StreamEncryption.KeyId"].Text));
        Assert.True(stream.Find("Name") is null, "a retained stream must not keep its name from the next one");
    }

    [Fact]
    public void Only_datasets_that_take_events_have_a_stream() =>
        Assert.Equal(["notes", "orders", "page_views", "parcels", "tickets"], Unlike.Of("AWS::Kinesis::Stream").Select(stream => stream.Dataset).Order(StringComparer.Ordinal));

    [Fact]
    public void Production_watches_each_shard_and_keeps_its_streams_the_sandbox_does_neither()
    {
        var production = synthesized.Of(Variant.Production).Of("AWS::Kinesis::Stream");
        var sandbox = synthesized.Of(Variant.Sandbox).Of("AWS::Kinesis::Stream");

        Assert.All(production, stream => Assert.Equal(
            ["IncomingBytes", "IncomingRecords", "IteratorAgeMilliseconds", "WriteProvisionedThroughputExceeded"],
            stream["DesiredShardLevelMetrics"].Texts.Order(StringComparer.Ordinal)));
        Assert.All(production, stream => Assert.Equal(("Retain", "Retain"), stream.Removal));
        Assert.All(sandbox, stream => Assert.Null(stream.Find("DesiredShardLevelMetrics")));
        Assert.All(sandbox, stream => Assert.Equal(("Delete", "Delete"), stream.Removal));
    }

    [Fact]
    public void A_fan_out_consumer_is_registered_on_every_stream()
    {
        var consumers = Unlike.Of("AWS::Kinesis::StreamConsumer").Select(consumer => (consumer["StreamARN"].Follow().Dataset, consumer["ConsumerName"].Text)).ToHashSet();

        Assert.Equal(10, consumers.Count);
        Assert.All(Unlike.Of("AWS::Kinesis::Stream"), stream => Assert.Subset(consumers, new HashSet<(string?, string)> { (stream.Dataset, "fraud-watch"), (stream.Dataset, "search.index") }));
    }

    [Fact]
    public void A_producer_may_put_records_into_one_stream_and_nothing_else()
    {
        var policies = Unlike.Of("AWS::IAM::ManagedPolicy");

        Assert.Equal(5, policies.Count);
        foreach (var policy in policies)
        {
            var statements = PolicyStatement.In(policy).ToList();
            var dataset = statements[0].Value["Resource"].Follow().Dataset;
            Assert.Equal($"Put records into the stream of {dataset}", policy["Description"].Text);
            Assert.Equal(
                [
                    ("kinesis:PutRecord kinesis:PutRecords", $"<Stream {dataset}>", ""),
                    ("kms:GenerateDataKey", "<Key LakeKey>", "StringEquals kms:ViaService kinesis.<Region>.amazonaws.com"),
                ],
                statements.Select(statement => (string.Join(' ', statement.Actions), Assert.Single(statement.On), statement.Condition)));
        }
    }

    [Fact]
    public void Other_accounts_may_put_records_and_encrypt_them_and_nothing_else()
    {
        string[] accounts = ["arn:<Partition>:iam::000000000001:root", "arn:<Partition>:iam::000000000002:root"];
        var streams = Unlike.Of("AWS::Kinesis::ResourcePolicy");
        var key = Assert.Single(PolicyStatement.In(Unlike), statement => statement.Sid == "OtherAccountsEncryptRecords");

        Assert.Equal(5, streams.Count);
        Assert.All(streams, policy =>
        {
            var statement = Assert.Single(PolicyStatement.In(policy));
            Assert.Same(policy["ResourceArn"].Follow(), statement.Value["Resource"].Target);
            Assert.Equal(["kinesis:PutRecord", "kinesis:PutRecords"], statement.Actions);
            Assert.Equal(accounts, statement.Accounts);
        });
        Assert.Equal("Key LakeKey", key.Owner.Name);
        Assert.Equal(accounts, key.Accounts);
        Assert.Equal(["kms:GenerateDataKey"], key.Actions);
        Assert.Equal("StringEquals kms:ViaService kinesis.<Region>.amazonaws.com", key.Condition);
    }

    [Fact]
    public void A_single_other_account_is_let_in_as_several_are()
    {
        var templates = synthesized.Of(Variant.NoWarehouse);
        string[] account = ["arn:<Partition>:iam::000000000003:root"];

        Assert.Equal(account, Assert.Single(PolicyStatement.In(Assert.Single(templates.Of("AWS::Kinesis::ResourcePolicy")))).Accounts);
        Assert.Equal(account, Assert.Single(PolicyStatement.In(templates), statement => statement.Sid == "OtherAccountsEncryptRecords").Accounts);
    }

    [Fact]
    public void Without_other_accounts_nobody_outside_is_let_in() => Assert.All([Variant.Sandbox, Variant.Production], variant =>
    {
        Assert.Empty(synthesized.Of(variant).Of("AWS::Kinesis::ResourcePolicy"));
        Assert.DoesNotContain(PolicyStatement.In(synthesized.Of(variant)), statement => statement.Sid == "OtherAccountsEncryptRecords");
    });

    [Fact]
    public void A_stream_carries_the_tags_of_its_contract_and_stage()
    {
        var stream = Unlike.OfDataset("AWS::Kinesis::Stream", "tickets");

        Assert.Equal(
            ("tickets", "support-desk", "service", "desk-team", "ReferencePipeline", "production", "4711"),
            (Tag("dataset"), Tag("contract"), Tag("domain"), Tag("owner"), Tag("pipeline"), Tag("stage"), Tag("costCentre")));

        string? Tag(string key) => stream.Tag(key)?.Literal;
    }

    private CloudAssembly Unlike => synthesized.Of(Variant.Unlike);
}
