using System.Text.Json;
using System.Text.Json.Nodes;
using ReferencePipeline.Synthesis;

namespace ReferencePipeline.Tests.Synthesis;

/// <summary>A stage with other settings or other contracts, to be synthesized once.</summary>
/// <param name="Name">What the variant is called, and its folder.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Contracts">The contract files by name and text.</param>
/// <param name="Change">What is different in the stage's settings.</param>
public sealed record Variant(string Name, string Stage, IReadOnlyDictionary<string, string> Contracts, Action<JsonNode>? Change = null)
{
    /// <summary>The repository's own contracts.</summary>
    public static IReadOnlyDictionary<string, string> Own { get; } = Files("contracts");

    /// <summary>One without partition keys, one retired, one with three keys.</summary>
    public static IReadOnlyDictionary<string, string> Odd { get; } = Files("test", "ReferencePipeline.Tests", "Catalog", "Contracts");

    /// <summary>One that promises nothing.</summary>
    public static IReadOnlyDictionary<string, string> Parcels { get; } = Files("test", "ReferencePipeline.Tests", "Contracts");

    public static Variant Sandbox { get; } = new("own-sandbox", "sandbox", Own);

    public static Variant Production { get; } = new("own-production", "production", Own);

    /// <summary>Nothing in it is a default, so that whatever ignores a setting or a contract fails.</summary>
    public static Variant Unlike { get; } = new("unlike", "production", Own.Concat(Odd).Concat(Parcels).ToDictionary(), stage => Merge(stage, """
        {
          "stream": {
            "retentionHours": 200, "fanOutConsumers": ["fraud-watch", "search.index"],
            "datasets": { "orders": { "mode": "provisioned", "shards": 7 } }
          },
          "producerAccounts": ["000000000001", "000000000002"],
          "delivery": { "bufferMiB": 96, "intervalSeconds": 333, "retrySeconds": 777, "compression": "gzip", "rawBackup": false },
          "function": { "architecture": "x64", "memoryMiB": 1777, "timeoutSeconds": 77 },
          "retention": { "dataDays": 455, "rawDays": 120, "quarantineDays": 33, "logDays": 545, "accessLogDays": 44 },
          "governance": { "hybridAccess": true, "breakGlassRoles": ["arn:aws:iam::*:role/Rescue-*", "arn:aws:iam::*:role/Night-*"] },
          "consumers": {
            "ownAccount": false, "accounts": ["000000000003"], "roles": ["arn:aws:iam::*:role/Reading-*"],
            "byRole": {
              "clerk": {
                "ownAccount": true, "accounts": [], "roles": [], "samlProviders": ["arn:aws:iam::111122223333:saml-provider/Login"],
                "identityCenterRoles": ["arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Clerk_*"]
              }
            }
          },
          "personas": { "megabytesPerQuery": 777, "resultsDays": 9, "byRole": { "status_page": { "megabytesPerQuery": 33, "resultsDays": 3 }, "clerk": { "resultsDays": 21 } } },
          "alarms": { "emails": ["night@example.com", "Shop-Alerts@example.com"] },
          "budget": { "monthlyUsd": 4321, "notifyAtPercent": [60, 90, 120] },
          "warehouse": { "baseRpu": 24, "maxRpu": 40, "port": 8199, "adminUser": "keeper", "network": "172.20.8.0/22", "autoRefresh": false, "snapshotDays": 77 },
          "tags": { "costCentre": "4711" }
        }
        """));

    /// <summary>Without Lake Formation, and with contracts that can do without.</summary>
    public static Variant UnderIam { get; } = new("under-iam", "sandbox", Odd, stage => stage["governance"]!["mode"] = "iam");

    /// <summary>The same in the other stage.</summary>
    public static Variant ProductionUnderIam { get; } = new("under-iam-production", "production", Odd, stage => stage["governance"]!["mode"] = "iam");

    /// <summary>The sandbox with one contract more.</summary>
    public static Variant OneMore { get; } = new("one-more", "sandbox", Own.Concat(Parcels).ToDictionary());

    /// <summary>The sandbox without its dearest part, one other account, and the shortest latency that can be promised.</summary>
    public static Variant NoWarehouse { get; } = new("no-warehouse", "sandbox", Hasty(105), stage => Merge(stage, """{ "warehouse": { "enabled": false }, "producerAccounts": ["000000000003"] }"""));

