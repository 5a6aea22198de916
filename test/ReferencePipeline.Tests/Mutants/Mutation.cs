using System.Text.Json.Nodes;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Tests.Mutants;

/// <summary>One resource of an assembly, made worse in one place.</summary>
internal sealed record Mutation(CloudAssembly Assembly, TemplateResource Resource, Seed Seed)
{
    public string Place => $"{Resource.Type} {Seed.Path}: {Seed.Edit.What}";

    /// <summary>The assembly after that; made anew each time, since thousands would not fit.</summary>
    public CloudAssembly Mutated() => Assembly.With(Resource, Seed.In(JsonNode.Parse(Resource.Json.GetRawText())!));

    /// <summary>Whether nothing changes: an order that a reference implies anyway.</summary>
    public bool ChangesNothing(CloudAssembly mutated) => Seed.Path.StartsWith(nameof(Resource.DependsOn), StringComparison.Ordinal)
        && Before(Resource).SetEquals(Before(mutated.Stack(Resource.Stack.Name)[Resource.Id]));

    public override string ToString() => $"{Resource}: {Seed.Path}: {Seed.Edit.What}";

    private static HashSet<string> Before(TemplateResource resource) => [.. resource.DependsOnAll.Select(one => one.Id)];
}
