namespace ReferencePipeline.Cli.Commands;

/// <summary>A command that does something: it parses, calls, prints, and returns an <see cref="ExitCode"/>.</summary>
internal abstract class CliCommand : Command
{
    protected CliCommand(string name, string description, Globals globals, Terminal terminal) : base(name, description)
    {
        (Globals, Terminal) = (globals, terminal);
        SetAction(parsed =>
        {
            terminal.NoColor |= parsed.GetValue(globals.NoColor);
            return Run(parsed);
        });
    }

    /// <summary>Command lines that work as they stand in this repository.</summary>
    public abstract IReadOnlyList<string> Examples { get; }

    protected Globals Globals { get; }

    protected Terminal Terminal { get; }

    protected abstract int Run(ParseResult parsed);
}
