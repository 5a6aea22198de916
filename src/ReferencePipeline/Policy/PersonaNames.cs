using ReferencePipeline.Contracts;
using ReferencePipeline.Settings;

namespace ReferencePipeline.Policy;

/// <summary>What is called after a contract's role, so that the role's policy and its workgroup agree without knowing each other.</summary>
internal sealed class PersonaNames(PipelineSettings settings)
{
    /// <summary>A role's name may have underscores; people type the workgroup's with dashes, as the stage's.</summary>
    public string Workgroup(RoleName role) => $"referencepipeline-{settings.Stage}-{role.Value.Replace('_', '-')}";

    /// <summary>Where the results of a role's queries are, in the bucket of results.</summary>
    public static string ResultsPrefix(RoleName role) => $"{role}/";
}
