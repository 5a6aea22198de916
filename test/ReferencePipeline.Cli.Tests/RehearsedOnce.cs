using ReferencePipeline.Templates;

namespace ReferencePipeline.Cli.Tests;

/// <summary>The repository's own samples, rehearsed once for all tests that ask them.</summary>
public sealed class RehearsedOnce : IDisposable
{
    private readonly Folder _folder = new();

    public RehearsedOnce()
    {
        var ran = Pipeline.Run(["rehearse", "--out", Folder], Cli.Root);
        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        (Said, Assembly) = (ran.Out, CloudAssembly.Load(System.IO.Path.Combine(Folder, "templates")));
    }

    public string Folder => _folder["rehearsal"];

    /// <summary>What the rehearsal told.</summary>
    public string Said { get; }

    public CloudAssembly Assembly { get; }

    public void Dispose() => _folder.Dispose();
}

[CollectionDefinition(nameof(RehearsedOnce))]
public sealed class OfRehearsedOnce : ICollectionFixture<RehearsedOnce>;
