using ReferencePipeline.Contracts.Reading.Yaml;

namespace ReferencePipeline.Contracts.Reading;

/// <summary>Turns any YAML into a value of the model.</summary>
internal static class LiteralReader
{
    public static Literal From(YamlNode node) => node switch
    {
        YamlList list => new Literal.List([.. list.Items.Select(From)]),
        YamlMap map => new Literal.Map([.. map.Entries.Select(entry => KeyValuePair.Create(entry.Key, From(entry.Value)))]),
        YamlScalar scalar => From(scalar),
        _ => throw new InvalidOperationException($"Unknown node {node.GetType().Name}."),
    };

    private static Literal From(YamlScalar scalar) => scalar.ScalarKind switch
    {
        ScalarKind.Null => new Literal.Null(),
        ScalarKind.Boolean => new Literal.Boolean(scalar.Text[0] is 't' or 'T'),
        ScalarKind.Integer or ScalarKind.Float => new Literal.Number(scalar.Text),
        _ => new Literal.Text(scalar.Text),
    };
}
