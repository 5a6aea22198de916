namespace ReferencePipeline.Contracts.Generation;

/// <content>Lists and maps.</content>
internal sealed partial class MakerFactory
{
    private const int MoreItems = 4;

    private ListMaker List(Field field, ArrayType type, int depth)
    {
        var items = Of(type.Items, depth + 1);
        var (least, most) = Counts(type.MinItems, type.MaxItems, depth);
        if (type.UniqueItems && (ulong)most > items.Distinct)
            most = items is NumberMaker or PoolMaker ? (int)items.Distinct : Math.Max(least, (int)items.Distinct);
        return most >= least
            ? new ListMaker(items, least, most, type.UniqueItems)
            : throw new GenerationException($"{field.Path}: {least} different items are asked for and {items.Distinct} were found; lower minItems");
    }

    private MapMaker Map(Field field, MapType type, int depth)
    {
        var pool = new TextPool((StringType)type.Key.Type, isFolderName: false, draw);
        var keys = type.Key.Enum.Count > 0 ? type.Key.Enum
            : type.Key.Examples.OfType<Literal.Text>().Select(text => text.Value).Distinct().ToList() is { Count: > 0 } known && known.Count >= type.MinProperties.GetValueOrDefault() ? known
            : pool.Take(PoolSize);
        var (least, most) = Counts(type.MinProperties, type.MaxProperties, depth);
        most = Math.Min(most, keys.Count);
        return most >= least && keys.Count > 0
            ? new MapMaker(new PoolMaker([.. keys.Select(TextPool.Json)]), Of(type.Value, depth + 1), least, most)
            : throw new GenerationException($"{field.Path}: {least} different keys are asked for and {keys.Count} were found; give the key 'examples'");
    }

    /// <summary>A few more than must be, and fewer the deeper it goes.</summary>
    private static (int Least, int Most) Counts(int? least, int? most, int depth) =>
        (least ?? 0, Math.Min(most ?? int.MaxValue, Math.Max(1, (least ?? 0) + Math.Max(0, MoreItems - depth))));
}
