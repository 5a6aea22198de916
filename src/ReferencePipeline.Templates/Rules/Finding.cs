namespace ReferencePipeline.Templates.Rules;

/// <summary>One place where a template breaks a rule.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Resource">The resource that breaks it.</param>
/// <param name="Path">Where in the resource, like <c>Properties.Port</c>; empty for the resource as a whole.</param>
/// <param name="What">What is wrong with it.</param>
/// <param name="Instead">What to write instead.</param>
public sealed record Finding(string Rule, TemplateResource Resource, string Path, string What, string Instead)
{
    public override string ToString() => $"{Resource}{(Path.Length == 0 ? "" : $".{Path}")}: {What}; {Instead} ({Rule})";
}
