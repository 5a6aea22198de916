using ReferencePipeline.Synthesis;

namespace ReferencePipeline.Cli.Commands;

/// <summary><c>synth</c>: the CloudFormation templates, as <c>npx cdk synth</c> writes them.</summary>
internal sealed class SynthCommand : CliCommand
{
    private readonly Option<string> _out = new("--out")
    {
        Description = "The folder of the templates; an earlier synth there is replaced",
        HelpName = "DIR",
        DefaultValueFactory = _ => "cdk.out",
    };

    private readonly Option<string?> _confirmDelete = new("--confirm-delete")
    {
        Description = "The stage again, as the second key to templates that delete its data",
        HelpName = "STAGE",
    };

    public SynthCommand(Globals globals, Terminal terminal) : base("synth", "Write the CloudFormation templates of a stage", globals, terminal)
    {
        Options.Add(_out);
        Options.Add(_confirmDelete);
    }

    public override IReadOnlyList<string> Examples =>
    [
        "pipeline synth",
        "pipeline synth --stage production --out cdk.out",
    ];

    protected override bool ReadsSettings => true;

    protected override int Run(ParseResult parsed)
    {
        // What is not named on the command line is for cdk.json to say.
        var outcome = Synthesizer.Run(new SynthesisRequest
        {
            Stage = parsed.GetValue(Globals.Stage),
            Contracts = parsed.GetResult(Globals.Contracts) is { Implicit: false } ? parsed.GetValue(Globals.Contracts) : null,
            Out = parsed.GetValue(_out)!,
            ConfirmDelete = parsed.GetValue(_confirmDelete),
        });
        Terminal.Stop.ThrowIfCancellationRequested();
        Say(outcome, parsed.GetValue(Globals.Json));
        return outcome.ExitCode;
    }

    private void Say(SynthesisOutcome outcome, bool json)
    {
        switch (outcome)
        {
            case SynthesisOutcome.Written written when json:
                JsonOutput.Write(Terminal.Out, new { written.Directory, written.Stacks });
                break;
            case SynthesisOutcome.Written written:
                foreach (var stack in written.Stacks)
                    Terminal.Out.WriteLine(stack);
                Terminal.Error.WriteLine($"{Noun.Count(written.Stacks.Count, "stack")} in {written.Directory}");
                break;
            case SynthesisOutcome.Refused refused:
                foreach (var problem in refused.Problems)
                    Terminal.Error.WriteLine(problem);
                break;
            case SynthesisOutcome.Unable unable:
                Terminal.Error.WriteLine(unable.Reason);
                break;
        }
    }
}
