using System.CommandLine;
using System.Text.RegularExpressions;
using ReferencePipeline.Cli.Commands;

namespace ReferencePipeline.Cli.Tests;

/// <summary>docs/cli.md and the code say the same.</summary>
public sealed partial class DocumentTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Cli.Root, "docs", "cli.md")).ReplaceLineEndings("\n");
    private static readonly RootCommand Tree = PipelineCommand.Tree(Terminal.Captured(Stream.Null, TextWriter.Null));

    private static IEnumerable<(string Path, CliCommand Command)> Commands => Leaves(Tree, "pipeline");

    [Fact]
    public void Every_command_has_a_section_and_every_section_a_command() =>
        Assert.Equal(Commands.Select(entry => entry.Path).Order(StringComparer.Ordinal), Sections().Keys.Where(title => title.StartsWith("pipeline", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Fact]
    public void A_section_lists_the_options_of_its_command_and_no_others() =>
        Assert.All(Commands, entry => Assert.Equal(
            entry.Command.Options.SelectMany(option => new[] { option.Name }.Concat(option.Aliases)).Order(StringComparer.Ordinal),
            Options(Sections()[entry.Path]).Order(StringComparer.Ordinal)));

    [Fact]
    public void The_options_of_every_command_are_listed_once_for_all() =>
        Assert.Equal(
            Tree.Options.Select(option => option.Name).Order(StringComparer.Ordinal),
            Options(Sections()["Options of every command"]).Order(StringComparer.Ordinal));

    [Fact]
    public void The_examples_are_those_of_the_help() =>
        Assert.All(Commands, entry => Assert.Contains($"```\n{string.Join('\n', entry.Command.Examples)}\n```\n", Sections()[entry.Path], StringComparison.Ordinal));

    [Fact]
    public void The_examples_can_be_parsed() =>
        Assert.All(Commands.SelectMany(entry => entry.Command.Examples), example => Assert.Empty(Tree.Parse(Substitution().Replace(example["pipeline ".Length..], "file")).Errors));

    [Fact]
    public void The_exit_codes_are_those_of_the_code() =>
        Assert.All(ExitCode.All, code => Assert.Contains($"| {code.Code} | {code.Meaning} |", Sections()["Exit codes"], StringComparison.Ordinal));

    [Fact]
    public void The_help_tells_examples_and_exit_codes() => Assert.All(Commands, entry =>
    {
        var help = Cli.Run([.. entry.Path.Split(' ').Skip(1), "--help"]);

        Assert.Equal(0, help.ExitCode);
        Assert.All(entry.Command.Examples, example => Assert.Contains(example, help.Text, StringComparison.Ordinal));
        Assert.All(ExitCode.All, code => Assert.Contains($"{code.Code,-4} {code.Meaning}", help.Text, StringComparison.Ordinal));
    });

    private static IEnumerable<(string, CliCommand)> Leaves(Command command, string path) =>
        command is CliCommand leaf ? [(path, leaf)] : command.Subcommands.SelectMany(inner => Leaves(inner, $"{path} {inner.Name}"));

    private static Dictionary<string, string> Sections() =>
        Text.Split("\n## ").Skip(1).ToDictionary(section => section[..section.IndexOf('\n', StringComparison.Ordinal)], section => section, StringComparer.Ordinal);

    /// <summary>The options in the first column of a section's table.</summary>
    private static IEnumerable<string> Options(string section) =>
        Row().Matches(section).SelectMany(row => Option().Matches(row.Groups["first"].Value)).Select(option => option.Groups["name"].Value);

    [GeneratedRegex(@"^\| (?<first>`-.*?`) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<name>--?[a-z-]+)")]
    private static partial Regex Option();

    [GeneratedRegex(@"<\([^)]*\)")]
    private static partial Regex Substitution();
}
