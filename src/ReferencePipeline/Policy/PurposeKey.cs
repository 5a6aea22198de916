using ReferencePipeline.Settings;
using Kms = Amazon.CDK.AWS.KMS;

namespace ReferencePipeline.Policy;

/// <summary>A key of one purpose, made alike wherever it is made.</summary>
internal static class PurposeKey
{
    public static Kms.Key Make(Construct scope, PipelineSettings settings, string purpose, string description, RemovalPolicy removal) => new(scope, $"{purpose}Key", new Kms.KeyProps
    {
        // The alias goes with the stack even where the key stays, so that its name is free again.
        Alias = $"referencepipeline-{settings.Stage}-{purpose.ToLowerInvariant()}",
        Description = $"ReferencePipeline {settings.Stage}: {description}",
        EnableKeyRotation = true,
        // The longest time to change one's mind, but for the sandbox, where the shortest is enough.
        PendingWindow = Duration.Days(settings.Removal is Removal.Retain ? 30 : 7),
        RemovalPolicy = removal,
    });
}
