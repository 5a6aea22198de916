namespace ReferencePipeline.Cli.Commands;

/// <summary>What <c>rehearse</c> may be told.</summary>
internal sealed class RehearseOptions
{
    public Option<string?> Assembly { get; } = new("--assembly")
    {
        Description = "A folder of synthesized templates, whoever wrote it [default: the app is synthesized]",
        HelpName = "DIR",
    };

    public Option<string[]> Events { get; } = new("--events", "-e")
    {
        Description = "Files of JSON lines, compressed or not, named like their dataset; - is stdin [default: samples]",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
    };

    public Option<string?> Dataset { get; } = new("--dataset") { Description = "Only this dataset; all files hold its events", HelpName = "NAME" };

    public Option<long> Generate { get; } = new("--generate")
    {
        Description = "Make so many events of each dataset on the fly, like 5M",
        HelpName = "N",
        CustomParser = Amount.Count,
    };

    public Option<decimal> Bad { get; } = new("--bad")
    {
        Description = "The share of bad events among those made, like 1%",
        HelpName = "SHARE",
        CustomParser = Amount.Share,
    };

    public Option<decimal> Rate { get; } = new("--rate")
    {
        Description = "Events a second that the stream is given [default: as they happened]",
        HelpName = "R",
        CustomParser = Amount.Rate,
    };

    public Option<DateTime?> Arrival { get; } = new("--arrival")
    {
        Description = "When the events of files arrive, to see which are late [default: each when it happened]",
        HelpName = "TIME",
        CustomParser = Amount.Moment,
    };

    public Option<string> Out { get; } = new("--out", "-o")
    {
        Description = "The folder of lake and report; an earlier rehearsal there is replaced",
        HelpName = "DIR",
        DefaultValueFactory = _ => "rehearsal",
    };

    public Option<string?> Lake { get; } = new("--lake")
    {
        Description = "Make nothing, and check this folder of buckets against the templates, like rehearsal/lake",
        HelpName = "DIR",
    };

    public Option<DateTime?> Now { get; } = new("--now")
    {
        Description = "When the lake is asked for, which projections count from [default: when each partition is written; with --lake, now]",
        HelpName = "TIME",
        CustomParser = Amount.Moment,
    };

    public Option<bool> Watch { get; } = new("--watch", "-w") { Description = "Run again whenever a contract, cdk.json or a file of events changes, until Ctrl-C" };

    public IEnumerable<Option> All => [Assembly, Events, Dataset, Generate, Bad, Rate, Arrival, Out, Lake, Now, Watch];

    /// <summary>What is about making files, and so means nothing where a lake is there.</summary>
    public IEnumerable<Option> Making => [Events, Generate, Bad, Rate, Arrival, Out];
}