    /// <summary>Both stages, both governance modes, and one that shares no value with any of them: what every promise, rule and snapshot looks at.</summary>
    public static IReadOnlyList<Variant> Judged { get; } = [Sandbox, Production, UnderIam, ProductionUnderIam, Unlike];

    /// <summary>As many generated contracts of one dataset each; every other has other keys, and each has four roles of its own, two of them with limits.</summary>
    public static Variant Many(int datasets) => new($"many-{datasets}", "sandbox", Generated(datasets, number => $"""
        roles:
          - role: reader_{number:000}
          - role: officer_{number:000}
            customProperties:
              - property: readableClassifications
                value: [public, internal, pii]
          - role: part_reader_{number:000}
            customProperties:
              - property: readableColumns
                value: [seenOn, kind]
          - role: row_reader_{number:000}
            customProperties:
              - property: rowFilter
                value: event_id LIKE 'a%'
        """));

    /// <summary>More bytes than a stack's template may have, by as few constructs as can be: long descriptions, of which six are too many.</summary>
    public static Variant TooLarge { get; } = new("too-large", "sandbox",
        Generated(6, _ => "").ToDictionary(file => file.Key, file => file.Value.Replace("status: active", "status: retired", StringComparison.Ordinal)
            .Replace("    properties:", $"    description: {new string('x', 160_000)}\n    properties:", StringComparison.Ordinal)),
        stage => stage["warehouse"]!["enabled"] = false);

    /// <summary>Parcels that are promised to be there so soon.</summary>
    public static IReadOnlyDictionary<string, string> Hasty(int seconds) =>
        Parcels.ToDictionary(file => file.Key, file => file.Value.Replace("roles:", $"slaProperties:\n  - property: latency\n    value: {seconds}\n    unit: s\nroles:", StringComparison.Ordinal));

    public override string ToString() => Name;

    /// <summary>Many, as many as must fit, written by a process of its own while others are synthesized in this one.</summary>
    public static Variant Fifty { get; } = Many(50);

    /// <summary>Contracts and settings, in a folder by the variant's name.</summary>
    public string WriteProject(string folder)
    {
        var project = Directory.CreateDirectory(Path.Combine(folder, Name));
        var contracts = project.CreateSubdirectory("contracts");
        foreach (var (file, text) in Contracts)
            File.WriteAllText(Path.Combine(contracts.FullName, file), text);
        var settings = JsonNode.Parse(File.ReadAllBytes(Repository.PathOf("cdk.json")))!;
        Change?.Invoke(settings["context"]!["stages"]![Stage]!);
        File.WriteAllText(Path.Combine(project.FullName, "cdk.json"), settings.ToJsonString(JsonSerializerOptions.Default));
        return project.FullName;
    }

    public SynthesisOutcome Write(string folder)
    {
        var project = WriteProject(folder);
        return Synthesizer.Run(new() { Project = project, Stage = Stage, Out = Path.Combine(project, "out") });
    }

    private static Dictionary<string, string> Generated(int datasets, Func<int, string> roles) =>
        Enumerable.Range(1, datasets).ToDictionary(number => $"generated-{number:000}.odcs.yaml", number => $"""
            apiVersion: v3.1.0
            kind: DataContract
            id: generated-{number}
            version: 1.0.{number}
            status: active
            schema:
              - name: generated_{number:000}
                logicalType: object
                properties:
                  - name: eventId
                    logicalType: string
                    required: true
                  - name: seenOn
                    logicalType: date
                    required: true
                    partitioned: true
                    partitionKeyPosition: 1
                  - name: kind
                    logicalType: {(number % 2 == 0 ? "string" : "integer")}
                    required: true
                    partitioned: true
                    partitionKeyPosition: 2
                  - name: address
                    logicalType: string
                    classification: pii
            {roles(number)}
            """);

    private static Dictionary<string, string> Files(params string[] folder) =>
        Directory.EnumerateFiles(Repository.PathOf(folder), "*.odcs.yaml").Order(StringComparer.Ordinal).ToDictionary(file => Path.GetFileName(file)!, File.ReadAllText);

    private static void Merge(JsonNode into, string json)
    {
        foreach (var (key, value) in JsonNode.Parse(json)!.AsObject())
        {
            if (value is JsonObject members && into[key] is JsonObject inner)
                Merge(inner, members.ToJsonString());
            else
                into[key] = value?.DeepClone();
        }
    }
}
