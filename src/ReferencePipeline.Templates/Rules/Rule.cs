namespace ReferencePipeline.Templates.Rules;

/// <summary>One sentence that holds for every template, with the reason for it and examples of both sides.</summary>
/// <param name="id">By which findings and acceptances name it.</param>
/// <param name="sentence">What holds.</param>
/// <param name="why">What happens where it does not.</param>
/// <param name="source">Where to read on.</param>
public abstract class Rule(string id, string sentence, string why, string source)
{
    public string Id => id;

    public string Sentence => sentence;

    public string Why => why;

    public string Source => source;

    /// <summary>Resources of templates that break it, each in one place: the resource called <c>Wrong</c>.</summary>
    public abstract IReadOnlyList<string> Violating { get; }

    /// <summary>Resources of a template that keeps it.</summary>
    public abstract string Compliant { get; }

    /// <summary>Where a scope breaks it.</summary>
    public abstract IEnumerable<Finding> Check(RuleScope scope);

    public override string ToString() => id;

    /// <summary>A finding in a property, whether it is there or missing.</summary>
    protected Finding At(TemplateResource resource, string path, string what, string instead) => new(id, resource, $"Properties.{path}", what, instead);

    /// <summary>A finding in a value of the resource.</summary>
    protected Finding At(TemplateResource resource, TemplateValue value, string what, string instead) =>
        new(id, resource, value.Path.StartsWith($"{resource.Id}.", StringComparison.Ordinal) ? value.Path[(resource.Id.Length + 1)..] : value.Path, what, instead);

    /// <summary>A finding in the resource as a whole.</summary>
    protected Finding At(TemplateResource resource, string what, string instead) => new(id, resource, "", what, instead);
}
