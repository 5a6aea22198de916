using System.Text.Json;
using Amazon.CDK;

namespace ReferencePipeline.Benchmarks;

/// <summary>
/// The same resources again, each one object that is handed its properties as they stand in the template: no grant, no reference, no tag
/// is worked out, no contract read. Less than that no app in C# can do for them.
/// </summary>
internal static class PlainApp
{
    public static void Synthesize(string assembly)
    {
        var app = new App(new AppProps { TreeMetadata = false });
        foreach (var file in Directory.EnumerateFiles(assembly, "*.template.json").Order(StringComparer.Ordinal))
        {
            using var template = JsonDocument.Parse(File.ReadAllBytes(file));
            var stack = new Stack(app, Path.GetFileName(file).Split('.')[0]);
            foreach (var resource in template.RootElement.GetProperty("Resources").EnumerateObject())
            {
                _ = new CfnResource(stack, resource.Name, new CfnResourceProps
                {
                    Type = resource.Value.GetProperty("Type").GetString()!,
                    Properties = resource.Value.TryGetProperty("Properties", out var properties) ? Members(properties) : null,
                });
            }
        }

        app.Synth();
    }

    private static Dictionary<string, object> Members(JsonElement element) => element.EnumerateObject().ToDictionary(member => member.Name, member => Value(member.Value));

    private static object Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Members(element),
        JsonValueKind.Array => element.EnumerateArray().Select(Value).ToArray(),
        JsonValueKind.String => element.GetString()!,
        JsonValueKind.Number => element.GetDouble(),
        _ => element.GetBoolean(),
    };
}
