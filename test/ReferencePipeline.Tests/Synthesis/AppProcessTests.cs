namespace ReferencePipeline.Tests.Synthesis;

[Collection(nameof(Synthesized))]
public sealed class AppProcessTests(Synthesized synthesized)
{
    [Fact]
    public async Task Started_by_hand_it_reads_the_settings_itself_and_leaves_nothing_behind()
    {
        var result = await synthesized.Processes.ByHand;

        Assert.Equal((0, "", ""), (result.ExitCode, result.Output, result.Error));
        Assert.All(synthesized.Of(Variant.Fifty).Stacks, stack => Assert.StartsWith("ReferencePipeline-sandbox-", stack.Name));
        Assert.Empty(result.Left);
    }

    [Fact]
    public async Task Under_the_command_line_of_the_CDK_it_writes_the_same_bytes_whatever_the_place_and_leaves_nothing_behind()
    {
        var result = await synthesized.Processes.CommandLine;

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Empty(result.Left);
        Assert.Equal(Synthesized.Bytes(synthesized.Of(Variant.Production).Folder), Synthesized.Bytes(Path.Combine(synthesized.Folder, "command-line")));
    }
}
