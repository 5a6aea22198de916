using ReferencePipeline.Synthesis;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Tests.Synthesis;

/// <summary>What is synthesized once for all tests: jsii is one kernel a process, and slow to ask.</summary>
public sealed class Synthesized : IDisposable
{
    public static readonly string Contracts = Repository.PathOf("test", "ReferencePipeline.Tests", "Contracts");

    private readonly Dictionary<string, CloudAssembly> variants = [];

    public Synthesized() => Processes = new(Folder);

    /// <summary>A folder for what tests write; it goes with them.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("pipeline-synth-").FullName;

    /// <summary>What other processes synthesize.</summary>
    internal AppProcesses Processes { get; }

    /// <summary>The templates of a variant, synthesized when the first test asks for it, and read once.</summary>
    internal CloudAssembly Of(Variant variant) => variants.TryGetValue(variant.Name, out var known) ? known : variants[variant.Name] = CloudAssembly.Load(Make(variant));

    /// <summary>The repository as it is, into a folder.</summary>
    public static SynthesisOutcome Run(string stage, string folder, string? contracts = null) =>
        Synthesizer.Run(new() { Project = Repository.Root, Stage = stage, Contracts = contracts, Out = folder });

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
        Directory.Delete(Folder, recursive: true);
    }
}

[CollectionDefinition(nameof(Synthesized))]
public sealed class OnceForAll : ICollectionFixture<Synthesized>, ICollectionFixture<Catalog.Catalogs>;
