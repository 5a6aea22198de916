namespace ReferencePipeline.Contracts.Generation;

/// <summary>Decides, once for a dataset, how each of its fields is filled.</summary>
internal sealed partial class MakerFactory(Dataset dataset, double skew, Draw draw)
{
    private const int PoolSize = 1000;

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
            return new PoolMaker([.. field.Enum.Select(value => JsonScalar.Of(field.Type, value))]);

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

    private bool IsUnique(Field field) => field.Unique || field == _soleKey;
}
