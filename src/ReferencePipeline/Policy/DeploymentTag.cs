using ReferencePipeline.Settings;

namespace ReferencePipeline.Policy;

/// <summary>The tag by which what one stage costs is told from everything else in the account.</summary>
internal static class DeploymentTag
{
    public const string Key = "deployment";

    public static string ValueOf(PipelineSettings settings) => $"ReferencePipeline-{settings.Stage}";
}
