using System.Collections;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Tests.Promises;

/// <summary>Promises about single properties, as rows: of what, which property, what it says, and the sentence that this keeps.</summary>
/// <remarks>
/// What a row is about is a type, or a type and a name (<c>AWS::S3::Bucket Data</c>) or a description. The value is written as
/// <see cref="Told"/> tells it; a stack's word and a slash before it mean that stack alone; <c>$(…)</c> in it is a setting of the stage, or what <see cref="Origin"/> knows besides.
/// A row about a type applies wherever there is one; a row about a name asks for one too.
/// </remarks>
internal sealed class PromiseTable(string step) : IEnumerable<Promise>
{
    private readonly List<Promise> _promises = [];

    public void Add(string of, string path, string value, string sentence) => Add(of, path, value, sentence, _ => true);

    /// <summary>A row that holds only where the settings say so.</summary>
    public void Add(string of, string path, string value, string sentence, Func<Origin, bool> when) =>
        _promises.Add(new(step, sentence, (assembly, _) => when(Origin.Of(assembly)) ? Broken(assembly, of, path, value) : []) { Type = Within(of).Split(' ', 2)[0], Path = path });

    public void Add(string sentence, Func<CloudAssembly, Evaluator, IEnumerable<string>> broken) => _promises.Add(new(step, sentence, broken));

    /// <summary>What holds for each resource by itself.</summary>
    public void Add(string sentence, Func<TemplateResource, Evaluator, IEnumerable<string>> broken) =>
        _promises.Add(new(step, sentence, (assembly, evaluator) => assembly.Resources.SelectMany(resource => broken(resource, evaluator))) { OfEach = broken });

    /// <summary>Every one that a row is about.</summary>
    public static IEnumerable<TemplateResource> Named(CloudAssembly assembly, string of) => Within(of) is var within && within.Length < of.Length
        ? Named(assembly, within).Where(resource => resource.Stack.Name.EndsWith($"-{of[..^(within.Length + 1)]}", StringComparison.Ordinal))
        : of.Split(' ', 2) is [var type, var name]
        ? assembly.Of(type).Where(resource => IsCalled(resource, name, Origin.Of(assembly)))
        : assembly.Of(of);

    public IEnumerator<Promise> GetEnumerator() => _promises.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>What it is about without the word of its stack.</summary>
    private static string Within(string of) => of.Split('/', 2) is [var stack, var within] && !stack.Contains(':', StringComparison.Ordinal) ? within : of;

    /// <summary>One word is what the stack calls it, without the hash; several are its description.</summary>
    private static bool IsCalled(TemplateResource resource, string name, Origin origin)
    {
        if (!name.Contains(' ', StringComparison.Ordinal))
            return resource.Id.StartsWith(name, StringComparison.Ordinal) && Told.NameOf(resource) == name;
        var upToPlace = name.Split("$(")[0];
        return resource.Find("Description") is { IsText: true } text && text.Literal.StartsWith(upToPlace, StringComparison.Ordinal) && text.Literal == (upToPlace == name ? name : origin.Fill(name, resource));
    }

    private static IEnumerable<string> Broken(CloudAssembly assembly, string of, string path, string value)
    {
        var found = Named(assembly, of).ToList();
        if (found.Count == 0 && of.Contains(' ', StringComparison.Ordinal))
            return [$"there is no {of}"];
        return found
            .Select(resource => (resource, Is: Told.Of(resource, path), Promised: Origin.Of(assembly).Fill(value, resource)))
            .Where(one => one.Is != one.Promised)
            .Select(one => $"{one.resource}: {path} is\n  {one.Is}\nnot\n  {one.Promised}");
    }
}
