using ReferencePipeline.Contracts;

namespace ReferencePipeline.Cli.Commands;

/// <summary><c>contract check</c>: everything that is wrong with contracts, one line each.</summary>
internal sealed class ContractCheckCommand : CliCommand
{
    private readonly Argument<string[]> _paths = new("FILE|DIR")
    {
        Description = "Contracts, or directories of contracts; the contracts directory when none is named",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public ContractCheckCommand(Globals globals, Terminal terminal) : base("check", "Say everything that is wrong with contracts", globals, terminal) =>
        Arguments.Add(_paths);

    public override IReadOnlyList<string> Examples =>
    [
        "pipeline contract check",
        "pipeline contract check contracts/orders.odcs.yaml --json",
    ];

    protected override int Run(ParseResult parsed)
    {
        string[] paths = parsed.GetValue(_paths) is { Length: > 0 } named ? named : [parsed.GetValue(Globals.Contracts)!];

        // Contracts of one directory make one pipeline and may not clash, and so do files that are named side by side.
        var files = paths.Where(path => !Directory.Exists(path)).SelectMany(ContractFiles.Under).Distinct(StringComparer.Ordinal).ToList();
        List<IReadOnlyList<string>> groups = [files, .. paths.Where(Directory.Exists).Select(ContractFiles.Under)];
        Problem[] problems = [.. groups.SelectMany(ContractSet.Check).Distinct()];
        if (parsed.GetValue(Globals.Json))
            JsonOutput.Write(Terminal.Out, problems);
        else
            Terminal.Out.Write(string.Concat(problems.Select(problem => $"{problem}\n")));

        Terminal.Out.Flush();
        Terminal.Error.WriteLine($"{Noun.Count(groups.SelectMany(group => group).Distinct(StringComparer.Ordinal).Count(), "contract")}, {Noun.Count(problems.Length, "problem")}");
        return problems.Length == 0 ? ExitCode.Fine : ExitCode.Found;
    }
}
