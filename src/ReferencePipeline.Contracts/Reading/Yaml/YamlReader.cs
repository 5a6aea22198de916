using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ReferencePipeline.Contracts.Reading.Yaml;

/// <summary>Builds a tree from YAML events: one document, text keys given once, no merges, no tags, bounded in depth and size.</summary>
/// <remarks>Aliases share their anchor's node, so memory follows the file's size; weight bounds what a walk over them would cost.</remarks>
internal sealed class YamlReader
{
    public const int MaxDepth = 64;
    public const int MaxNodes = 500_000;

    private readonly Parser _events;
    private readonly Dictionary<string, YamlNode?> _anchors = [];

    private YamlReader(string text) => _events = new Parser(new Scanner(new StringReader(text), skipComments: true));

    /// <summary>Reads the only document of <paramref name="text"/>.</summary>
    /// <exception cref="YamlFault">It is none, more than one, or outside the bounds.</exception>
    public static YamlNode Read(string text)
    {
        try
        {
            return new YamlReader(text).Document();
        }
        catch (YamlException fault)
        {
            throw YamlSyntax.Explain(fault, text);
        }
    }

    private YamlNode Document()
    {
        Next<StreamStart>();
        if (Next() is not DocumentStart)
            throw new YamlFault(1, "the file is empty", "write a contract, starting with 'apiVersion: v3.1.0' and 'kind: DataContract'");

        var root = Node(Next(), 1);
        Next<DocumentEnd>();
        return Next() is DocumentStart second
            ? throw new YamlFault(LineOf(second), "a second document starts here", "write one contract in a file")
            : root;
    }

    private YamlNode Node(ParsingEvent start, int depth)
    {
        if (depth > MaxDepth)
            throw new YamlFault(LineOf(start), $"nested more than {MaxDepth} deep", "nest less");
        if (start is AnchorAlias alias)
            return Resolve(alias);

        var node = (NodeEvent)start;
        RefuseTag(node);
        if (!node.Anchor.IsEmpty)
            _anchors[node.Anchor.Value] = null;

        YamlNode built = node switch
        {
            Scalar scalar => new YamlScalar(LineOf(scalar), scalar.Value, scalar.Style != ScalarStyle.Plain),
            SequenceStart list => List(list, depth),
            MappingStart map => Map(map, depth),
            _ => throw new InvalidOperationException($"Unexpected event {start.GetType().Name}."),
        };
        Weigh(built);
        if (!node.Anchor.IsEmpty)
            _anchors[node.Anchor.Value] = built;
        return built;
    }

    private YamlList List(SequenceStart start, int depth)
    {
        var items = new List<YamlNode>();
        while (Next() is not SequenceEnd and var item)
            items.Add(Node(item, depth + 1));
        return new YamlList(LineOf(start), items);
    }

    private YamlMap Map(MappingStart start, int depth)
    {
        var entries = new List<YamlEntry>();
        var lines = new Dictionary<string, int>();
        while (Next() is not MappingEnd and var item)
        {
            var key = Key(item);
            if (!lines.TryAdd(key.Text, key.Line))
                throw new YamlFault(key.Line, $"the key '{key.Text}' is here a second time, first in line {lines[key.Text]}", "write each key once");
            entries.Add(new YamlEntry(key.Text, key.Line, Node(Next(), depth + 1)));
        }

        return new YamlMap(LineOf(start), entries);
    }

    private static YamlScalar Key(ParsingEvent item)
    {
        if (item is not Scalar scalar)
            throw new YamlFault(LineOf(item), item is AnchorAlias ? "an alias is used as a key" : "a key is a list or a map", "use text as a key");
        RefuseTag(scalar);

        var key = new YamlScalar(LineOf(scalar), scalar.Value, scalar.Style != ScalarStyle.Plain);
        if (key.Text == "<<" && scalar.Style == ScalarStyle.Plain)
            throw new YamlFault(key.Line, "'<<' merges are not part of YAML 1.2", "write the keys out");
        return key.ScalarKind == ScalarKind.Text
            ? key
            : throw new YamlFault(key.Line, $"the key is {key.Kind}, not text", $"write '{key.Text}' in quotes");
    }

    private YamlNode Resolve(AnchorAlias alias)
    {
        var name = alias.Value.Value;
        if (!_anchors.TryGetValue(name, out var target))
            throw new YamlFault(LineOf(alias), $"the alias '*{name}' has no anchor before it", $"write '&{name}' at the value it stands for");
        return target ?? throw new YamlFault(LineOf(alias), $"the alias '*{name}' stands inside its own anchor: a loop", "write the value out");
    }

    private static void Weigh(YamlNode node)
    {
        if (node.Weight > MaxNodes)
            throw new YamlFault(node.Line, $"the file stands for more than {MaxNodes:N0} values, aliases written out", "write a smaller contract");
    }

    private static void RefuseTag(NodeEvent node)
    {
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific)
            throw new YamlFault(LineOf(node), $"the tag '{node.Tag.Value}'", "write the value without a tag; quotes make it text");
    }

    private ParsingEvent Next() =>
        _events.MoveNext() ? _events.Current! : throw new InvalidOperationException("The events end before the stream does.");

    private void Next<T>() where T : ParsingEvent
    {
        if (Next() is not T)
            throw new InvalidOperationException($"Expected {typeof(T).Name}.");
    }

    private static int LineOf(ParsingEvent item) => (int)item.Start.Line;
}
