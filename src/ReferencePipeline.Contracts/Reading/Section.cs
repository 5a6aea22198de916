using System.Globalization;
using ReferencePipeline.Contracts.Reading.Yaml;

namespace ReferencePipeline.Contracts.Reading;

/// <summary>One map of the contract while it is read. What has the wrong shape reads as absent: <see cref="ShapeCheck"/> has told it.</summary>
internal sealed class Section(YamlMap map, OdcsElement element, string path, ProblemList problems)
{
    public string Path { get; } = path;

    public int Line => map.Line;

    public ProblemList Problems { get; } = problems;

    public IEnumerable<string> Keys => map.Entries.Select(entry => entry.Key).Where(Has);

    public bool Has(string key) => Node(key) is not null;

    public int LineOf(string key) => map[key]?.Line ?? map.Line;

    public string PathOf(string key) => Paths.Join(Path, key);

    public YamlNode? Node(string key) => map[key]?.Value is var node && node is YamlScalar { IsNull: true } ? null : node;

    public YamlScalar? Scalar(string key) => Node(key) as YamlScalar;

    public string? Text(string key) => Scalar(key)?.Text;

    public bool? Flag(string key) => Scalar(key) is { ScalarKind: ScalarKind.Boolean } flag ? flag.Text[0] is 't' or 'T' : null;

    public int? Integer(string key) => Scalar(key) is { ScalarKind: ScalarKind.Integer } scalar && int.TryParse(scalar.Text, out var value) ? value : null;

    public decimal? Number(string key) => Scalar(key) is { } scalar ? Number(scalar) : null;

    public static decimal? Number(YamlScalar scalar) =>
        scalar.ScalarKind is ScalarKind.Integer or ScalarKind.Float &&
        decimal.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    public IReadOnlyList<YamlNode> Items(string key) => (Node(key) as YamlList)?.Items ?? [];

    public IReadOnlyList<string> Texts(string key) => [.. Items(key).OfType<YamlScalar>().Where(item => !item.IsNull).Select(item => item.Text)];

    public Section? Child(string key) =>
        Node(key) is YamlMap child && MapShape(element[key]?.Shape) is { } shape
            ? new Section(child, shape, PathOf(key), Problems)
            : null;

    /// <summary>The maps of a list, each named in its path as messages name it.</summary>
    public IReadOnlyList<Section> Children(string key)
    {
        if (ItemShape(element[key]?.Shape) is not { } shape)
            return [];

        var items = Items(key);
        return
        [
            .. items.Select((item, index) => (item, index))
                .Where(pair => pair.item is YamlMap)
                .Select(pair => new Section((YamlMap)pair.item, shape, Paths.Item(PathOf(key), shape, (YamlMap)pair.item, pair.index), Problems)),
        ];
    }

    public void Refuse(string key, string what, string instead) => Problems.Add(LineOf(key), PathOf(key), what, instead);

    public void Refuse(string what, string instead) => Problems.Add(Line, Path, what, instead);

    private static OdcsElement? MapShape(Shape? shape) => shape switch
    {
        Shape.Map map => map.Element(),
        Shape.Either either => MapShape(either.First) ?? MapShape(either.Second),
        _ => null,
    };

    private static OdcsElement? ItemShape(Shape? shape) => shape switch
    {
        Shape.ListOf list => MapShape(list.Item),
        Shape.Either either => ItemShape(either.First) ?? ItemShape(either.Second),
        _ => null,
    };
}
