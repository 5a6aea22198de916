using ReferencePipeline.Contracts;
using ReferencePipeline.Settings;

namespace ReferencePipeline.Govern;

/// <summary>The keys and values of the tags that Lake Formation grants by (docs/adr/0012-tags-of-a-stage.md).</summary>
/// <remarks>Keys belong to the whole account and region, so a stage's are its own. Lake Formation takes fifty characters for a key and for a value.</remarks>
internal sealed class LakeTags(PipelineSettings settings)
{
    public const int LongestValue = 50;

    public string Classification { get; } = $"rp_{settings.Stage}_classification";

    public string Dataset { get; } = $"rp_{settings.Stage}_dataset";

    public static string Value(Classification classification) => classification.ToString().ToLowerInvariant();

    public static string Value(Dataset dataset) => dataset.Table.Value;
}
