using System.Text.Json.Nodes;
using ReferencePipeline.Contracts;
using ReferencePipeline.Synthesis;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Tests.Catalog;

/// <summary>The catalog of contracts and settings that differ from every default, synthesized once for all of these tests.</summary>
public sealed class Catalogs : IDisposable
{
    private static readonly string[] Files = ["support.odcs.yaml", "letters.odcs.yaml"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipeline-catalogs-");

    public Catalogs()
    {
        AssemblyOfWhole = Make("whole", Files);
        Changed = Make("changed", ["support.odcs.yaml"], contract => contract.Replace("2.3.4", "2.4.0", StringComparison.Ordinal), WithoutWarehouse).StackCalled("Catalog");
        AssemblyOfOnlyRetired = Make("retired", ["letters.odcs.yaml"], change: WithoutWarehouse);
        Contracts = ContractSet.Load(Path.Combine(_folder.FullName, "whole", "contracts"));
    }

    /// <summary>Two active datasets, one of them without partitions, and a retired one.</summary>
    internal StackTemplate Whole => AssemblyOfWhole.StackCalled("Catalog");

    /// <summary>The same with another version of the contract of the active ones, and without the retired one.</summary>
    internal StackTemplate Changed { get; }

    internal StackTemplate OnlyRetired => AssemblyOfOnlyRetired.StackCalled("Catalog");

    /// <summary>What <see cref="Whole"/> was made of.</summary>
    public ContractSet Contracts { get; }

    public Dataset Dataset(string table) => Contracts.Datasets.Single(dataset => dataset.Table.Value == table);

    /// <summary>What the catalog is one stack of.</summary>
    internal CloudAssembly AssemblyOfWhole { get; }

    internal CloudAssembly AssemblyOfOnlyRetired { get; }

    public void Dispose() => _folder.Delete(recursive: true);

    private CloudAssembly Make(string name, string[] contracts, Func<string, string>? edit = null, Action<JsonNode>? change = null)
    {
        var project = _folder.CreateSubdirectory(name);
        var folder = project.CreateSubdirectory("contracts");
        foreach (var file in contracts)
        {
            var text = File.ReadAllText(Repository.PathOf("test", "ReferencePipeline.Tests", "Catalog", "Contracts", file));
            File.WriteAllText(Path.Combine(folder.FullName, file), edit is null ? text : edit(text));
        }

        File.WriteAllText(Path.Combine(project.FullName, "cdk.json"), Settings(change).ToJsonString());
        var output = Path.Combine(project.FullName, "out");
        Assert.IsType<SynthesisOutcome.Written>(Synthesizer.Run(new() { Project = project.FullName, Out = output, Contracts = "contracts" }));
        return CloudAssembly.Load(output);
    }

    private static void WithoutWarehouse(JsonNode settings) => settings["warehouse"]!["enabled"] = false;

    private static JsonNode Settings(Action<JsonNode>? change)
    {
        var settings = JsonNode.Parse(File.ReadAllBytes(Repository.PathOf("cdk.json")))!;
        var stage = settings["context"]!["stages"]!["sandbox"]!;
        stage["retention"]!["dataDays"] = 77;
        stage["retention"]!["quarantineDays"] = 11;
        stage["retention"]!["logDays"] = 14;
        change?.Invoke(stage);
        return settings;
    }
}
