namespace ReferencePipeline.Cli.Tests;

public sealed class MistakeTests
{
    public static TheoryData<string[], string> Lines => new()
    {
        { [], "no command is named; name contract, generate, synth, rehearse, query or completion. See 'pipeline --help'." },
        { ["contract"], "no command is named; name check, diff or show. See 'pipeline contract --help'." },
        { ["contract", "chek"], "'chek' is no command of 'pipeline contract'; did you mean 'check'? See 'pipeline contract --help'." },
        { ["deploy"], "'deploy' is no command of 'pipeline'; use contract, generate, synth, rehearse, query or completion. See 'pipeline --help'." },
        { ["contract", "check", "--jsn"], "'--jsn' is no option of 'pipeline contract check'; did you mean '--json'? See 'pipeline contract check --help'." },
        { ["contract", "show", "--sage=production"], "'--sage=production' is no option of 'pipeline contract show'; did you mean '--stage'? See 'pipeline contract show --help'." },
        { ["generate", "orders", "-n", "1", "--out", "x"], "'--out' is no option of 'pipeline generate'; did you mean '--output'? See 'pipeline generate --help'." },
        { ["generate", "orders", "-n", "1", "--colour", "red"], "'--colour' is no option of 'pipeline generate'. See 'pipeline generate --help'." },
        { ["generate", "orders", "views", "-n", "1"], "'views' is one argument too many; remove it, or put quotes around what belongs together. See 'pipeline generate --help'." },
        { ["generate", "orders"], "--count is missing; it is how many events, like 1000, 5k or 5M. See 'pipeline generate --help'." },
        { ["generate", "-n", "1"], "DATASET is missing; it is the dataset, by its name in the contract. See 'pipeline generate --help'." },
        { ["generate", "orders", "-n", "1", "--bad"], "--bad has no value; write '--bad SHARE'. See 'pipeline generate --help'." },
        { ["generate", "orders", "-n", "1", "--bad", "5"], "--bad: '5' is not a share; write one from 0% to 100%, or from 0 to 1. See 'pipeline generate --help'." },
        { ["contract", "diff", "old"], "NEW is missing; it is the contract as it shall be. See 'pipeline contract diff --help'." },
        { ["completion", "tcsh"], "'tcsh' is no shell that there is a script for; use bash, zsh, fish or pwsh. See 'pipeline completion --help'." },
        { ["contract", "check", "--contracts", ""], "--contracts: the name is empty; name the directory of the contracts. See 'pipeline contract check --help'." },
        { ["contract", "check", "--contracts", "nowhere"], "--contracts: nowhere does not exist; name the directory of the contracts. See 'pipeline contract check --help'." },
        { ["contract", "check", ""], "the name of a contract is empty; name a contract file, or a directory of contracts" },
        { ["contract", "check", "nowhere"], "nowhere does not exist; name a contract file, or a directory of contracts" },
        { ["contract", "check", "@nowhere"], "@nowhere does not exist; name a contract file, or a directory of contracts" },
        { ["contract", "check", "--", "--jsn"], "--jsn does not exist; name a contract file, or a directory of contracts" },
        { ["contract", "show", ""], "the name of a contract is empty; name a contract file" },
        { ["contract", "diff", "nowhere", "nowhere"], "nowhere does not exist; name a contract file" },
    };

    [Theory, MemberData(nameof(Lines))]
    public void A_mistake_is_one_line_that_says_what_and_what_instead(string[] args, string line)
    {
        var ran = Cli.Run(args);

        Assert.Equal((2, "", line + "\n"), (ran.ExitCode, ran.Text, ran.Talk.ReplaceLineEndings("\n")));
    }

    [Theory]
    [InlineData("contract", "show", "DIR")]
    [InlineData("contract", "diff", "DIR", "DIR")]
    public void Where_a_file_is_wanted_a_directory_is_told(params string[] args)
    {
        var ran = Cli.Run([.. args.Select(arg => arg.Replace("DIR", Cli.Contracts, StringComparison.Ordinal))]);

        Assert.Equal((2, $"{Cli.Contracts} is a directory; name a contract file in it\n"), (ran.ExitCode, ran.Talk.ReplaceLineEndings("\n")));
    }

    [Theory]
    [InlineData("contract", "check")]
    [InlineData("generate", "orders", "-n", "1")]
    [InlineData("synth")]
    public void Where_the_directory_is_wanted_a_file_is_told(params string[] args)
    {
        using var folder = new Folder();
        var file = folder.Write("orders.odcs.yaml", "");
        var ran = Cli.Run([.. args, "--contracts", file]);

        Assert.Equal(2, ran.ExitCode);
        Assert.StartsWith($"--contracts: {file} is a file; name the directory that it is in.", ran.Talk, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("order.odcs.yaml", "orders.odcs.yaml")]
    [InlineData("page_views", "page-views.odcs.yaml")]
    public void A_contract_that_is_nearly_called_so_is_named(string written, string meant)
    {
        var ran = Cli.Run("contract", "show", Path.Combine(Cli.Contracts, written));

        Assert.Equal(2, ran.ExitCode);
        Assert.EndsWith($"{written} does not exist; did you mean {Path.GetRelativePath(".", Path.Combine(Cli.Contracts, meant))}?\n", ran.Talk.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("contract", "check", "DIR")]
    [InlineData("contract", "show", "DIR/orders.odcs.yaml")]
    [InlineData("contract", "diff", "DIR/orders.odcs.yaml", "DIR/orders.odcs.yaml")]
    [InlineData("generate", "orders", "-n", "1")]
    [InlineData("completion", "bash")]
    [InlineData("synth")]
    public void A_stage_that_there_is_not_is_refused_wherever_cdk_json_is(params string[] args)
    {
        var ran = Cli.Run([.. args.Select(arg => arg.Replace("DIR", Cli.Contracts, StringComparison.Ordinal)), "--stage", "prodution"]);

        Assert.Equal((2, "", "cdk.json: context.stage: \"prodution\" is not a stage; did you mean production?\n"), (ran.ExitCode, ran.Text, ran.Talk.ReplaceLineEndings("\n")));
    }

    [Fact]
    public void Where_no_cdk_json_is_a_stage_decides_nothing()
    {
        using var folder = new Folder();

        Assert.Equal(0, Pipeline.Run(["contract", "check", Cli.Contracts, "--stage", "any"], folder.Path).ExitCode);
    }
}
