using System.Text.Json;
using System.Text.RegularExpressions;

namespace ReferencePipeline.Templates;

/// <summary>One mention of something else: a resource, a parameter, or a value of the deployment like <c>AWS::Region</c>.</summary>
/// <param name="At">Where it is mentioned.</param>
/// <param name="Name">What is mentioned.</param>
/// <param name="Attribute">Which attribute of it, or <c>null</c> for the thing itself.</param>
public sealed partial record Reference(TemplateValue At, string Name, string? Attribute)
{
    /// <summary>The resource of the same stack that it names; <c>null</c> if it names none.</summary>
    public TemplateResource? Resource => At.Stack.Find(Name);

    /// <summary>Whether nothing in the template has that name: CloudFormation would refuse it.</summary>
    public bool IsBroken => Resource is null && !Name.StartsWith("AWS::", StringComparison.Ordinal) && !At.Stack.Parameters.ContainsKey(Name);

    /// <summary>Every reference within a value, however deep.</summary>
    public static IEnumerable<Reference> In(TemplateValue value)
    {
        if (Of(value) is { } one)
            return [one];
        if (value.Member("Fn::Sub") is { } template)
            return InText(template);
        return (value.IsList ? value.Items : value.Members.Select(member => member.Value)).SelectMany(In);
    }

    /// <summary>The reference that the value is, if it is one.</summary>
    internal static Reference? Of(TemplateValue value)
    {
        if (!value.IsObject)
            return null;
        if (value.Member("Ref") is { IsText: true } name)
            return new(value, name.Literal, null);
        if (value.Member("Fn::GetAtt") is not { } attribute)
            return null;
        return attribute switch
        {
            { IsText: true } => new(value, attribute.Literal.Split('.', 2)[0], attribute.Literal.Split('.', 2)[^1]),
            { IsList: true } when attribute.Entry(0) is { IsText: true } resource && attribute.Entry(1) is { IsText: true } named => new(value, resource.Literal, named.Literal),
            _ => throw new AssemblyException(attribute.Where, "is a Fn::GetAtt of neither `resource.attribute` nor [resource, attribute]"),
        };
    }

    internal static TemplateResource? Follow(TemplateValue value)
    {
        if (value.Member("Fn::ImportValue") is { } import)
            return import.IsText && value.Stack.Assembly?.Exported(import.Literal) is { } exported ? Follow(exported) : null;
        if (Of(value) is not { } reference)
            return null;
        if (reference.Resource is { Nested: { } nested } && reference.Attribute is { } output && output.StartsWith("Outputs.", StringComparison.Ordinal))
            return nested.Outputs.TryGetValue(output["Outputs.".Length..], out var made) && made.Find("Value") is { } inside ? Follow(inside) : null;
        if (reference.Resource is { } resource)
            return resource;
        return value.Stack.Owner?.Find($"Parameters.{reference.Name}") is { } given ? Follow(given) : null;
    }

    /// <summary><c>${Name}</c> and <c>${Name.Attribute}</c> in a text; names that the text brings along are its own.</summary>
    private static IEnumerable<Reference> InText(TemplateValue template)
    {
        var text = template.IsList ? template.Entry(0)!.Value : template;
        var own = template.Entry(1);
        var mentioned = text.Json.ValueKind != JsonValueKind.String ? [] : Placeholder().Matches(text.Literal)
            .Select(found => found.Groups["name"].Value.Trim())
            .Where(name => own?.Member(name) is null)
            .Select(name => name.Split('.', 2))
            .Select(parts => new Reference(text, parts[0], parts.Length > 1 ? parts[1] : null));
        return own is { } values ? mentioned.Concat(In(values)) : mentioned;
    }

    /// <summary><c>${!Name}</c> is a text, not a mention.</summary>
    [GeneratedRegex(@"\$\{(?<name>[^!}][^}]*)\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    internal static partial Regex Placeholder();
}
