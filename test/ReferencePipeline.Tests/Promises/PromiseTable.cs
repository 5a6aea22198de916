using System.Collections;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Tests.Promises;

/// <summary>Promises about single properties, as rows: of what, which property, what it says, and the sentence that this keeps.</summary>
/// <remarks>
/// What a row is about is a type, or a type and a name (<c>AWS::S3::Bucket Data</c>). The value is written as <see cref="Told"/> tells it;
/// <c>$(…)</c> in it is a setting of the stage, the <c>stage</c> or the resource's <c>dataset</c> or <c>removal</c>.
/// A row applies wherever its resource is; <see cref="PromiseTests"/> sees to it that there is one.
/// </remarks>
internal sealed class PromiseTable(string step) : IEnumerable<Promise>
{
    private readonly List<Promise> _promises = [];

    public void Add(string of, string path, string value, string sentence) =>
        Add(sentence, (assembly, _) => Named(assembly, of)
            .Select(resource => (resource, Is: Told.Of(resource, path), Was: Origin.Of(assembly).Fill(value, resource)))
            .Where(one => one.Is != one.Was)
            .Select(one => $"{one.resource}: {path} is {one.Is}, not {one.Was}"));

    public void Add(string sentence, Func<CloudAssembly, Evaluator, IEnumerable<string>> broken) => _promises.Add(new(step, sentence, broken));

    public IEnumerator<Promise> GetEnumerator() => _promises.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static IEnumerable<TemplateResource> Named(CloudAssembly assembly, string of) =>
        of.Split(' ', 2) is [var type, var name] ? assembly.Of(type).Where(resource => Told.NameOf(resource) == name) : assembly.Of(of);
}
