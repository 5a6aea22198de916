using System.Text;
using System.Text.Json;
using ReferencePipeline.Contracts.Reading;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Generation;

/// <summary>Decides, once for a dataset, how each of its fields is filled.</summary>
internal sealed class MakerFactory(Dataset dataset, double skew, Draw draw)
{
    private const int PoolSize = 1000;
    private const int MoreItems = 4;

    private readonly HashSet<Field> _folders =
    [
        .. dataset.PartitionKeys.Where(key => key.Type is StringType).Select(key => key.Derivation?.Source ?? key),
    ];

    private readonly Field? _soleKey = dataset.PrimaryKey.ToList() is [var only] ? only : null;

    /// <summary>The whole event: every field that it carries.</summary>
    public ObjectMaker Event() => new([.. dataset.Fields.Where(field => !field.IsDerived).Select(field => Member(field, 1))], null, null);

    private Member Member(Field field, int depth) => new(Key(field.Name), Of(field, depth), field.Required);

    /// <summary>A comma and the key; the first member of an object leaves the comma out.</summary>
    public static byte[] Key(string name) => [(byte)',', .. TextPool.Json(name), (byte)':'];

    private Maker Of(Field field, int depth)
    {
        if (field == dataset.StreamKey && (skew > 0 || !IsUnique(field)))
            return StreamKey(field);
        if (field.Enum.Count > 0)
            return new PoolMaker([.. field.Enum.Select(value => Value(field.Type, value))]);

        return field.Type switch
        {
            StringType text => Text(field, text),
            IntegerType integer => Number(field, NumberGrid.Of(integer)),
            DecimalType exact => Number(field, NumberGrid.Of(exact)),
            FloatType real => Number(field, NumberGrid.Of(real)),
            BooleanType => new PoolMaker(["true"u8.ToArray(), "false"u8.ToArray()]),
            DateType date => new DateMaker(date),
            TimestampType moment => new TimestampMaker(moment, field == dataset.EventTime?.Field),
            TimeType time => Times(field, time),
            ObjectType @object => new ObjectMaker([.. @object.Fields.Select(inner => Member(inner, depth + 1))], @object.MinProperties, @object.MaxProperties),
            ArrayType array => List(field, array, depth),
            MapType map => Map(field, map, depth),
            _ => throw new InvalidOperationException($"Unknown type {field.Type}."),
        };
    }

    private Maker Text(Field field, StringType type)
    {
        var pool = new TextPool(type, _folders.Contains(field), draw);
        var isUnique = IsUnique(field);
        if (isUnique && type is { Format: StringFormat.Uuid, Pattern: null } && pool.Fits(Guid.Empty.ToString()))
            return new UuidMaker();
        if (isUnique && CountedTextMaker.Of(type, pool, draw) is { } counted)
            return counted;

        // Free text would be noise where the contract shows what it means.
        var known = Known(field).Where(literal => literal is Literal.Text(var text) && pool.Fits(text)).Select(Json).ToList();
        var isFree = type is { Format: StringFormat.None or StringFormat.Password or StringFormat.Binary, Pattern: null };
        if (known.Count > 0 && isFree)
            return new PoolMaker(known);
        var made = pool.Take(PoolSize).Select(TextPool.Json).ToList();
        return Either(known, made.Count > 0 ? new PoolMaker(made) : null)
            ?? throw new GenerationException($"{field.Path}: no text was found that has this pattern, these lengths and this format together; give 'examples'");
    }

    private Maker Number(Field field, NumberGrid? grid)
    {
        var made = grid is null ? null : NumberMaker.Of(grid, IsUnique(field), draw);
        if (made is not null && IsUnique(field))
            return made;
        var valid = Valid(field).Where(literal => ValueCheck.Explain(field.Type, literal) is null).Select(Json).ToList();
        return Either([.. field.Examples.Where(literal => ValueCheck.Explain(field.Type, literal) is null).Select(Json)], valid.Count > 0 ? new PoolMaker(valid) : made)
            ?? throw new GenerationException($"{field.Path}: no number lies within these bounds and is such a multiple; widen them");
    }

    private static Maker? Either(List<byte[]> known, Maker? made) =>
        known.Count == 0 ? made : made is null ? new PoolMaker(known) : new EitherMaker(new PoolMaker(known), made);

    private PoolMaker Times(Field field, TimeType type)
    {
        var times = new List<byte[]>();
        Span<byte> text = stackalloc byte[TemporalText.MaxLength];
        for (var minute = 0; minute < 24 * 60; minute++)
        {
            if (TemporalText.TryWriteTime(type.Format, new TimeOnly(minute / 60, minute % 60, draw.Below(60)), text, out var length)
                && TemporalText.TryReadTime(type.Format, text[..length], out var read) && type.Range.Contains(read))
                times.Add(TextPool.Json(Encoding.UTF8.GetString(text[..length])));
        }

        return times.Count > 0
            ? new PoolMaker([.. times.DistinctBy(Convert.ToHexString)])
            : throw new GenerationException($"{field.Path}: no minute of the day lies within these bounds; widen them, or list the values in 'enum'");
    }

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

    private KeyMaker StreamKey(Field field)
    {
        if (IsUnique(field))
            throw new GenerationException($"{field.Path}: the stream key is unique, so it cannot be skewed; leave the skew out");

        var values = field.Enum.Count > 0
            ? [.. field.Enum.Select(value => Value(field.Type, value))]
            : field.Type is StringType text
                ? field.Examples.Where(example => example is Literal.Text).Select(Json).Concat(new TextPool(text, _folders.Contains(field), draw).Take(KeyMaker.Population).Select(TextPool.Json))
                : field.Examples.Select(Json).Concat(Drawn(Number(field, NumberGrid.Of((IntegerType)field.Type))));
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

    private bool IsUnique(Field field) => field.Unique || field == _soleKey;

    /// <summary>What a quality rule calls valid, else the examples.</summary>
    private static IEnumerable<Literal> Known(Field field) => Valid(field) is { Count: > 0 } valid ? valid : field.Examples;

    private static IReadOnlyList<Literal> Valid(Field field) =>
        field.Quality.OfType<LibraryRule>().FirstOrDefault(rule => rule is { Metric: QualityMetric.InvalidValues, Values.Count: > 0 })?.Values ?? [];

    private static byte[] Value(FieldType type, string text) =>
        type is IntegerType or DecimalType or FloatType or TimestampType { Format: TemporalFormat.Epoch } ? Digits(text) : TextPool.Json(text);

    private static byte[] Json(Literal literal) => literal switch
    {
        Literal.Text(var text) => TextPool.Json(text),
        Literal.Number(var digits) => Digits(digits),
        _ => throw new InvalidOperationException($"{literal} is no example of a scalar."),
    };

    /// <summary>YAML writes some numbers as JSON does not.</summary>
    private static byte[] Digits(string digits)
    {
        var bytes = Encoding.ASCII.GetBytes(digits);
        try
        {
            var reader = new Utf8JsonReader(bytes);
            if (reader.Read() && reader.TokenType == JsonTokenType.Number && reader.BytesConsumed == bytes.Length)
                return bytes;
        }
        catch (JsonException)
        {
        }

        return Encoding.ASCII.GetBytes(decimal.Parse(digits, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
