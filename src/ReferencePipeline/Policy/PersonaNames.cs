using ReferencePipeline.Contracts;
using ReferencePipeline.Settings;

namespace ReferencePipeline.Policy;

/// <summary>What a persona's workgroup and its results are called; people type the one, and policies name both.</summary>
internal sealed class PersonaNames(PipelineSettings settings)
{
    public string Workgroup(RoleName role) => $"referencepipeline-{settings.Stage}-{role.Value.Replace('_', '-')}";

    /// <summary>Below it lie the results of the persona's queries, and nobody else's.</summary>
    public static string ResultsPrefix(RoleName role) => $"{role}/";
}
