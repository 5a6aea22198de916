using System.Text.Json;
using ReferencePipeline.Tests.Catalog;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Policy;

[Collection(nameof(Synthesized))]
public sealed class AlarmTopicTests(Synthesized synthesized)
{
    private const string Foundation = "ReferencePipeline-production-Foundation";

    [Fact]
    public void It_is_encrypted_with_the_messages_key() =>
        Assert.StartsWith("MessagesKey", Properties("AWS::SNS::Topic").GetProperty("KmsMasterKeyId").GetProperty("Fn::GetAtt")[0].GetString());

    [Theory]
    [InlineData("cloudwatch.amazonaws.com", true)]
    [InlineData("budgets.amazonaws.com", true)]
    // EventBridge names no source account when it publishes to an encrypted topic.
    [InlineData("events.amazonaws.com", false)]
    public void Services_publish_under_the_conditions_that_they_can_meet(string service, bool namesAccount)
    {
        var publish = Statements(Properties("AWS::SNS::TopicPolicy").GetProperty("PolicyDocument")).Single(statement => Services(statement).Contains(service));
        var encrypt = synthesized.Resources(Foundation, "AWS::KMS::Key").Select(key => key.GetProperty("Properties"))
            .Single(key => key.Text("Description").Contains("notices", StringComparison.Ordinal)).GetProperty("KeyPolicy");
        var use = Statements(encrypt).Single(statement => Services(statement).Contains(service));

        Assert.Equal("sns:Publish", publish.Text("Action"));
        Assert.Equal(["kms:Decrypt", "kms:GenerateDataKey"], use.GetProperty("Action").Texts());
        Assert.Equal((namesAccount, namesAccount), (NamesAccount(publish), NamesAccount(use)));
    }

    [Fact]
    public void Nobody_publishes_without_TLS() =>
        Assert.Contains(Statements(Properties("AWS::SNS::TopicPolicy").GetProperty("PolicyDocument")), statement =>
            statement.Text("Effect") == "Deny" && statement.Text("Condition", "Bool", "aws:SecureTransport") == "false");

    private JsonElement Properties(string type) => synthesized.Resources(Foundation, type).Single().GetProperty("Properties");

    private static JsonElement.ArrayEnumerator Statements(JsonElement document) => document.GetProperty("Statement").EnumerateArray();

    private static string[] Services(JsonElement statement) =>
        statement.TryGetProperty("Principal", out var principal) && principal.ValueKind is JsonValueKind.Object && principal.TryGetProperty("Service", out var service) ? service.Texts() : [];

    private static bool NamesAccount(JsonElement statement) =>
        statement.TryGetProperty("Condition", out var condition) && condition.GetProperty("StringEquals").TryGetProperty("aws:SourceAccount", out _);
}
