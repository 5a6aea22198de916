using System.CommandLine.Parsing;
using ReferencePipeline.Cli.Commands;
using ReferencePipeline.Contracts.Reading;

namespace ReferencePipeline.Cli;

/// <summary>What is wrong with a command line, and what instead, in one line.</summary>
internal static class Mistake
{
    /// <summary>The first mistake; <c>null</c> when there is none.</summary>
    public static string? In(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var path = string.Join(' ', parsed.CommandResult.Path());
        var said = OfOption(parsed, path) ?? OfWord(parsed, path) ?? OfCommand(command) ?? OfArgument(parsed) ?? OfRequired(parsed) ?? OfValue(parsed) ?? (parsed.Errors is [var first, ..] ? first.Message : null);
        if (said is null)
            return null;
        var line = said.ReplaceLineEndings(" ").TrimEnd('.');
        return $"{line}{(line.EndsWith('?') ? "" : ".")} See '{path} --help'.";
    }

    /// <summary>What begins like an option and is none is a slip, not the name of a file; after <c>--</c> it is a name.</summary>
    private static string? OfOption(ParseResult parsed, string path)
    {
        var values = Options(parsed.RootCommandResult).SelectMany(option => option.Tokens).ToHashSet(ReferenceEqualityComparer.Instance);
        var slip = parsed.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash)
            .FirstOrDefault(token => token is { Type: TokenType.Argument, Value: ['-', _, ..] } && !values.Contains(token))?.Value;
        return slip is null ? null : $"'{slip}' is no option of '{path}'{Instead(slip.Split('=')[0], Names(parsed.CommandResult), "")}";
    }

    private static string? OfWord(ParseResult parsed, string path) => parsed.UnmatchedTokens switch
    {
        [] => null,
        [var word, ..] when parsed.CommandResult.Command.Subcommands.Select(inner => inner.Name).ToList() is { Count: > 0 } commands =>
            $"'{word}' is no command of '{path}'{Instead(word, commands, $"; use {Or(commands)}")}",
        [var word, ..] => $"'{word}' is one argument too many; remove it, or put quotes around what belongs together",
    };

    private static string? OfCommand(Command command) =>
        command is CliCommand ? null : $"no command is named; name {Or([.. command.Subcommands.Select(inner => inner.Name)])}";

    private static string? OfArgument(ParseResult parsed) =>
        parsed.CommandResult.Command.Arguments.FirstOrDefault(argument => argument.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(argument) is not { Tokens.Count: > 0 }) is { } missing
            ? Missing(missing.Name, missing.Description!)
            : null;

    private static string? OfRequired(ParseResult parsed) =>
        parsed.CommandResult.Command.Options.FirstOrDefault(option => option.Required && parsed.GetResult(option) is not { Implicit: false }) is { } missing
            ? Missing(missing.Name, missing.Description!)
            : null;

    private static string? OfValue(ParseResult parsed) =>
        Options(parsed.RootCommandResult).FirstOrDefault(option => option is { Implicit: false, Tokens.Count: 0 } && option.Option.Arity.MinimumNumberOfValues > 0)?.Option is { } bare
            ? $"{bare.Name} has no value; write '{bare.Name} {bare.HelpName}'"
            : null;

    private static string Missing(string name, string description) => $"{name} is missing; it is {char.ToLowerInvariant(description[0])}{description[1..]}";

    private static string Instead(string written, IEnumerable<string> names, string otherwise) =>
        Nearest.To(written, names) is { } near ? $"; did you mean '{near}'?" : otherwise;

    private static IEnumerable<string> Names(CommandResult? command) => command is null ? [] :
        [.. command.Command.Options.SelectMany(option => option.Aliases.Prepend(option.Name)), .. Names(command.Parent as CommandResult)];

    private static IEnumerable<OptionResult> Options(CommandResult command) =>
        [.. command.Children.OfType<OptionResult>(), .. command.Children.OfType<CommandResult>().SelectMany(Options)];

    private static string Or(List<string> words) => words.Count == 1 ? words[0] : $"{string.Join(", ", words.SkipLast(1))} or {words[^1]}";
}
