using System.Text.Json;

namespace ReferencePipeline.Tests.Synthesis;

[Collection(nameof(Synthesized))]
public sealed class FoundationTests(Synthesized synthesized)
{
    [Theory]
    [InlineData("sandbox", "Delete", 7)]
    [InlineData("production", "Retain", 30)]
    public void Each_purpose_has_a_key_that_turns_and_goes_as_the_stage_decides(string stage, string removal, int pendingDays)
    {
        var keys = synthesized.Resources($"ReferencePipeline-{stage}-Foundation", "AWS::KMS::Key");

        Assert.Equal(3, keys.Count);
        Assert.All(keys, key =>
        {
            Assert.True(key.GetProperty("Properties").GetProperty("EnableKeyRotation").GetBoolean());
            Assert.Equal(pendingDays, key.GetProperty("Properties").GetProperty("PendingWindowInDays").GetInt32());
            Assert.Equal((removal, removal), (key.GetProperty("DeletionPolicy").GetString(), key.GetProperty("UpdateReplacePolicy").GetString()));
        });
    }

    [Theory]
    [InlineData("sandbox")]
    [InlineData("production")]
    public void An_alias_goes_with_its_stack_so_that_its_name_is_free_again(string stage)
    {
        var aliases = synthesized.Resources($"ReferencePipeline-{stage}-Foundation", "AWS::KMS::Alias");

        Assert.Equal(
            [$"alias/referencepipeline-{stage}-lake", $"alias/referencepipeline-{stage}-messages", $"alias/referencepipeline-{stage}-results"],
            aliases.Select(alias => alias.GetProperty("Properties").GetProperty("AliasName").GetString()).Order(StringComparer.Ordinal));
        Assert.All(aliases, alias => Assert.False(alias.TryGetProperty("DeletionPolicy", out _)));
    }

    [Theory]
    [InlineData("sandbox")]
    [InlineData("production")]
    public void Everything_is_tagged_with_its_stage(string stage) =>
        Assert.All(synthesized.Resources($"ReferencePipeline-{stage}-Foundation", "AWS::KMS::Key"), key =>
            Assert.Equal(
                [("deployment", $"ReferencePipeline-{stage}"), ("environment", stage), ("pipeline", "ReferencePipeline"), ("stage", stage)],
                key.GetProperty("Properties").GetProperty("Tags").EnumerateArray().Select(tag => (Text(tag, "Key"), Text(tag, "Value")))));

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
