using ReferencePipeline.Contracts.Generation;
using ReferencePipeline.Rehearsal;
using ReferencePipeline.Rehearsal.Delivery;
using ReferencePipeline.Rehearsal.Plan;
using ReferencePipeline.Synthesis;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Cli.Commands;

/// <summary><c>rehearse</c>: runs the synthesized templates on this machine.</summary>
internal sealed class RehearseCommand : CliCommand
{
    private readonly Option<string?> _assembly = new("--assembly")
    {
        Description = "A folder of synthesized templates, whoever wrote it [default: the app is synthesized]",
        HelpName = "DIR",
    };

    private readonly Option<string[]> _events = new("--events", "-e")
    {
        Description = "Files of JSON lines, compressed or not, named like their dataset; - is stdin [default: samples]",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _dataset = new("--dataset") { Description = "Only this dataset; all files hold its events", HelpName = "NAME" };

    private readonly Option<long> _generate = new("--generate")
    {
        Description = "Make so many events of each dataset on the fly, like 5M",
        HelpName = "N",
        CustomParser = Amount.Count,
    };

    private readonly Option<decimal> _bad = new("--bad")
    {
        Description = "The share of bad events among those made, like 1%",
        HelpName = "SHARE",
        CustomParser = Amount.Share,
    };

    private readonly Option<decimal> _rate = new("--rate")
    {
        Description = "Events a second that the stream is given [default: as they happened]",
        HelpName = "R",
        CustomParser = Amount.Rate,
    };

    private readonly Option<DateTime?> _arrival = new("--arrival")
    {
        Description = "When the events of files arrive, to see which are late [default: each when it happened]",
        HelpName = "TIME",
        CustomParser = Amount.Moment,
    };

    private readonly Option<string> _out = new("--out", "-o")
    {
        Description = "The folder of lake and report; an earlier rehearsal there is replaced",
        HelpName = "DIR",
        DefaultValueFactory = _ => "rehearsal",
    };

    public RehearseCommand(Globals globals, Terminal terminal) : base("rehearse", "Run the synthesized templates on this machine", globals, terminal)
    {
        _dataset.CompletionSources.Add(context => DatasetNames.In(context.ParseResult.GetValue(globals.Contracts)!));
        foreach (var option in new Option[] { _assembly, _events, _dataset, _generate, _bad, _rate, _arrival, _out })
            Options.Add(option);
    }

    public override IReadOnlyList<string> Examples =>
    [
        "pipeline rehearse",
        "pipeline rehearse --events samples/orders.jsonl.gz --out rehearsal",
        "pipeline rehearse --dataset page_views --generate 5M --bad 0.1%",
        "pipeline rehearse --assembly cdk.out --events samples/orders.jsonl.gz",
    ];

    protected override bool ReadsSettings => true;

    protected override int Run(ParseResult parsed)
    {
        using var synthesized = new TemporaryAssembly(parsed.GetValue(_out)!);
        if (parsed.GetValue(_assembly) is not { } assembly)
        {
            var outcome = Synthesizer.Run(new SynthesisRequest
            {
                Stage = parsed.GetValue(Globals.Stage),
                Contracts = parsed.GetResult(Globals.Contracts) is { Implicit: false } ? parsed.GetValue(Globals.Contracts) : null,
                Out = synthesized.Folder,
            });
            assembly = outcome switch
            {
                SynthesisOutcome.Written written => written.Directory,
                SynthesisOutcome.Refused refused => throw Failure.Usage(string.Join('\n', refused.Problems)),
                SynthesisOutcome.Unable unable => throw Failure.Environment(unable.Reason),
                _ => throw new InvalidOperationException($"No assembly for {outcome}."),
            };
        }

        Terminal.Stop.ThrowIfCancellationRequested();
        var templates = CloudAssembly.Load(assembly);
        var plan = RehearsalPlan.Read(templates);
        using var progress = new RehearsalProgress(Terminal);
        var report = Rehearse.Run(new RehearsalRequest
        {
            Plan = plan,
            Assembly = templates,
            Events = Chosen(parsed, plan),
            Out = parsed.GetValue(_out)!,
            Options = new DeliveryOptions
            {
                Arrival = parsed.GetValue(_arrival),
                Rate = parsed.GetValue(_rate) is > 0 and var rate ? rate : null,
                Progress = progress,
                Stop = Terminal.Stop,
            },
        });
        progress.Dispose();
        Say(report, parsed.GetValue(Globals.Json));
        return ExitCode.Fine;
    }

    private IReadOnlyList<RehearsedEvents> Chosen(ParseResult parsed, RehearsalPlan plan)
    {
        var choice = new EventChoice(plan, parsed.GetValue(_dataset));
        var files = parsed.GetValue(_events) ?? [];
        if (parsed.GetResult(_generate) is null)
            return choice.Files(files);
        if (files.Length > 0)
            throw Failure.Usage("--generate makes the events, and --events brings them; say one of both");
        return choice.Generated(parsed.GetValue(_generate), new GenerationOptions { Bad = parsed.GetValue(_bad), Rate = parsed.GetValue(_rate) is > 0 and var rate ? rate : GenerationOptions.Default.Rate });
    }

    private void Say(RehearsalReport report, bool json)
    {
        if (json)
            JsonOutput.Write(Terminal.Out, report);
        else
            new ReportTables(Terminal.Tables()).Write(report);
    }
}
