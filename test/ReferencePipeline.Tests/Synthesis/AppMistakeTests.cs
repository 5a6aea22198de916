namespace ReferencePipeline.Tests.Synthesis;

/// <summary>What the app says as a process where there is nothing to synthesize; beside the synths of this process.</summary>
public sealed class AppMistakeTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipeline-mistakes-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_mistake_is_one_line_and_no_stack_trace()
    {
        var result = AppProcess.RunUnderCdk(Path.Combine(_folder.FullName, "mistake"), "prodution");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Equal("cdk.json: context.stage: \"prodution\" is not a stage; did you mean production?", result.Error);
        Assert.Empty(result.Left);
    }

    [Fact]
    public void A_wrong_contract_is_one_line_for_each_problem_and_leaves_nothing_behind()
    {
        var folder = AppProcesses.Project(Path.Combine(_folder.FullName, "wrong"));
        File.WriteAllText(Path.Combine(folder, "contracts", "wrong.odcs.yaml"), "kind: DataContact\n");

        var result = AppProcess.Run(AppProcess.DotNet, [AppProcess.Dll], folder, TestContext.Current.CancellationToken);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.All(result.Error.Split(Environment.NewLine), line => Assert.StartsWith($"{Path.Combine("contracts", "wrong.odcs.yaml")}:1: ", line));
        Assert.Empty(result.Left);
        Assert.False(Directory.Exists(Path.Combine(folder, "cdk.out")));
    }

    [Fact]
    public void Without_node_it_says_so()
    {
        var result = AppProcess.RunUnderCdk(Path.Combine(_folder.FullName, "no-node"), null, ("PATH", Make("empty")));

        Assert.Equal((3, ""), (result.ExitCode, result.Output));
        Assert.Equal("node is not on the PATH; install Node.js 20 or newer, the CDK runs on it", result.Error);
        Assert.Empty(result.Left);
    }

    [Theory]
    [InlineData("old", "[ \"$1\" = --version ] && echo v16.20.2 && exit 0; exit 1", "node v16.20.2 is too old; install Node.js 20 or newer, the CDK runs on it")]
    [InlineData("refusing", "echo 'node: --sane is not allowed in NODE_OPTIONS' >&2; exit 9",
        "node does not start: node: --sane is not allowed in NODE_OPTIONS; look at NODE_OPTIONS and at what `node --version` says")]
    [InlineData("silent", "exit 9", "node does not start: it ends with 9 and says nothing; look at NODE_OPTIONS and at what `node --version` says")]
    public void With_a_node_that_does_not_run_the_CDK_it_says_so(string name, string script, string expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the stand-in for node is a shell script");
        var node = Path.Combine(Make(name), "node");
        File.WriteAllText(node, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(node, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var result = AppProcess.RunUnderCdk(Path.Combine(_folder.FullName, $"{name}-node"), null, ("PATH", Path.GetDirectoryName(node)!));

        Assert.Equal((3, ""), (result.ExitCode, result.Output));
        Assert.Equal(expected, result.Error);
        Assert.Empty(result.Left);
    }

    private string Make(string folder) => Directory.CreateDirectory(Path.Combine(_folder.FullName, folder)).FullName;
}
