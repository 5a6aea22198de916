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

        var ran = Pipeline.Run(["synth", "--stage", "sandbx", "--out", folder["out"]], Cli.Root);

        Assert.Equal(2, ran.ExitCode);
        Assert.Empty(ran.Out);
        Assert.Contains("sandbox", ran.Error, StringComparison.Ordinal);
        Assert.Empty(folder.Names);
    }

    [Theory]
    [InlineData(null, "--confirm-delete production")]
    [InlineData("sandbox", "cdk.json: context.confirmDelete: \"sandbox\" is not the stage of this run")]
    public void Templates_that_delete_what_a_stage_holds_take_a_second_key(string? key, string said)
    {
        using var folder = Destroying();

        var ran = Pipeline.Run(["synth", "--stage", "production", "--contracts", Cli.Contracts, .. key is null ? Array.Empty<string>() : ["--confirm-delete", key]], folder.Path);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains(said, ran.Error, StringComparison.Ordinal);
        Assert.Equal(["cdk.json"], folder.Names);
    }

    [Fact]
    public void Settings_and_contracts_are_told_in_one_run()
    {
        using var folder = new Folder();
        var settings = File.ReadAllText(Path.Combine(Cli.Root, "cdk.json"));
        folder.Write("cdk.json", settings.Replace("\"bufferMiB\": 64", "\"bufferMiB\": 7", StringComparison.Ordinal).Replace("\"datasets\": {}", "\"datasets\": { \"ordrs\": {} }", StringComparison.Ordinal));

        var ran = Pipeline.Run(["synth", "--contracts", Cli.Contracts], folder.Path);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("stream.datasets.ordrs: is no dataset of these contracts; did you mean orders?", ran.Error, StringComparison.Ordinal);
        Assert.Contains("delivery.bufferMiB: 7 is outside 64–128", ran.Error, StringComparison.Ordinal);
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

    /// <summary>Settings by which production's data goes with its stacks.</summary>
    private static Folder Destroying()
    {
        var folder = new Folder();
        folder.Write("cdk.json", File.ReadAllText(Path.Combine(Cli.Root, "cdk.json")).Replace("\"removal\": \"retain\"", "\"removal\": \"destroy\"", StringComparison.Ordinal));
        return folder;
    }
}
