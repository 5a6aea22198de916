using System.Text.RegularExpressions;

namespace ReferencePipeline.Cli.Tests;

public sealed partial class CompletionTests
{
    public static TheoryData<string, string[]> Lines => new()
    {
        { "pipeline con", ["contract"] },
        { "pipeline contract ", ["check", "diff", "show"] },
        { "pipeline generate ", ["orders", "page_views"] },
        { "pipeline generate --s", ["--seed", "--skew", "--stage", "--start"] },
        { "pipeline completion ", ["bash", "fish", "pwsh", "zsh"] },
    };

    [Theory, MemberData(nameof(Lines))]
    public void What_may_follow_is_suggested(string line, string[] words)
    {
        var ran = Cli.Run($"[suggest:{line.Length}]", line);

        Assert.Equal(0, ran.ExitCode);
        Assert.Subset(ran.Lines.ToHashSet(), words.ToHashSet());
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _pipeline pipeline")]
    [InlineData("zsh", "compdef _pipeline pipeline")]
    [InlineData("fish", "complete --command pipeline")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName pipeline")]
    public void A_script_asks_the_program_itself(string shell, string registration)
    {
        var ran = Cli.Run("completion", shell);

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains(registration, ran.Text, StringComparison.Ordinal);
        Assert.Matches(Suggest(), ran.Text);
    }

    [Fact]
    public void Bash_completes_with_the_script()
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "There is no bash here.");
        using var folder = new Folder();
        folder.Write("script", Cli.Run("completion", "bash").Text);
        var asked = $$"""
            pipeline() { dotnet "{{Pipeline.Dll}}" "$@"; }
            source "{{folder["script"]}}"
            COMP_LINE="pipeline contract sh" COMP_POINT=20 COMP_WORDS=(pipeline contract sh) COMP_CWORD=2
            _pipeline
            printf '%s\n' "${COMPREPLY[@]}"
            """;

        Assert.Equal("show\n", Pipeline.Start("/bin/bash", ["-c", asked], Cli.Root).Out);
    }

    [Fact]
    public void Another_shell_is_refused_with_those_that_there_are()
    {
        var ran = Cli.Run("completion", "tcsh");

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("bash", ran.Talk, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"pipeline ""\[suggest:")]
    private static partial Regex Suggest();
}
