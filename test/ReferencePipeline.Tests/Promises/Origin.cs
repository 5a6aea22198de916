using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReferencePipeline.Contracts;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Tests.Promises;

/// <summary>What an assembly was made of: its stage, the settings of that stage as they are written, and the contracts.</summary>
internal sealed partial record Origin(string Stage, JsonNode Settings, IReadOnlyList<DataContract> Contracts)
{
    private static readonly ConcurrentDictionary<string, Origin> Known = new();

    public bool IsUnderLakeFormation => Setting("governance.mode") == "lake-formation";

    public bool Retains => Setting("removal") == "retain";

    /// <summary>Found beside the folder of the templates, where <see cref="Synthesis.Variant"/> writes it.</summary>
    public static Origin Of(CloudAssembly assembly) => Known.GetOrAdd(assembly.Folder, folder =>
    {
        var project = Path.GetDirectoryName(folder)!;
        var stage = assembly.Stacks[0].Name.Split('-')[1];
        var settings = JsonNode.Parse(File.ReadAllBytes(Path.Combine(project, "cdk.json")))!["context"]!["stages"]![stage]!;
        return new(stage, settings, ContractSet.Load(Path.Combine(project, "contracts")).Contracts);
    });

    public string Setting(string path) => path.Split('.').Aggregate(Settings, (at, name) => at[name]!) switch
    {
        JsonValue value => value.ToString(),
        var other => other.ToJsonString(),
    };

    /// <summary>A text with each <c>$(…)</c> filled in.</summary>
    public string Fill(string text, TemplateResource resource) => Place().Replace(text, found => found.Groups["name"].Value switch
    {
        "stage" => Stage,
        "dataset" => Told.Dataset(resource) ?? Told.Nothing,
        "removal" => Retains ? "Retain" : "Delete",
        var setting => Setting(setting),
    });

    [GeneratedRegex(@"\$\((?<name>[^)]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Place();
}
