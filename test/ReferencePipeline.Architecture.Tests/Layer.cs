namespace ReferencePipeline.Architecture.Tests;

/// <summary>One line of the layering: all that a project may take. What is not listed is refused.</summary>
internal sealed record Layer(string Project, string[] Projects, string[] Packages, string[] Namespaces, bool HoldsTemplates = false)
{
    /// <summary>A new project is entered here first, and its sentence in docs/architecture.md.</summary>
    public static IReadOnlyList<Layer> All { get; } =
    [
        new("ReferencePipeline.Contracts",
            Projects: [],
            Packages: ["YamlDotNet"],
            Namespaces: ["YamlDotNet"]),
        new("ReferencePipeline.Transform",
            Projects: ["ReferencePipeline.Contracts"],
            Packages: [],
            Namespaces: []),
        new("ReferencePipeline",
            Projects: ["ReferencePipeline.Contracts"],
            Packages: ["Amazon.CDK.Lib", "Amazon.JSII.Runtime", "Constructs"],
            Namespaces: ["Amazon.CDK", "Amazon.JSII", "Constructs", "Microsoft.Extensions"],
            HoldsTemplates: true),
        new("ReferencePipeline.Templates",
            Projects: [],
            Packages: [],
            Namespaces: [],
            HoldsTemplates: true),
        new("ReferencePipeline.Rehearsal",
            Projects: ["ReferencePipeline.Contracts", "ReferencePipeline.Templates", "ReferencePipeline.Transform"],
            Packages: [],
            Namespaces: [],
            HoldsTemplates: true),
        new("ReferencePipeline.Cli",
            Projects: ["ReferencePipeline.Contracts", "ReferencePipeline", "ReferencePipeline.Rehearsal", "ReferencePipeline.Templates"],
            Packages: ["System.CommandLine", "Spectre.Console"],
            Namespaces: ["Spectre.Console"]),
    ];

    /// <summary>What every test project may use beside what its owner sees: templates are read in tests of any layer.</summary>
    public static IReadOnlyList<string> TestsMayUse { get; } = ["ReferencePipeline.Templates"];

    /// <summary>`X.Tests` and `X.Benchmarks` belong to X: they see what X sees, and X.</summary>
    public static string OwnerOf(string project) =>
        project.EndsWith(".Tests", StringComparison.Ordinal) || project.EndsWith(".Benchmarks", StringComparison.Ordinal)
            ? project[..project.LastIndexOf('.')]
            : project;

    public static Layer? Of(string project) => All.SingleOrDefault(layer => layer.Project == project);

    /// <summary>The project whose namespace this is: the longest name that fits, since `ReferencePipeline` begins them all.</summary>
    public static string? ProjectOf(Usage usage) =>
        All.Select(layer => layer.Project).Where(usage.IsIn).MaxBy(name => name.Length);
}
