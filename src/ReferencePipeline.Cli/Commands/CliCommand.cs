using ReferencePipeline.Settings;

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
            if (!ReadsSettings && parsed.GetValue(globals.Stage) is { } stage && File.Exists(PipelineContext.FileName))
                PipelineContext.Load(PipelineContext.FileName, stage).CheckStage();
            return Run(parsed);
        });
    }

    /// <summary>Command lines that work as they stand in this repository.</summary>
    public abstract IReadOnlyList<string> Examples { get; }

    /// <summary>Whether it reads the stage's settings; the others only refuse a stage that there is not.</summary>
    protected virtual bool ReadsSettings => false;

    protected Globals Globals { get; }

    protected Terminal Terminal { get; }

    protected abstract int Run(ParseResult parsed);
}
