using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReferencePipeline.Tests.Mutants;

/// <summary>A place in a resource, by member names and indexes, and what to do there; no step is the resource itself.</summary>
internal sealed record Seed(IReadOnlyList<object> Steps, Edit Edit)
{
    public string Path { get; } = string.Concat(Steps.Select(step => step is int index ? $"[{index}]" : $".{step}")).TrimStart('.').Replace("Properties.", "", StringComparison.Ordinal);

    /// <summary>The resource with the change, of a tree that is as it was afterwards; nothing where it is the resource that goes.</summary>
    public JsonElement? In(JsonNode resource)
    {
        if (Steps.Count == 0)
            return null;
        var holder = Steps.SkipLast(1).Aggregate(resource, (at, step) => step is int index ? at[index]! : at[(string)step]!);
        return holder is JsonArray items ? In(resource, items, (int)Steps[^1]) : In(resource, holder.AsObject(), (string)Steps[^1]);
    }

    private JsonElement In(JsonNode resource, JsonArray items, int index)
    {
        var was = items[index];
        items.RemoveAt(index);
        if (!Edit.IsRemoval)
            items.Insert(index, Edit.Instead?.DeepClone());
        var made = JsonSerializer.SerializeToElement(resource);
        if (!Edit.IsRemoval)
            items.RemoveAt(index);
        items.Insert(index, was);
        return made;
    }

    private JsonElement In(JsonNode resource, JsonObject members, string name)
    {
        var (index, was) = (members.IndexOf(name), members[name]);
        members.RemoveAt(index);
        if (!Edit.IsRemoval)
            members.Insert(index, name, Edit.Instead?.DeepClone());
        var made = JsonSerializer.SerializeToElement(resource);
        if (!Edit.IsRemoval)
            members.RemoveAt(index);
        members.Insert(index, name, was);
        return made;
    }
}
