using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReferencePipeline.Tests.Mutants;

/// <summary>A place in a template, by member names and indexes, and what to do there.</summary>
internal sealed record Seed(IReadOnlyList<object> Steps, Edit Edit)
{
    /// <summary>Within the resource; empty for the resource itself.</summary>
    public string Path => string.Concat(Steps.Skip(2).Select(step => step is int index ? $"[{index}]" : $".{step}")).TrimStart('.').Replace("Properties.", "", StringComparison.Ordinal);

    /// <summary>The template with the change, of a tree that is as it was afterwards.</summary>
    public JsonElement In(JsonNode template)
    {
        var holder = Steps.SkipLast(1).Aggregate(template, (at, step) => step is int index ? at[index]! : at[(string)step]!);
        return holder is JsonArray items ? In(template, items, (int)Steps[^1]) : In(template, holder.AsObject(), (string)Steps[^1]);
    }

    private JsonElement In(JsonNode template, JsonArray items, int index)
    {
        var was = items[index];
        items.RemoveAt(index);
        if (!Edit.IsRemoval)
            items.Insert(index, Edit.Instead?.DeepClone());
        var made = JsonSerializer.SerializeToElement(template);
        if (!Edit.IsRemoval)
            items.RemoveAt(index);
        items.Insert(index, was);
        return made;
    }

    private JsonElement In(JsonNode template, JsonObject members, string name)
    {
        var (index, was) = (members.IndexOf(name), members[name]);
        members.RemoveAt(index);
        if (!Edit.IsRemoval)
            members.Insert(index, name, Edit.Instead?.DeepClone());
        var made = JsonSerializer.SerializeToElement(template);
        if (!Edit.IsRemoval)
            members.RemoveAt(index);
        members.Insert(index, name, was);
        return made;
    }
}
