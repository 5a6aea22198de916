using System.Text.RegularExpressions;
using ReferencePipeline.Templates;
using Reference = ReferencePipeline.Templates.Reference;

namespace ReferencePipeline.Tests.Promises;

/// <summary>Templates as one would tell them: a reference as <c>&lt;Key LakeKey&gt;</c>, what the deployment knows as <c>&lt;Region&gt;</c>, members by name.</summary>
internal static partial class Told
{
    public const string Nothing = "nothing";

    /// <summary>The path of a resource's policies: one line for each statement, in order of their text.</summary>
    public const string Statements = "Statements";

    /// <summary>A property by its path, with slashes where a name has a dot in it; or what the resource says beside its properties.</summary>
    public static string Of(TemplateResource resource, string path) => path switch
    {
        nameof(TemplateResource.DeletionPolicy) => resource.DeletionPolicy ?? Nothing,
        nameof(TemplateResource.UpdateReplacePolicy) => resource.UpdateReplacePolicy ?? Nothing,
        Statements => string.Join("\n", PolicyText.Of(resource).Order(StringComparer.Ordinal)),
        _ => (path.Contains('/', StringComparison.Ordinal) ? Member(resource, path) : resource.Find(path)) is { } value ? Of(value) : Nothing,
    };

    /// <summary>All properties but some.</summary>
    public static string Without(TemplateResource resource, params string[] names) =>
        $"{{{string.Join(", ", resource.Properties.Members.Where(member => !names.Contains(member.Key)).OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}: {Of(member.Value)}"))}}}";

    public static string Of(TemplateValue value)
    {
        if (value.Target is { } target)
            return $"<{Of(target)}>";
        return value.Members.ToList() switch
        {
            [{ Key: "Ref", Value: var name }] => $"<{name.Literal.Replace("AWS::", "", StringComparison.Ordinal)}>",
            [{ Key: "Fn::Join", Value: var join }] => string.Join(join["[0]"].Literal, join["[1]"].Items.Select(Of)),
            [{ Key: "Fn::Sub", Value: { IsText: true } text }] => text.Literal,
            _ when value.IsList => $"[{string.Join(", ", value.Items.Select(Of))}]",
            { Count: > 0 } members => $"{{{string.Join(", ", members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}: {Of(member.Value)}"))}}}",
            _ => value.IsObject ? "{}" : value.Literal,
        };
    }

    /// <summary>The type's last word, and whose it is or what the stack calls it.</summary>
    public static string Of(TemplateResource resource) => $"{resource.Type.Split("::")[^1]} {NameOf(resource)}";

    public static string NameOf(TemplateResource resource) => Dataset(resource) ?? Hash().Replace(resource.Id, "");

    /// <summary>The dataset that a resource is tagged as belonging to.</summary>
    public static string? Dataset(TemplateResource resource) => resource.Tag("dataset")?.Literal;

    /// <summary>Its own, or that of the first thing it refers to.</summary>
    public static string? DatasetBehind(TemplateResource resource) =>
        Dataset(resource) ?? Reference.In(resource.Properties).Select(reference => reference.Resource is { } other ? Dataset(other) : null).FirstOrDefault(dataset => dataset is not null);

    private static TemplateValue? Member(TemplateResource resource, string path) =>
        path.Split('/').Aggregate((TemplateValue?)resource.Properties, (at, name) => at?.Member(name));

    [GeneratedRegex("[0-9A-F]{8}$")]
    private static partial Regex Hash();
}
