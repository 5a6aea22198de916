using System.Text.Json;

namespace ReferencePipeline.Templates;

/// <summary>Reads <c>manifest.json</c>, the assemblies of stages inside it, and the templates that they name.</summary>
internal static class AssemblyReader
{
    private const string Manifest = "manifest.json";

    public static IReadOnlyList<StackTemplate> Read(string folder)
    {
        var found = new Dictionary<string, (StackTemplate Stack, string[] Needs)>();
        Collect(folder, found);
        return Ordered(found);
    }

    /// <summary>A stack whose template is no file.</summary>
    public static StackTemplate Stack(string name, string template) => new(name, "", Parse(name, System.Text.Encoding.UTF8.GetBytes(template)), owner: null);

    private static void Collect(string folder, Dictionary<string, (StackTemplate Stack, string[] Needs)> found)
    {
        foreach (var artifact in Artifacts(folder))
        {
            var properties = artifact.Value.TryGetProperty("properties", out var given) ? given : default;
            switch (Text(artifact.Value, "type"))
            {
                case "cdk:cloud-assembly":
                    Collect(Path.Combine(folder, Text(properties, "directoryName") ?? ""), found);
                    break;
                case "aws:cloudformation:stack":
                    var file = Path.Combine(folder, Text(properties, "templateFile") ?? $"{artifact.Name}.template.json");
                    var stack = new StackTemplate(Text(properties, "stackName") ?? artifact.Name, file, Parse(file), owner: null);
                    found[artifact.Name] = (stack, Needs(artifact.Value));
                    break;
            }
        }
    }

    private static JsonElement.ObjectEnumerator Artifacts(string folder)
    {
        if (!File.Exists(Path.Combine(folder, Manifest)))
            throw new AssemblyException(folder, $"holds no {Manifest}", "name a folder that `cdk synth` has written, like cdk.out");
        var manifest = Parse(Path.Combine(folder, Manifest));
        return manifest.TryGetProperty("artifacts", out var artifacts) && artifacts.ValueKind == JsonValueKind.Object ? artifacts.EnumerateObject() : default;
    }

    private static string[] Needs(JsonElement artifact) =>
        artifact.TryGetProperty("dependencies", out var dependencies) ? [.. dependencies.EnumerateArray().Select(other => other.GetString()!)] : [];

    /// <summary>Dependencies first; among those that are free in the order of their names, so that the result is always the same.</summary>
    private static List<StackTemplate> Ordered(Dictionary<string, (StackTemplate Stack, string[] Needs)> found)
    {
        var ordered = new List<StackTemplate>();
        var state = new Dictionary<string, bool>();
        foreach (var name in found.Keys.Order(StringComparer.Ordinal))
            Visit(name);
        return ordered;

        void Visit(string name)
        {
            if (state.TryGetValue(name, out var isDone))
            {
                if (!isDone)
                    throw new AssemblyException(found[name].Stack.File, "its stack waits for itself by way of another", "take one dependency away");
                return;
            }

            state[name] = false;
            var (stack, needs) = found[name];
            foreach (var needed in needs.Where(found.ContainsKey).Order(StringComparer.Ordinal))
            {
                Visit(needed);
                stack.Wait(found[needed].Stack);
            }

            state[name] = true;
            Add(stack, ordered);
        }
    }

    private static void Add(StackTemplate stack, List<StackTemplate> ordered)
    {
        ordered.Add(stack);
        foreach (var holder in stack.Resources.Where(resource => resource.Type == "AWS::CloudFormation::Stack"))
        {
            // The CDK notes where it has written the nested template; without that note it is somewhere on the network.
            if (holder.Json.TryGetProperty("Metadata", out var metadata) && Text(metadata, "aws:asset:path") is { } path)
            {
                var file = Path.Combine(Path.GetDirectoryName(stack.File)!, path);
                var nested = new StackTemplate($"{stack.Name}/{holder.Id}", file, Parse(file), holder);
                holder.Nested = nested;
                Add(nested, ordered);
            }
        }
    }

    private static JsonElement Parse(string file)
    {
        try
        {
            return Parse(file, File.ReadAllBytes(file));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new AssemblyException(file, "cannot be read", "synthesize again");
        }
    }

    private static JsonElement Parse(string name, byte[] text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object ? json.RootElement.Clone() : throw new AssemblyException(name, "is no JSON object", "synthesize again");
        }
        catch (JsonException wrong)
        {
            throw new AssemblyException($"{name}:{wrong.LineNumber + 1}", "is not JSON", "synthesize again");
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
