using System.Text.Json.Nodes;
using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Promises;

namespace ReferencePipeline.Tests.Mutants;

/// <summary>One resource of an assembly, made worse in one place.</summary>
internal sealed record Mutation(CloudAssembly Assembly, TemplateResource Resource, Seed Seed)
{
    public string Place => $"{Resource.Type} {Seed.Path}: {Seed.Edit.What}";

    /// <summary>The assembly after that; made anew each time, since thousands would not fit.</summary>
    public CloudAssembly Mutated() => Assembly.With(Resource, Seed.In(JsonNode.Parse(Resource.Json.GetRawText())!));

    /// <summary>The resource after that; nothing where it is the one that goes.</summary>
    public TemplateResource? In(CloudAssembly mutated) => mutated.Stack(Resource.Stack.Name).Find(Resource.Id);

    /// <summary>Whether nothing changes: an order that a reference implies anyway.</summary>
    public bool ChangesNothing(CloudAssembly mutated) => Seed.Path.StartsWith(nameof(Resource.DependsOn), StringComparison.Ordinal)
        && Before(Resource).SetEquals(Before(In(mutated)!));

    /// <summary>A row sees its own property, what is in it and what it is in, of its own type; and that something is gone, by its name.</summary>
    public bool MayBreak(Promise promise) => Seed.Steps.Count == 0 || promise.Type is null || promise.Type == Resource.Type && IsNear(promise.Path!);

    private bool IsNear(string path) => path == Told.Statements ? Seed.Path.Contains("Polic", StringComparison.Ordinal)
        : Seed.Path.StartsWith(path, StringComparison.Ordinal) || path.StartsWith(Seed.Path, StringComparison.Ordinal);

    public override string ToString() => $"{Resource}: {Seed.Path}: {Seed.Edit.What}";

    private static HashSet<string> Before(TemplateResource resource) => [.. resource.DependsOnAll.Select(one => one.Id)];
}
