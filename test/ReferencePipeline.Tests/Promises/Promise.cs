using ReferencePipeline.Templates;

namespace ReferencePipeline.Tests.Promises;

/// <summary>One sentence that holds for every assembly of this app.</summary>
/// <param name="Step">The step of the data's way that it is about, like <c>Stream</c>.</param>
/// <param name="Sentence">What is promised.</param>
/// <param name="Broken">Where an assembly breaks it: a line each, nothing where it holds.</param>
internal sealed record Promise(string Step, string Sentence, Func<CloudAssembly, Evaluator, IEnumerable<string>> Broken)
{
    /// <summary>The one type of resources that it looks at; nothing where it looks at several.</summary>
    public string? Type { get; init; }

    /// <summary>The one property that it looks at; nothing where it looks at several.</summary>
    public string? Path { get; init; }

    /// <summary>The same asked of one resource, where it is about each by itself.</summary>
    public Func<TemplateResource, Evaluator, IEnumerable<string>>? OfEach { get; init; }

    /// <summary>Whether it is broken, where nothing but one resource has changed, or is gone.</summary>
    public bool IsBrokenIn(CloudAssembly assembly, TemplateResource? changed)
    {
        try
        {
            var evaluator = new Evaluator(assembly, new PseudoParameters());
            return OfEach is null ? Broken(assembly, evaluator).Any() : changed is not null && OfEach(changed, evaluator).Any();
        }
        catch (Exception)
        {
            return true;
        }
    }

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
