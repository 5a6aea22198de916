namespace ReferencePipeline.Cli.Tests;

public sealed class SynthTests
{
    [Fact]
    public void The_templates_of_a_stage_are_written_and_its_stacks_told()
    {
        using var folder = new Folder();

        var ran = Pipeline.Run(["synth", "--stage", "production", "--out", folder["out"]], Cli.Root);

        Assert.Equal(0, ran.ExitCode);
        var stacks = ran.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(stacks);
        Assert.All(stacks, stack => Assert.StartsWith("ReferencePipeline-production-", stack, StringComparison.Ordinal));
        Assert.All(stacks, stack => Assert.True(File.Exists(Path.Combine(folder["out"], $"{stack}.template.json"))));
    }

    [Fact]
    public void A_stage_that_there_is_not_is_wrong_usage()
    {
        using var folder = new Folder();

        var ran = Pipeline.Run(["synth", "--stage", "sandbx", "--out", folder["out"]], Cli.Root);

        Assert.Equal(2, ran.ExitCode);
        Assert.Empty(ran.Out);
        Assert.Contains("sandbox", ran.Error, StringComparison.Ordinal);
        Assert.Empty(folder.Names);
    }

    [Fact]
    public void Contracts_with_problems_are_not_synthesized()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder["contracts"]);
        folder.Write("contracts/x.odcs.yaml", "kind: DataContract");

        var ran = Pipeline.Run(["synth", "--contracts", folder["contracts"], "--out", folder["out"]], Cli.Root);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("x.odcs.yaml:1: ", ran.Error, StringComparison.Ordinal);
    }
}
