using System.Text.RegularExpressions;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Tests.Mutants;

/// <summary>Every single-property regression of an assembly: left out, flipped, halved, widened, redirected.</summary>
internal static partial class Mutations
{
    public static IEnumerable<Mutation> Of(CloudAssembly assembly)
    {
        foreach (var stack in assembly.Stacks)
        {
            var seeds = new Seeds(stack);
            foreach (var mutation in stack.Resources.SelectMany(resource => seeds.Of(resource).Select(seed => new Mutation(assembly, resource, seed))))
                yield return mutation;
        }
    }

    /// <summary>The same kind of change at the same place of another dataset or persona, or of another assembly, is the same regression: it counts once.</summary>
    public static IEnumerable<Mutation> Distinct(IEnumerable<Mutation> mutations, IEnumerable<string> names)
    {
        var alike = new Regex(string.Join('|', names.SelectMany(name => new[] { name, name.Replace("_", "", StringComparison.Ordinal), name.Replace('_', '-') }).Distinct()
            .OrderByDescending(name => name.Length).Select(Regex.Escape)), RegexOptions.IgnoreCase | RegexOptions.Compiled);
        return mutations.DistinctBy(mutation => alike.Replace($"{mutation.Resource.Type} {Hash().Replace(mutation.Resource.Id, "")} {mutation.Seed.Path} {mutation.Seed.Edit.Kind}", "·"));
    }

    /// <summary>The CDK's own, and those that a resource is called after for its content.</summary>
    [GeneratedRegex("([0-9A-F]{8}|[0-9A-F]{12}[0-9A-F]{8}|[0-9a-f]{16})$")]
    private static partial Regex Hash();
}
