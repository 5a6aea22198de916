namespace ReferencePipeline.Contracts.Generation;

/// <content>The key by which events are spread over shards.</content>
internal sealed partial class MakerFactory
{
    private KeyMaker StreamKey(Field field)
    {
        if (IsUnique(field))
            throw new GenerationException($"{field.Path}: the stream key is unique, so it cannot be skewed; leave the skew out");

        var values = field.Enum.Count > 0
            ? [.. field.Enum.Select(value => JsonScalar.Of(field.Type, value))]
            : field.Type is StringType text
                ? field.Examples.Where(example => example is Literal.Text).Select(JsonScalar.Of).Concat(new TextPool(text, _folders.Contains(field), draw).Take(KeyMaker.Population).Select(TextPool.Json))
                : field.Examples.Select(JsonScalar.Of).Concat(Drawn(Number(field, NumberGrid.Of((IntegerType)field.Type))));
        byte[][] keys = [.. values.DistinctBy(Convert.ToHexString).Take(KeyMaker.Population)];
        return keys.Length > 0
            ? new KeyMaker(new PoolMaker(keys), skew)
            : throw new GenerationException($"{field.Path}: no text was found that has this pattern and these lengths together; give 'examples'");
    }

    private IEnumerable<byte[]> Drawn(Maker maker)
    {
        var buffer = new EventBuffer(64);
        for (var i = 0; i < KeyMaker.Population; i++)
        {
            buffer.Clear();
            maker.Write(buffer, draw);
            yield return buffer.Written.ToArray();
        }
    }
}
