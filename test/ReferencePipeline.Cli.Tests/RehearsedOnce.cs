using ReferencePipeline.Cli.Tests;
using ReferencePipeline.Templates;

[assembly: AssemblyFixture(typeof(RehearsedOnce))]

namespace ReferencePipeline.Cli.Tests;

/// <summary>The repository's own contracts synthesized, and its samples rehearsed: each when the first test asks, and for all of them.</summary>
public sealed class RehearsedOnce : IDisposable
{
    private readonly Folder _folder = new();
    private readonly Lazy<string> _synthesized;
    private readonly Lazy<Rehearsal> _rehearsed;

    public RehearsedOnce() => (_synthesized, _rehearsed) = (new(Synthesize), new(Rehearse));

    /// <summary>The synthesized assembly.</summary>
    public string Synthesized => _synthesized.Value;

    /// <summary>The rehearsal: lake, report and templates.</summary>
    public string Folder => _rehearsed.Value.Folder;

    /// <summary>What the rehearsal told.</summary>
    public string Said => _rehearsed.Value.Said;

    public CloudAssembly Assembly => _rehearsed.Value.Assembly;

    public void Dispose() => _folder.Dispose();

    private string Synthesize()
    {
        Assert.Equal(0, Cli.Run("synth", "--out", _folder["assembly"]).ExitCode);
        return _folder["assembly"];
    }

    private Rehearsal Rehearse()
    {
        var ran = Cli.Run("rehearse", "--assembly", Synthesized, "--out", _folder["rehearsal"]);
        Assert.Equal((0, ""), (ran.ExitCode, ran.Talk));
        return new(_folder["rehearsal"], ran.Text, CloudAssembly.Load(_folder["rehearsal/templates"]));
    }

    private sealed record Rehearsal(string Folder, string Said, CloudAssembly Assembly);
}
