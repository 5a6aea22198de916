using ReferencePipeline.Contracts.Generation;

namespace ReferencePipeline.Cli.Commands;

/// <summary><c>generate</c>: events of a dataset as JSON lines.</summary>
internal sealed class GenerateCommand : CliCommand
{
    private readonly Argument<string> _dataset = new("DATASET") { Description = "The dataset, by its name in the contract" };

    private readonly Option<long> _count = new("--count", "-n")
    {
        Description = "How many events, like 1000, 5k or 5M",
        HelpName = "N",
        Required = true,
        CustomParser = Amount.Count,
    };

    private readonly Option<ulong> _seed = new("--seed")
    {
        Description = "The same seed gives the same bytes, on every machine",
        HelpName = "S",
        CustomParser = Amount.Seed,
        DefaultValueFactory = _ => GenerationOptions.Default.Seed,
    };

    private readonly Option<decimal> _bad = new("--bad")
    {
        Description = "The share of bad events, like 1%; every way of being bad is met before one comes again",
        HelpName = "SHARE",
        CustomParser = Amount.Share,
        DefaultValueFactory = _ => GenerationOptions.Default.Bad,
    };

    private readonly Option<double> _skew = new("--skew")
    {
        Description = "How unevenly the stream key is spread: 0 evenly, 0.5 by Zipf's law, 1 nearly all on one key",
        HelpName = "0..1",
        CustomParser = Amount.Skew,
        DefaultValueFactory = _ => GenerationOptions.Default.Skew,
    };

    private readonly Option<DateTime?> _start = new("--start")
    {
        Description = "When the first event happens, in UTC unless it says its offset [default: 2026-01-01T00:00:00Z]",
        HelpName = "TIME",
        CustomParser = Amount.Moment,
    };

    private readonly Option<decimal> _rate = new("--rate")
    {
        Description = "Events a second of event time",
        HelpName = "R",
        CustomParser = Amount.Rate,
        DefaultValueFactory = _ => GenerationOptions.Default.Rate,
    };

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "Where to write: a file, compressed if it ends in .gz, or - for stdout",
        HelpName = "FILE",
        DefaultValueFactory = _ => "-",
    };

    public GenerateCommand(Globals globals, Terminal terminal) : base("generate", "Make events of a dataset, as JSON lines", globals, terminal)
    {
        _dataset.CompletionSources.Add(context => DatasetNames.In(context.ParseResult.GetValue(globals.Contracts)!));
        Arguments.Add(_dataset);
        foreach (var option in new Option[] { _count, _seed, _bad, _skew, _start, _rate, _output })
            Options.Add(option);
    }

    public override IReadOnlyList<string> Examples =>
    [
        "pipeline generate page_views --count 5",
        "pipeline generate orders --count 20k --bad 1% --seed 7 --output orders.jsonl.gz",
        "pipeline generate page_views --count 1M --skew 0.8 --start 2026-03-01T00:00:00Z --rate 5k --output views.jsonl",
    ];

    protected override int Run(ParseResult parsed)
    {
        var dataset = DatasetNames.Find(parsed.GetValue(Globals.Contracts)!, parsed.GetRequiredValue(_dataset));
        var generator = new EventGenerator(dataset, new GenerationOptions
        {
            Seed = parsed.GetValue(_seed),
            Bad = parsed.GetValue(_bad),
            Skew = parsed.GetValue(_skew),
            Start = parsed.GetValue(_start),
            Rate = parsed.GetValue(_rate),
        });
        var count = parsed.GetValue(_count);
        using var file = new OutputFile(parsed.GetValue(_output)!, Terminal.Output);
        file.Fill(stream => ProgressBar.Run(Terminal, $"generating {dataset.Name}", count, progress => generator.WriteTo(stream, count, progress, Terminal.Stop)));
        return ExitCode.Fine;
    }
}
