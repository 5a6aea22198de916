using ReferencePipeline.Contracts.Reading.Yaml;

namespace ReferencePipeline.Contracts.Reading;

/// <summary>How messages name a place: <c>schema.orders.properties.amount</c>, with a number only where nothing has a name.</summary>
internal static class Paths
{
    public static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    public static string Item(string path, OdcsElement element, YamlMap map, int index)
    {
        foreach (var key in element.NamedBy)
        {
            if (map[key]?.Value is YamlScalar { IsNull: false, Text.Length: > 0 } name)
                return $"{path}.{name.Text}";
        }

        return $"{path}[{index}]";
    }
}
