using System.Text.Json;
using System.Text.Json.Nodes;
using ReferencePipeline.Contracts;
using ReferencePipeline.Contracts.Dialects;

namespace ReferencePipeline.Cli.Commands;

/// <summary><c>contract show</c>: what a contract means in every dialect, and who sees what.</summary>
internal sealed class ContractShowCommand : CliCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "The contract" };

    public ContractShowCommand(Globals globals, Terminal terminal)
        : base("show", "Show fields in every dialect, keys, roles with what they see, and service levels", globals, terminal) => Arguments.Add(_file);

    public override IReadOnlyList<string> Examples =>
    [
        "pipeline contract show contracts/page-views.odcs.yaml",
        "pipeline contract show contracts/orders.odcs.yaml --json",
    ];

    protected override int Run(ParseResult parsed)
    {
        var contract = ContractFiles.Read(parsed.GetRequiredValue(_file));
        var view = ContractView.Of(contract);
        if (parsed.GetValue(Globals.Json))
            JsonOutput.Write(Terminal.Out, WithSchemas(contract, view));
        else
            new ContractTables(Terminal.Tables()).Write(view);
        return ExitCode.Fine;
    }

    private static JsonNode WithSchemas(DataContract contract, ContractView view)
    {
        var json = JsonOutput.Node(view);
        foreach (var (node, dataset) in json["datasets"]!.AsArray().Zip(contract.Datasets))
        {
            node!["jsonSchema"] = JsonNode.Parse(JsonSchema.Of(dataset));
            node["dqdl"] = JsonSerializer.SerializeToNode(Dqdl.Of(dataset).Text);
        }

        return json;
    }
}
