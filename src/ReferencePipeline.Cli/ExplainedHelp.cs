using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using ReferencePipeline.Cli.Commands;

namespace ReferencePipeline.Cli;

/// <summary>The usual help, and what it leaves out: examples, and what the exit codes mean.</summary>
internal sealed class ExplainedHelp(SynchronousCommandLineAction usual) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is CliCommand { Examples.Count: > 0 } command)
        {
            output.WriteLine("Examples:");
            foreach (var example in command.Examples)
                output.WriteLine($"  {example}");
            output.WriteLine();
        }

        output.WriteLine("Exit codes:");
        foreach (var (code, meaning) in ExitCode.All)
            output.WriteLine($"  {code,-4} {meaning}");
        return ExitCode.Fine;
    }
}

internal static class CommandPath
{
    /// <summary><c>pipeline contract check</c>: what a user typed to get here.</summary>
    public static IEnumerable<string> Path(this CommandResult result) =>
        result.Parent is CommandResult parent ? [.. parent.Path(), result.Command.Name] : ["pipeline"];
}
