using ReferencePipeline.Settings;

namespace ReferencePipeline.Policy;

/// <summary>The trail by name: key and bucket let it in before it is made, and let in no other.</summary>
internal sealed class TrailNames(PipelineSettings settings)
{
    /// <summary>Below it in the log bucket.</summary>
    public const string Prefix = "trail";

    public string Name { get; } = $"referencepipeline-{settings.Stage}";

    public string Arn => $"arn:{Aws.PARTITION}:cloudtrail:{Aws.REGION}:{Aws.ACCOUNT_ID}:trail/{Name}";

    /// <summary>Where CloudTrail puts what it has written down.</summary>
    public static string Folder => $"{Prefix}/AWSLogs/{Aws.ACCOUNT_ID}/";
}
