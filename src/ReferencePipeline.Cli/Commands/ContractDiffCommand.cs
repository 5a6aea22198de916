using ReferencePipeline.Contracts;
using ReferencePipeline.Contracts.Comparing;

namespace ReferencePipeline.Cli.Commands;

/// <summary><c>contract diff</c>: what a new version of a contract changes, and whom it breaks.</summary>
internal sealed class ContractDiffCommand : CliCommand
{
    private readonly Argument<string> _old = new("OLD") { Description = "The contract as it was" };
    private readonly Argument<string> _new = new("NEW") { Description = "The contract as it shall be" };

    private readonly Option<string?> _mode = new("--mode")
    {
        Description = "What the new version must keep to [default: what it says itself]",
        HelpName = "backward|forward|full|none",
    };

    public ContractDiffCommand(Globals globals, Terminal terminal)
        : base("diff", "Compare two versions of a contract, and say whom the changes break", globals, terminal)
    {
        _mode.CompletionSources.Add("backward", "forward", "full", "none");
        _mode.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } mode && (!Enum.TryParse<Compatibility>(mode, ignoreCase: true, out _) || !mode.All(char.IsAsciiLetter)))
                result.AddError($"--mode: '{mode}' is no mode; use backward, forward, full or none");
        });
        Arguments.Add(_old);
        Arguments.Add(_new);
        Options.Add(_mode);
    }

    public override IReadOnlyList<string> Examples =>
    [
        "pipeline contract diff contracts/orders.odcs.yaml <(sed 's/maxItems: 100/maxItems: 50/' contracts/orders.odcs.yaml)",
        "pipeline contract diff <(git show main:contracts/orders.odcs.yaml) contracts/orders.odcs.yaml",
    ];

    protected override int Run(ParseResult parsed)
    {
        var comparison = ContractComparison.Compare(ContractFiles.Read(parsed.GetRequiredValue(_old)), ContractFiles.Read(parsed.GetRequiredValue(_new)));
        var mode = parsed.GetValue(_mode) is { } name ? Enum.Parse<Compatibility>(name, ignoreCase: true) : comparison.New.SchemaCompatibility;
        var verdict = comparison.Under(mode);
        if (parsed.GetValue(Globals.Json))
            JsonOutput.Write(Terminal.Out, View(comparison, verdict));
        else
            Terminal.Out.Write(string.Concat(comparison.Changes.OrderBy(change => !verdict.Violations.Contains(change)).Select(change => $"{Line(change, verdict)}\n")));

        Terminal.Out.Flush();
        var kept = mode == Compatibility.None ? "the contract promises no compatibility"
            : verdict.Passes ? $"{mode.ToString().ToLowerInvariant()} compatible"
            : $"{verdict.Violations.Count} of them not {mode.ToString().ToLowerInvariant()} compatible";
        Terminal.Error.WriteLine($"{Noun.Count(comparison.Changes.Count, "change")}, {kept}");
        return verdict.Passes ? ExitCode.Fine : ExitCode.Found;
    }

    private static string Line(Change change, Verdict verdict) =>
        $"{(verdict.Violations.Contains(change) ? "forbidden" : change.Severity.ToString().ToLowerInvariant()),-9} {change}; {change.Instead}{Consequences(change)}";

    private static string Consequences(Change change)
    {
        var breaks = Words(change.Breaks);
        var stopped = Words(Engines.All & ~change.InPlace);
        return (breaks.Count, stopped.Count) switch
        {
            (0, 0) => "",
            (_, 0) => $" (breaks {string.Join(", ", breaks)})",
            (0, _) => $" (not in place for {string.Join(", ", stopped)})",
            _ => $" (breaks {string.Join(", ", breaks)}; not in place for {string.Join(", ", stopped)})",
        };
    }

    private static object View(ContractComparison comparison, Verdict verdict) => new
    {
        verdict.Mode,
        verdict.Passes,
        comparison.RequiredPart,
        Changes = comparison.Changes.Select(change => new
        {
            change.Path,
            change.Kind,
            change.Severity,
            Forbidden = verdict.Violations.Contains(change),
            change.What,
            change.Instead,
            Breaks = Words(change.Breaks),
            InPlace = Words(change.InPlace),
            change.Registry,
        }),
    };

    /// <summary>The single flags of a set, in words.</summary>
    private static IReadOnlyList<string> Words(Breaks breaks) =>
    [
        .. new[] { (Breaks.Producers, "producers"), (Breaks.OldData, "old data"), (Breaks.OldReaders, "old readers") }
            .Where(flag => breaks.HasFlag(flag.Item1)).Select(flag => flag.Item2),
    ];

    private static IReadOnlyList<string> Words(Engines engines) =>
    [
        .. new[] { Engines.Athena, Engines.Spectrum, Engines.Firehose }.Where(engine => engines.HasFlag(engine)).Select(engine => engine.ToString()),
    ];
}
