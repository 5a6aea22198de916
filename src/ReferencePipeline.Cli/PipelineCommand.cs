using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ReferencePipeline.Cli.Commands;

namespace ReferencePipeline.Cli;

/// <summary>The whole command line. A new command is one file under Commands/ and one line here.</summary>
internal static class PipelineCommand
{
    public static RootCommand Tree(Terminal terminal)
    {
        var globals = new Globals();
        var contract = new Command("contract", "Check, compare and show data contracts")
        {
            new ContractCheckCommand(globals, terminal),
            new ContractDiffCommand(globals, terminal),
            new ContractShowCommand(globals, terminal),
        };
        var root = new RootCommand("Review, rehearse, deploy and prove a governed streaming lake from its data contracts")
        {
            contract,
            new GenerateCommand(globals, terminal),
            new SynthCommand(globals, terminal),
            new RehearseCommand(globals, terminal),
            new QueryCommand(globals, terminal),
            new CompletionCommand(globals, terminal),
        };
        foreach (var option in globals.All)
            root.Options.Add(option);
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new ExplainedHelp((SynchronousCommandLineAction)help.Action!);
        return root;
    }

    public static int Run(IReadOnlyList<string> args, Terminal terminal)
    {
        var parsed = Tree(terminal).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if ((parsed.Action is ParseErrorAction || parsed.Action == parsed.CommandResult.Command.Action) && Mistake.In(parsed) is { } mistake)
        {
            terminal.Error.WriteLine(mistake);
            return ExitCode.Usage;
        }

        try
        {
            var code = parsed.Invoke(new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
            terminal.Out.Flush();
            return code;
        }
        catch (OperationCanceledException) when (terminal.Stop.IsCancellationRequested)
        {
            terminal.Error.WriteLine("interrupted");
            return ExitCode.Interrupted;
        }
        catch (IOException broken) when (BrokenPipe.Is(broken))
        {
            // Whoever reads has had enough.
            return ExitCode.Fine;
        }
        catch (Exception exception) when (Failure.From(exception) is { } failure)
        {
            terminal.Error.WriteLine(failure.Message);
            return failure.ExitCode;
        }
    }
}
