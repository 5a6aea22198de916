using ReferencePipeline.Settings;

namespace ReferencePipeline.Policy;

/// <summary>Where questions about the pipeline itself are asked: by those whom IAM and Lake Formation let, and by no contract's role.</summary>
internal sealed class OperatorNames(PipelineSettings settings)
{
    public const string Operations = "operations";

    public const string ResultsPrefix = $"{Operations}/";

    public string Workgroup { get; } = $"referencepipeline-{settings.Stage}-{Operations}";
}
