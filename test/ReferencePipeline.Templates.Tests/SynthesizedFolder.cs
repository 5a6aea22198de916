using System.Text.Json.Nodes;

namespace ReferencePipeline.Templates.Tests;

/// <summary>A folder as the CDK would leave it, with the templates that a test gives.</summary>
internal sealed class SynthesizedFolder : IDisposable
{
    private readonly JsonObject _artifacts = [];

    public string Path { get; } = Directory.CreateTempSubdirectory("templates-").FullName;

    /// <summary>One stack with these resources.</summary>
    public static CloudAssembly Of(string resources)
    {
        using var folder = new SynthesizedFolder();
        return folder.With("App", $$"""{ "Resources": {{resources}} }""").Load();
    }

    public SynthesizedFolder With(string stack, string template, params string[] needs)
    {
        File.WriteAllText(System.IO.Path.Combine(Path, $"{stack}.template.json"), template);
        _artifacts[stack] = new JsonObject
        {
            ["type"] = "aws:cloudformation:stack",
            ["properties"] = new JsonObject { ["templateFile"] = $"{stack}.template.json" },
            ["dependencies"] = new JsonArray([.. needs.Select(need => (JsonNode)need)]),
        };
        return this;
    }

    public SynthesizedFolder WithFile(string name, string text)
    {
        File.WriteAllText(System.IO.Path.Combine(Path, name), text);
        return this;
    }

    public SynthesizedFolder WithStage(string name, SynthesizedFolder stage)
    {
        stage.Save();
        Directory.Move(stage.Path, System.IO.Path.Combine(Path, name));
        _artifacts[name] = new JsonObject { ["type"] = "cdk:cloud-assembly", ["properties"] = new JsonObject { ["directoryName"] = name } };
        return this;
    }

    public CloudAssembly Load()
    {
        Save();
        return CloudAssembly.Load(Path);
    }

    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }

    private void Save() => File.WriteAllText(System.IO.Path.Combine(Path, "manifest.json"), new JsonObject { ["artifacts"] = _artifacts.DeepClone() }.ToJsonString());
}
