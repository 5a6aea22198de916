using ReferencePipeline.Contracts;
using ReferencePipeline.Policy;
using ReferencePipeline.Settings;
using S3 = Amazon.CDK.AWS.S3;

namespace ReferencePipeline.Lake;

/// <summary>How long the results of queries live: as long as their persona's settings say.</summary>
/// <remarks>S3 takes a thousand rules; a stack takes fewer workgroups than that.</remarks>
internal static class ResultsLifecycle
{
    public static S3.ILifecycleRule[] For(IEnumerable<RoleName> personas, PipelineSettings settings) =>
    [
        .. personas.Select(role => new S3.LifecycleRule
        {
            Id = $"results-{role}",
            Prefix = PersonaNames.ResultsPrefix(role),
            Expiration = Duration.Days(settings.Personas.PersonaOf(role).ResultsDays),
        }),
        new S3.LifecycleRule
        {
            Id = "operations",
            Prefix = OperatorNames.ResultsPrefix,
            Expiration = Duration.Days(settings.Personas.Persona.ResultsDays),
        },
        new S3.LifecycleRule
        {
            // What personas left who are no more. Of two rules for one object the shorter wins, so this is the longest of all.
            Id = "results",
            Expiration = Duration.Days(settings.Personas.ByRole.Values.Append(settings.Personas.Persona).Max(persona => persona.ResultsDays)),
            NoncurrentVersionExpiration = Duration.Days(1),
            AbortIncompleteMultipartUploadAfter = Duration.Days(1),
        },
    ];
}
