using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Policy;

[Collection(nameof(Synthesized))]
public sealed class AlarmTopicTests(Synthesized synthesized)
{
    [Fact]
    public void It_is_encrypted_with_the_messages_key() => Assert.Equal("Key MessagesKey", One("AWS::SNS::Topic")["KmsMasterKeyId"].Follow().Name);

    [Theory]
    [InlineData("cloudwatch.amazonaws.com", true)]
    [InlineData("budgets.amazonaws.com", true)]
    // EventBridge names no source account when it publishes to an encrypted topic.
    [InlineData("events.amazonaws.com", false)]
    public void Services_publish_under_the_conditions_that_they_can_meet(string service, bool namesAccount)
    {
        var publish = PolicyStatement.In(One("AWS::SNS::TopicPolicy")).Single(statement => statement.Services.Contains(service));
        var key = Foundation.Of("AWS::KMS::Key").Single(key => key["Description"].Text.Contains("notices", StringComparison.Ordinal));
        var use = PolicyStatement.In(key).Single(statement => statement.Services.Contains(service));

        Assert.Equal(["sns:Publish"], publish.Actions);
        Assert.Equal(["kms:Decrypt", "kms:GenerateDataKey"], use.Actions);
        Assert.Equal((namesAccount, namesAccount), (NamesAccount(publish), NamesAccount(use)));
    }

    [Fact]
    public void Nobody_publishes_without_TLS() => Assert.Contains(PolicyStatement.In(One("AWS::SNS::TopicPolicy")),
        statement => !statement.Allows && statement.Condition == "Bool aws:SecureTransport false");

    private StackTemplate Foundation => synthesized.Of(Variant.Production).StackCalled("Foundation");

    private TemplateResource One(string type) => Foundation.Of(type).Single();

    private static bool NamesAccount(PolicyStatement statement) => statement.Conditions.Any(test => test is { Operator: "StringEquals", Key: "aws:SourceAccount" });
}
