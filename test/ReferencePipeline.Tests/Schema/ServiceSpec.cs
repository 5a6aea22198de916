using System.IO.Compression;
using System.Text.Json;

namespace ReferencePipeline.Tests.Schema;

/// <summary>What CloudFormation's registry says of types and their properties, as <c>@aws-cdk/aws-service-spec</c> brings it.</summary>
internal sealed class ServiceSpec
{
    private readonly Dictionary<string, JsonElement> _resources = [];
    private readonly Dictionary<string, JsonElement> _definitions = [];

    private ServiceSpec(JsonElement schema)
    {
        foreach (var resource in schema.GetProperty("resource").GetProperty("entities").EnumerateArray())
            _resources[resource.GetProperty("cloudFormationType").GetString()!] = resource;
        foreach (var definition in schema.GetProperty("typeDefinition").GetProperty("entities").EnumerateArray())
            _definitions[definition.GetProperty("$id").GetString()!] = definition;
    }

    /// <summary>The one that the build has installed; a sixth of a second to read.</summary>
    public static ServiceSpec Installed => Once.Value;

    private static readonly Lazy<ServiceSpec> Once = new(() =>
    {
        using var packed = File.OpenRead(Repository.PathOf("node_modules", "@aws-cdk", "aws-service-spec", "db.json.gz"));
        using var json = new GZipStream(packed, CompressionMode.Decompress);
        return new(JsonDocument.Parse(json).RootElement.GetProperty("schema"));
    });

    /// <summary>The properties of a resource type, or <c>null</c> for a type that CloudFormation does not have.</summary>
    public JsonElement? PropertiesOf(string type) => _resources.TryGetValue(type, out var resource) ? resource.GetProperty("properties") : null;

    /// <summary>The properties of a type that a property refers to.</summary>
    public JsonElement PropertiesOf(JsonElement reference) => _definitions[reference.GetProperty("reference").GetProperty("$ref").GetString()!].GetProperty("properties");

    public bool HasAttribute(string type, string name) => _resources.TryGetValue(type, out var resource) && resource.GetProperty("attributes").TryGetProperty(name, out _);
}
