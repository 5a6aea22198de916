using System.Diagnostics;
using System.Text.Json;
using ReferencePipeline.Synthesis;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Tests.Synthesis;

/// <summary>Both stages, synthesized once for all tests: jsii is one kernel a process, and slow to ask.</summary>
public sealed class Synthesized : IDisposable
{
    public static readonly string Contracts = Repository.PathOf("test", "ReferencePipeline.Tests", "Contracts");

    private readonly Dictionary<string, JsonDocument> templates = [];
    private readonly Dictionary<string, (Templates Templates, TimeSpan Took)> variants = [];
    private readonly Dictionary<string, CloudAssembly> assemblies = [];

    public Synthesized()
    {
        Folder = Directory.CreateTempSubdirectory("pipeline-synth-").FullName;
        foreach (var stage in new[] { "sandbox", "production" })
        {
            var outcome = Run(stage, Path.Combine(Folder, stage));
            foreach (var stack in Assert.IsType<SynthesisOutcome.Written>(outcome).Stacks)
                templates[stack] = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, stage, $"{stack}.template.json")));
        }
    }

    /// <summary>A folder for what tests write; it goes with them.</summary>
    public string Folder { get; }

    public IReadOnlyCollection<string> Stacks => templates.Keys;

    /// <summary>The templates of a variant, synthesized when the first test asks for it.</summary>
    internal Templates Of(Variant variant) => Once(variant).Templates;

    /// <summary>The same as one who knows only the folder reads it.</summary>
    internal CloudAssembly AssemblyOf(Variant variant)
    {
        if (!assemblies.TryGetValue(variant.Name, out var known))
            assemblies[variant.Name] = known = CloudAssembly.Load(Of(variant).Folder);
        return known;
    }

    internal TimeSpan TimeOf(Variant variant) => Once(variant).Took;

    public static SynthesisOutcome Run(string stage, string folder) =>
        Synthesizer.Run(new() { Project = Repository.Root, Stage = stage, Contracts = Contracts, Out = folder });

    /// <summary>The resources of a type in a stack, found by what they are.</summary>
    public IReadOnlyList<JsonElement> Resources(string stack, string type) =>
        [.. templates[stack].RootElement.GetProperty("Resources").EnumerateObject().Select(resource => resource.Value).Where(resource => resource.GetProperty("Type").GetString() == type)];

    /// <summary>Every file of a folder with its bytes.</summary>
    public static IReadOnlyDictionary<string, string> Bytes(string folder) =>
        new SortedDictionary<string, string>(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file), file => Convert.ToHexString(File.ReadAllBytes(file))), StringComparer.Ordinal);

    private (Templates Templates, TimeSpan Took) Once(Variant variant)
    {
        if (variants.TryGetValue(variant.Name, out var known))
            return known;
        var watch = Stopwatch.StartNew();
        var outcome = variant.Write(Folder);
        var took = watch.Elapsed;
        return variants[variant.Name] = (new(Assert.IsType<SynthesisOutcome.Written>(outcome).Directory), took);
    }

    public void Dispose()
    {
        foreach (var (template, _) in variants.Values)
            template.Dispose();
        foreach (var template in templates.Values)
            template.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}

[CollectionDefinition(nameof(Synthesized))]
public sealed class OnceForAll : ICollectionFixture<Synthesized>, ICollectionFixture<Catalog.Catalogs>;
