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
    private readonly RehearseOptions _options = new();

    public RehearseCommand(Globals globals, Terminal terminal) : base("rehearse", "Run the synthesized templates on this machine", globals, terminal)
    {
        _options.Dataset.CompletionSources.Add(context => DatasetNames.In(context.ParseResult.GetValue(globals.Contracts)!));
        foreach (var option in _options.All)
            Options.Add(option);
    }

    public override IReadOnlyList<string> Examples =>
    [
        "pipeline rehearse",
        "pipeline rehearse --events samples/orders.jsonl.gz --out rehearsal",
        "pipeline rehearse --dataset page_views --generate 5M --bad 0.1%",
        "pipeline rehearse --assembly cdk.out --events samples/orders.jsonl.gz",
        "pipeline rehearse --lake rehearsal/lake",
        "pipeline rehearse --watch",
    ];

    protected override bool ReadsSettings => true;

    protected override int Run(ParseResult parsed)
    {
        if (parsed.GetValue(_options.Lake) is not null && _options.Making.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } other)
            throw Failure.Usage($"--lake checks files that are there, and {other.Name} is about making some; say one of both");
        if (!parsed.GetValue(_options.Watch))
            return Once(parsed);
        if (Files(parsed).Contains("-"))
            throw Failure.Usage("--watch runs again when a file changes, and standard input is read once; name a file with --events");
        using var inputs = new WatchedFiles(() => WatchedInputs.Of(Globals, _options, parsed));
        return inputs.RunAtEachChange(Terminal, () => Once(parsed));
    }

    private int Once(ParseResult parsed)
    {
        using var synthesized = new TemporaryAssembly(parsed.GetValue(_options.Out)!);
        var assembly = parsed.GetValue(_options.Assembly) ?? Synthesize(parsed, synthesized.Folder);
        Terminal.Stop.ThrowIfCancellationRequested();
        var templates = CloudAssembly.Load(assembly);
        var plan = RehearsalPlan.Read(templates);
        return parsed.GetValue(_options.Lake) is { } lake ? Check(parsed, plan, lake) : Deliver(parsed, templates, plan);
    }

    private string Synthesize(ParseResult parsed, string folder)
    {
        var outcome = Synthesizer.Run(new SynthesisRequest
        {
            Stage = parsed.GetValue(Globals.Stage),
            Contracts = parsed.GetResult(Globals.Contracts) is { Implicit: false } ? parsed.GetValue(Globals.Contracts) : null,
            Out = folder,
        });
        return outcome switch
        {
            SynthesisOutcome.Written written => written.Directory,
            SynthesisOutcome.Refused refused => throw Failure.Usage(string.Join('\n', refused.Problems)),
            SynthesisOutcome.Unable unable => throw Failure.Environment(unable.Reason),
            _ => throw new InvalidOperationException($"No assembly for {outcome}."),
        };
    }

    private int Deliver(ParseResult parsed, CloudAssembly templates, RehearsalPlan plan)
    {
        using var progress = new RehearsalProgress(Terminal);
        var report = Rehearse.Run(new RehearsalRequest
        {
            Plan = plan,
            Assembly = templates,
            Events = Chosen(parsed, plan),
            Out = parsed.GetValue(_options.Out)!,
            Options = new DeliveryOptions
            {
                Arrival = parsed.GetValue(_options.Arrival),
                Now = parsed.GetValue(_options.Now),
                Rate = parsed.GetValue(_options.Rate) is > 0 and var rate ? rate : null,
                Progress = progress,
                Stop = Terminal.Stop,
            },
        });
        progress.Dispose();
        Say(parsed, report, () => new ReportTables(Terminal.Tables()).Write(report));
        return report.HasFindings ? ExitCode.Found : ExitCode.Fine;
    }

    private int Check(ParseResult parsed, RehearsalPlan plan, string lake)
    {
        var report = LakeCheck.Run(new EventChoice(plan, parsed.GetValue(_options.Dataset)).Plan, lake, parsed.GetValue(_options.Now) ?? DateTime.UtcNow, Terminal.Stop);
        Say(parsed, report, () => new CatalogTables(Terminal.Tables()).Write(report));
        return report.HasFindings ? ExitCode.Found : ExitCode.Fine;
    }

    private string[] Files(ParseResult parsed) => parsed.GetValue(_options.Events) ?? [];

    private IReadOnlyList<RehearsedEvents> Chosen(ParseResult parsed, RehearsalPlan plan)
    {
        var choice = new EventChoice(plan, parsed.GetValue(_options.Dataset));
        var files = Files(parsed);
        if (parsed.GetResult(_options.Generate) is null)
            return choice.Files(files);
        if (files.Length > 0)
            throw Failure.Usage("--generate makes the events, and --events brings them; say one of both");
        return choice.Generated(parsed.GetValue(_options.Generate), new GenerationOptions { Bad = parsed.GetValue(_options.Bad), Rate = parsed.GetValue(_options.Rate) is > 0 and var rate ? rate : GenerationOptions.Default.Rate });
    }

    private void Say<T>(ParseResult parsed, T report, Action show)
    {
        if (parsed.GetValue(Globals.Json))
            JsonOutput.Write(Terminal.Out, report);
        else
            show();
    }
}
