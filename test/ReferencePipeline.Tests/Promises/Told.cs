using System.Text.RegularExpressions;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Tests.Promises;

/// <summary>Templates as one would tell them: a reference as <c>&lt;Key LakeKey&gt;</c>, what the deployment knows as <c>&lt;Region&gt;</c>, members by name.</summary>
internal static partial class Told
{
    public const string Nothing = "nothing";

    /// <summary>A property by its path, or what the resource says beside its properties.</summary>
    public static string Of(TemplateResource resource, string path) => path switch
    {
        nameof(TemplateResource.DeletionPolicy) => resource.DeletionPolicy ?? Nothing,
        nameof(TemplateResource.UpdateReplacePolicy) => resource.UpdateReplacePolicy ?? Nothing,
        nameof(TemplateResource.DependsOn) => string.Join(", ", resource.DependsOn.Select(Of).Order(StringComparer.Ordinal)),
        _ => resource.Find(path) is { } value ? Of(value) : Nothing,
    };

    public static string Of(TemplateValue value)
    {
        if (value.Target is { } target)
            return $"<{Of(target)}>";
        return value.Members.ToList() switch
        {
            [{ Key: "Ref", Value: var name }] => $"<{name.Literal.Replace("AWS::", "", StringComparison.Ordinal)}>",
            [{ Key: "Fn::Join", Value: var join }] => string.Join(join["[0]"].Literal, join["[1]"].Items.Select(Of)),
            _ when value.IsList => $"[{string.Join(", ", value.Items.Select(Of))}]",
            { Count: > 0 } members => $"{{{string.Join(", ", members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}: {Of(member.Value)}"))}}}",
            _ => value.IsObject ? "{}" : value.Literal,
        };
    }

    /// <summary>The type's last word, and whose it is or what the stack calls it.</summary>
    public static string Of(TemplateResource resource) => $"{resource.Type.Split("::")[^1]} {NameOf(resource)}";

    public static string NameOf(TemplateResource resource) => Dataset(resource) ?? Hash().Replace(resource.Id, "");

    /// <summary>The dataset that a resource is tagged as belonging to.</summary>
    public static string? Dataset(TemplateResource resource) => Tag(resource, "dataset");

    public static string? Tag(TemplateResource resource, string key) => resource.Find("Tags") switch
    {
        { IsList: true } list => list.Items.Where(tag => tag["Key"].Literal == key).Select(tag => tag["Value"].Literal).FirstOrDefault(),
        { } map => map.Member(key)?.Literal,
        null => null,
    };

    [GeneratedRegex("[0-9A-F]{8}$")]
    private static partial Regex Hash();
}
