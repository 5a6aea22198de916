using ReferencePipeline.Contracts;
using Assets = Amazon.CDK.AWS.S3.Assets;

namespace ReferencePipeline.Deliver;

/// <summary>The published transform function, and one copy of it for each contract, with that contract baked in.</summary>
/// <remarks>A function's code changes when its own contract changes, and not when another one does.</remarks>
public sealed class TransformAssets
{
    /// <summary>The name under which the function looks for its contract.</summary>
    private const string ContractFile = "contract.odcs.yaml";

    /// <summary>For a path of its own each time: the CDK remembers paths for as long as the process lives, and would copy none a second time.</summary>
    private static int _staged;

    private readonly string _published;

    public TransformAssets(string published) => _published = published;

    /// <summary>Where the build has put it: beside the app.</summary>
    public static TransformAssets Built { get; } = new(Path.Combine(AppContext.BaseDirectory, "transform"));

    internal Assets.Asset For(Construct scope, DataContract contract)
    {
        // Inside the output, so that nothing stays behind in a temp folder; the CDK copies it while the construct is made.
        var id = $"Code-{contract.Datasets[0].Table}";
        var aside = Path.Combine(((Stage)scope.Node.Root).Outdir, $"staging-{Interlocked.Increment(ref _staged)}");
        try
        {
            Directory.CreateDirectory(aside);
            foreach (var file in Directory.EnumerateFiles(_published))
                File.Copy(file, Path.Combine(aside, Path.GetFileName(file)));
            File.Copy(contract.File, Path.Combine(aside, ContractFile));
            return new Assets.Asset(scope, id, new Assets.AssetProps { Path = aside });
        }
        finally
        {
            if (Directory.Exists(aside))
                Directory.Delete(aside, recursive: true);
        }
    }
}
