using ReferencePipeline.Templates;

namespace ReferencePipeline.Tests.Promises;

/// <summary>One sentence that holds for every assembly of this app.</summary>
/// <param name="Step">The step of the data's way that it is about, like <c>Stream</c>.</param>
/// <param name="Sentence">What is promised.</param>
/// <param name="Broken">Where an assembly breaks it: a line each, nothing where it holds.</param>
internal sealed record Promise(string Step, string Sentence, Func<CloudAssembly, Evaluator, IEnumerable<string>> Broken)
{
    /// <summary>Where it is broken; a template that cannot even be asked breaks it too.</summary>
    public IReadOnlyList<string> BrokenIn(CloudAssembly assembly)
    {
        try
        {
            return [.. Broken(assembly, new Evaluator(assembly, new PseudoParameters()))];
        }
        catch (Exception cannotTell)
        {
            return [cannotTell.Message];
        }
    }

    public override string ToString() => $"{Step}: {Sentence}";
}
