using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReferencePipeline.Contracts;
using ReferencePipeline.Contracts.Validation;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Tests.Promises;

/// <summary>What an assembly was made of: its stage, the settings of that stage as they are written, and the contracts.</summary>
internal sealed partial record Origin(string Stage, JsonNode Settings, IReadOnlyList<DataContract> Contracts)
{
    private static readonly ConcurrentDictionary<string, Origin> Known = new();

    private readonly ConcurrentDictionary<object, object> _known = new();

    public bool IsUnderLakeFormation => Setting("governance.mode") == "lake-formation";

    public bool Retains => Setting("removal") == "retain";

    public bool KeepsRaw => Setting("delivery.rawBackup") == "true";

    public bool HasOtherProducers => Settings["producerAccounts"]!.AsArray().Count > 0;

    /// <summary>The datasets that take events.</summary>
    public IEnumerable<Dataset> Active => Contracts.Where(contract => !contract.IsRetired).SelectMany(contract => contract.Datasets);

    /// <summary>Those with folders that a crawler can register.</summary>
    public IEnumerable<Dataset> Crawled => Active.Where(dataset => dataset.PartitionKeys.Any());

    public IEnumerable<Dataset> Datasets => Contracts.SelectMany(contract => contract.Datasets);

    /// <summary>Found beside the folder of the templates, where <see cref="Synthesis.Variant"/> writes it.</summary>
    public static Origin Of(CloudAssembly assembly) => Known.GetOrAdd(assembly.Folder, folder =>
    {
        var project = Path.GetDirectoryName(folder)!;
        var stage = assembly.Stacks[0].Name.Split('-')[1];
        var settings = JsonNode.Parse(File.ReadAllBytes(Path.Combine(project, "cdk.json")))!["context"]!["stages"]![stage]!;
        return new(stage, settings, ContractSet.Load(Path.Combine(project, "contracts")).Contracts);
    });

    /// <summary>Where the contracts that take events say that one is heard.</summary>
    public IEnumerable<string> Mails => Contracts.Where(contract => !contract.IsRetired).SelectMany(contract => contract.Support).Select(channel => channel.Email).OfType<string>();

    /// <summary>The addresses of a zone: a quarter of the warehouse's network each.</summary>
    public string Quarter(int zone) => Setting("warehouse.network").Split('.', '/') is [var a, var b, var c, ..] ? $"{a}.{b}.{int.Parse(c) + zone}.0/24" : Told.Nothing;

    public string Setting(string path) => path.Split('.').Aggregate(Settings, (at, name) => at[name]!) is JsonValue value ? value.ToString()
        : throw new InvalidOperationException($"{path} is no single setting");

    public IEnumerable<string> SettingList(string path) => path.Split('.').Aggregate(Settings, (at, name) => at[name]!).AsArray().Select(one => one!.ToString());

    /// <summary>What follows from settings and contracts alone is worked out once, however many templates are compared with it.</summary>
    public T Once<T>(object what, Func<T> make)
        where T : notnull => (T)_known.GetOrAdd(what, _ => make());

    /// <summary>A text with each <c>$(…)</c> filled in.</summary>
    public string Fill(string text, TemplateResource resource) => Place().Replace(text, found => found.Groups["name"].Value switch
    {
        "stage" => Stage,
        "database" => $"referencepipeline_{Stage}",
        "catalog" => $"arn:<Partition>:glue:<Region>:<AccountId>:catalog, arn:<Partition>:glue:<Region>:<AccountId>:database/referencepipeline_{Stage}, arn:<Partition>:glue:<Region>:<AccountId>:table/referencepipeline_{Stage}",
        "lake path" => $"arn:<Partition>:iam::<AccountId>:role/referencepipeline/{Stage}/lake/*",
        "this account" => "StringEquals aws:SourceAccount <AccountId>",
        "other producers" => string.Join(", ", SettingList("producerAccounts").Select(account => $"arn:<Partition>:iam::{account}:root")),
        "dataset" => Told.DatasetBehind(resource) ?? Told.Nothing,
        "batch" => $"{ProcessorBuffer.MegabytesFor(Datasets.Single(dataset => dataset.Table.Value == Told.DatasetBehind(resource)))}",
        "version" => Contracts.Single(contract => contract.Datasets.Any(dataset => dataset.Table.Value == Told.DatasetBehind(resource))).Version,
        "streams" => string.Join(", ", Active.Select(dataset => $"<Stream {dataset.Table}>").Order(StringComparer.Ordinal)),
        "purge" => Once("purge", () => $"{{\"purge\":[[{string.Join(",", Active.Select(Purged))}]]}}"),
        "removal" => Retains ? "Retain" : "Delete",
        var setting => Setting(setting),
    });

    private string Purged(Dataset dataset) =>
        $"\"DELETE FROM \\\"live_raw\\\".\\\"{dataset.Table}\\\" WHERE arrived_at < DATEADD(hour, -{Math.Ceiling(Math.Max(int.Parse(Setting("stream.retentionHours")), 2 * (dataset.ServiceLevel.Frequency?.TotalHours ?? 0)))}, GETDATE())\"";

    [GeneratedRegex(@"\$\((?<name>[^)]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Place();
}
