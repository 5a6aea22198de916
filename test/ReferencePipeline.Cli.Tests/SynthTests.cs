namespace ReferencePipeline.Cli.Tests;

public sealed class SynthTests
{
    [Fact]
    public void The_templates_of_a_stage_are_written_where_the_CDK_writes_them_and_its_stacks_told()
    {
        using var folder = Destroying();

        var ran = Pipeline.Run(["synth", "--stage", "production", "--contracts", Cli.Contracts, "--confirm-delete", "production"], folder.Path);

        Assert.Equal(0, ran.ExitCode);
        var stacks = ran.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(stacks);
        Assert.Equal($"{stacks.Length} stacks in cdk.out\n", ran.Error);
        Assert.All(stacks, stack => Assert.StartsWith("ReferencePipeline-production-", stack, StringComparison.Ordinal));
        Assert.All(stacks, stack => Assert.True(File.Exists(Path.Combine(folder["cdk.out"], $"{stack}.template.json"))));
        Assert.Equal(["cdk.json", "cdk.out"], folder.Names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_stage_that_there_is_not_is_wrong_usage()
    {
        using var folder = new Folder();

        var ran = Cli.Run("synth", "--stage", "sandbx", "--out", folder["out"]);

        Assert.Equal(2, ran.ExitCode);
        Assert.Empty(ran.Text);
        Assert.Contains("sandbox", ran.Talk, StringComparison.Ordinal);
        Assert.Empty(folder.Names);
    }

    [Fact]
    public void A_second_key_that_is_not_the_stage_opens_nothing()
    {
        using var folder = new Folder();

        var ran = Cli.Run("synth", "--stage", "production", "--confirm-delete", "sandbox", "--out", folder["out"]);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("cdk.json: context.confirmDelete: \"sandbox\" is not the stage of this run", ran.Talk, StringComparison.Ordinal);
        Assert.Empty(folder.Names);
    }

    [Fact]
    public void Templates_that_delete_take_a_second_key_and_what_is_wrong_beside_it_is_told_in_the_same_run()
    {
        using var folder = Destroying();
        folder.Write("cdk.json", File.ReadAllText(folder["cdk.json"]).Replace("\"bufferMiB\": 128", "\"bufferMiB\": 7", StringComparison.Ordinal).Replace("\"datasets\": {}", "\"datasets\": { \"ordrs\": {} }", StringComparison.Ordinal));

        var ran = Pipeline.Run(["synth", "--stage", "production", "--contracts", Cli.Contracts], folder.Path);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("--confirm-delete production", ran.Error, StringComparison.Ordinal);
        Assert.Contains("stream.datasets.ordrs: is no dataset of these contracts; did you mean orders?", ran.Error, StringComparison.Ordinal);
        Assert.Contains("delivery.bufferMiB: 7 is outside 64–128", ran.Error, StringComparison.Ordinal);
        Assert.Equal(["cdk.json"], folder.Names);
    }

    [Fact]
    public void Contracts_with_problems_are_not_synthesized()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder["contracts"]);
        folder.Write("contracts/x.odcs.yaml", "kind: DataContract");

        var ran = Cli.Run("synth", "--contracts", folder["contracts"], "--out", folder["out"]);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("x.odcs.yaml:1: ", ran.Talk, StringComparison.Ordinal);
        Assert.Equal(["contracts"], folder.Names);
    }

    /// <summary>Settings by which production's data goes with its stacks.</summary>
    private static Folder Destroying()
    {
        var folder = new Folder();
        folder.Write("cdk.json", File.ReadAllText(Path.Combine(Cli.Root, "cdk.json")).Replace("\"removal\": \"retain\"", "\"removal\": \"destroy\"", StringComparison.Ordinal));
        return folder;
    }
}
