using ReferencePipeline.Templates;

namespace ReferencePipeline.Tests.Synthesis;

[Collection(nameof(Synthesized))]
public sealed class FoundationTests(Synthesized synthesized)
{
    [Theory]
    [InlineData("sandbox", "Delete", 7)]
    [InlineData("production", "Retain", 30)]
    public void Each_purpose_has_a_key_that_turns_and_goes_as_the_stage_decides(string stage, string removal, int pendingDays)
    {
        var keys = Foundation(stage).Of("AWS::KMS::Key");

        Assert.Equal(3, keys.Count);
        Assert.All(keys, key =>
        {
            Assert.True(key["EnableKeyRotation"].Json.GetBoolean());
            Assert.Equal(pendingDays, key["PendingWindowInDays"].Number);
            Assert.Equal((removal, removal), key.Removal);
        });
    }

    [Theory]
    [InlineData("sandbox")]
    [InlineData("production")]
    public void An_alias_goes_with_its_stack_so_that_its_name_is_free_again(string stage)
    {
        var aliases = Foundation(stage).Of("AWS::KMS::Alias");

        Assert.Equal(
            [$"alias/referencepipeline-{stage}-lake", $"alias/referencepipeline-{stage}-messages", $"alias/referencepipeline-{stage}-results"],
            aliases.Select(alias => alias["AliasName"].Literal).Order(StringComparer.Ordinal));
        Assert.All(aliases, alias => Assert.Null(alias.DeletionPolicy));
    }

    [Theory]
    [InlineData("sandbox")]
    [InlineData("production")]
    public void Everything_is_tagged_with_its_stage(string stage) =>
        Assert.All(Foundation(stage).Of("AWS::KMS::Key"), key =>
            Assert.Equal(
                [("deployment", $"ReferencePipeline-{stage}"), ("environment", stage), ("pipeline", "ReferencePipeline"), ("stage", stage)],
                key["Tags"].Items.Select(tag => (tag["Key"].Literal, tag["Value"].Literal))));

    private StackTemplate Foundation(string stage) => synthesized.Of(stage == "sandbox" ? Variant.Sandbox : Variant.Production).Stack($"ReferencePipeline-{stage}-Foundation");
}
