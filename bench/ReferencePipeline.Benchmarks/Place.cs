using System.Text.Json.Nodes;

namespace ReferencePipeline.Benchmarks;

/// <summary>A folder for what is synthesized and left behind, and the context as the CDK's command line hands it over.</summary>
internal sealed class Place : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipeline-bench-");
    private readonly string _context;

    public Place()
    {
        var context = JsonNode.Parse(File.ReadAllBytes("cdk.json"))!["context"]!;
        context["contracts"] = Path.GetFullPath("contracts");
        _context = context.ToJsonString();
    }

    public PrebuiltApp App(string dotnet, params string[] arguments) => new(dotnet, arguments, new Dictionary<string, string>
    {
        ["CDK_OUTDIR"] = Path.Combine(_folder.FullName, "out"),
        ["CDK_CONTEXT_JSON"] = _context,
        ["JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION"] = "20",
        ["TMPDIR"] = _folder.FullName,
        ["TEMP"] = _folder.FullName,
        ["TMP"] = _folder.FullName,
    });

    /// <summary>What was synthesized last, put where the next one does not write.</summary>
    public string Keep()
    {
        var kept = Path.Combine(_folder.FullName, "kept");
        Directory.Move(Path.Combine(_folder.FullName, "out"), kept);
        return kept;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
