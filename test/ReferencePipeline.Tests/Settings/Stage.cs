using System.Text;
using System.Text.Json.Nodes;
using ReferencePipeline.Settings;

namespace ReferencePipeline.Tests.Settings;

/// <summary>Reads a stage that a test writes, as if it stood in <c>cdk.json</c>.</summary>
internal static class Stage
{
    public static PipelineSettings Sandbox(string json) => Read($$"""{ "context": { "stages": { "sandbox": {{json}} } } }""");

    /// <summary>A sandbox in which one setting is written, and all else is left to the defaults.</summary>
    public static PipelineSettings With(string path, string json) => Sandbox(Nested(path, json));

    public static PipelineSettings Read(string cdkJson, string? stage = null, string? confirmDelete = null) =>
        PipelineSettings.From(PipelineContext.Parse(Encoding.UTF8.GetBytes(cdkJson), stage, confirmDelete: confirmDelete));

    public static IReadOnlyList<string> Refusals(Action read) =>
        [.. Assert.Throws<SettingsException>(read).Problems.Select(problem => problem.ToString())];

    public static IReadOnlyList<string> RefusalsWith(string path, string json) => Refusals(() => With(path, json));

    private static string Nested(string path, string json)
    {
        var node = JsonNode.Parse(json);
        foreach (var key in path.Split('.').Reverse())
            node = new JsonObject { [key] = node };
        return node!.ToJsonString();
    }
}
