using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Rehearsal.Plan;

/// <summary>An evaluated property, and where it stands.</summary>
internal sealed record Setting(TemplateResource Resource, string Path, JsonNode? Value)
{
    public static Setting Of(Evaluator evaluator, TemplateResource resource) => new(resource, "", evaluator.Properties(resource));

    public bool IsMissing => Value is null;

    /// <summary>Further in; a name that is not there gives a setting that is missing.</summary>
    public Setting this[string name] => new(Resource, Path.Length == 0 ? name : $"{Path}.{name}", (Value as JsonObject)?[name]);

    public IEnumerable<Setting> Items => (Value as JsonArray)?.Select((item, i) => new Setting(Resource, $"{Path}[{i}]", item)) ?? [];

    public IEnumerable<Setting> Members => (Value as JsonObject)?.Select(member => this[member.Key]) ?? [];

    public string Text => TextOrNull ?? throw Refused("is missing", "give it a text");

    public string? TextOrNull => Value switch
    {
        null => null,
        JsonValue value => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString(),
        _ => throw Refused("is no text", "give it one"),
    };

    public bool IsTrue => string.Equals(TextOrNull, "true", StringComparison.OrdinalIgnoreCase);

    public int Number(int least, int most, int otherwise) => TextOrNull is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw Refused($"is {text}, which AWS refuses", $"write a whole number from {least} to {most}");

    public string OneOf(string otherwise, params string[] known)
    {
        var text = TextOrNull ?? otherwise;
        return known.Contains(text, StringComparer.OrdinalIgnoreCase) ? text.ToUpperInvariant() : throw Refused($"is '{text}', which is not understood here", $"write {string.Join(" or ", known)}");
    }

    /// <summary>Refuses members that are not listed: they would change what AWS does, and not what is rehearsed.</summary>
    public Setting Only(params string[] known)
    {
        var other = Members.FirstOrDefault(member => !known.Contains(member.Path[(member.Path.LastIndexOf('.') + 1)..], StringComparer.Ordinal));
        return other is null ? this : throw other.Refused("is not understood here", "take it out, or teach the rehearsal what it does");
    }

    public AssemblyException Refused(string what, string instead) => new($"{Resource}: {Path}", what, instead);
}
