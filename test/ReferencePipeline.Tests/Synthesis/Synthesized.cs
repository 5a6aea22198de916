using System.Text.Json;
using ReferencePipeline.Synthesis;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Tests.Synthesis;

/// <summary>What is synthesized once for all tests: jsii is one kernel a process, and slow to ask.</summary>
public sealed class Synthesized : IDisposable
{
    public static readonly string Contracts = Repository.PathOf("test", "ReferencePipeline.Tests", "Contracts");

    private readonly Dictionary<string, Templates> variants = [];
    private readonly Dictionary<string, CloudAssembly> assemblies = [];

    public Synthesized() => Processes = new(Folder);

    /// <summary>A folder for what tests write; it goes with them.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("pipeline-synth-").FullName;

    /// <summary>What other processes synthesize.</summary>
    internal AppProcesses Processes { get; }

    /// <summary>The templates of a variant, synthesized when the first test asks for it.</summary>
    internal Templates Of(Variant variant) => variants.TryGetValue(variant.Name, out var known) ? known : variants[variant.Name] = new(Make(variant));

    /// <summary>The same as one who knows only the folder reads it.</summary>
    internal CloudAssembly AssemblyOf(Variant variant)
    {
        if (!assemblies.TryGetValue(variant.Name, out var known))
            assemblies[variant.Name] = known = CloudAssembly.Load(Of(variant).Folder);
        return known;
    }

    /// <summary>The repository as it is, into a folder.</summary>
    public static SynthesisOutcome Run(string stage, string folder, string? contracts = null) =>
        Synthesizer.Run(new() { Project = Repository.Root, Stage = stage, Contracts = contracts, Out = folder });

    /// <summary>The resources of a type in a stack, found by what they are.</summary>
    public IReadOnlyList<JsonElement> Resources(string stack, string type) =>
        [.. Of(stack.Contains("-sandbox-", StringComparison.Ordinal) ? Variant.Sandbox : Variant.Production).Of(type).Where(resource => resource.Stack == stack).Select(resource => resource.Json)];

    /// <summary>What an earlier synth has left, for a test to write over.</summary>
    public string CopyOf(Variant variant, string name)
    {
        var (from, to) = (Of(variant).Folder, Path.Combine(Folder, name));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return to;
    }

    /// <summary>Every file of a folder with its bytes.</summary>
    public static IReadOnlyDictionary<string, string> Bytes(string folder) =>
        new SortedDictionary<string, string>(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file), file => Convert.ToHexString(File.ReadAllBytes(file))), StringComparer.Ordinal);

    private string Make(Variant variant)
    {
        if (variant.Name != Variant.Fifty.Name)
            return Assert.IsType<SynthesisOutcome.Written>(variant.Write(Folder)).Directory;
        // What others will ask for anyway, while that process is at work.
        foreach (var other in Processes.ByHand.IsCompleted ? [] : Variant.Judged.Concat([Variant.OneMore, Variant.NoWarehouse]))
            Of(other);
        Assert.Equal("", Processes.ByHand.GetAwaiter().GetResult().Error);
        return Path.Combine(Folder, variant.Name, "cdk.out");
    }

    public void Dispose()
    {
        Processes.Dispose();
        foreach (var templates in variants.Values)
            templates.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}

[CollectionDefinition(nameof(Synthesized))]
public sealed class OnceForAll : ICollectionFixture<Synthesized>, ICollectionFixture<Catalog.Catalogs>;
