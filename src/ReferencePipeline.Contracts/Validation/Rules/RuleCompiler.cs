using System.Text;

namespace ReferencePipeline.Contracts.Validation.Rules;

/// <summary>Works out the rules of a dataset.</summary>
internal sealed class RuleCompiler(Dataset dataset, ISalts salts)
{
    private readonly Dictionary<string, int> _slots = Slots(dataset);
    private readonly List<Field> _partitionKeys = [.. dataset.PartitionKeys];

    public List<RecordColumn> Columns { get; } = [];

    public RecordRules Compile()
    {
        var members = new List<(string, Rule)>();
        var derived = new List<DerivedRule>();
        foreach (var field in dataset.Fields)
        {
            var partition = _partitionKeys.IndexOf(field);
            var column = new RecordColumn(partition < 0 ? Columns.Count : Rule.None, field.Column.Value, field.Type, named: true);
            if (partition < 0)
                Columns.Add(column);
            if (field.IsDerived)
                derived.Add(new(field, column, _slots[field.Derivation!.Source.Name], partition, Salt(field)));
            else
                members.Add((field.Name, For(field, column, _slots.TryGetValue(field.Name, out var slot) ? slot : Rule.None, partition)));
        }

        return new()
        {
            Root = new(new(0, dataset.Table.Value, new ObjectType { Fields = dataset.Fields }, named: false), members, null),
            Derived = [.. derived],
            EventTime = dataset.EventTime is { } time ? new(_slots[time.Field.Name], time.Field.Name, time.MaxLate, time.MaxEarly) : null,
            UnknownFields = dataset.UnknownFields,
            UnknownColumn = UnknownColumn(),
            Slots = _slots.Count,
        };
    }

    private static Dictionary<string, int> Slots(Dataset dataset)
    {
        var slots = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var source in dataset.Fields.Select(field => field.Derivation?.Source).Append(dataset.EventTime?.Field).OfType<Field>())
            slots.TryAdd(source.Name, slots.Count);
        return slots;
    }

    private RecordColumn? UnknownColumn()
    {
        if (dataset.UnknownFields != UnknownFields.Keep)
            return null;
        Columns.Add(new(Columns.Count, Dataset.UnknownFieldsColumn, new StringType(), named: true));
        return Columns[^1];
    }

    private byte[] Salt(Field field) => field.Derivation is not Derivation.Sha256 { SaltReference: var reference }
        ? []
        : salts.Find(reference) ?? throw new InvalidOperationException($"{field.Path}: no secret is called '{reference}'; provide it to compile the validator.");

    private static Rule For(Field field, RecordColumn column, int slot = Rule.None, int partition = Rule.None) => field.Type switch
    {
        StringType type => new StringRule(column, type, field.Enum.Count == 0 ? null : new(field.Enum)) { Required = field.Required, Slot = slot, Partition = partition },
        IntegerType type => new IntegerRule(column, type, Numbers(field, 0)) { Required = field.Required, Slot = slot, Partition = partition },
        DecimalType type => new DecimalRule(column, type, Numbers(field, type.Scale)) { Required = field.Required },
        FloatType type => new FloatRule(column, type, [.. field.Enum.Select(text => double.Parse(text))]) { Required = field.Required },
        BooleanType => new BooleanRule(column) { Required = field.Required, Partition = partition },
        DateType type => new DateRule(column, type, Values<DateOnly>(field, (text, read) => TemporalText.TryReadDate(type.Format, text, out read.Value)))
        {
            Required = field.Required,
            Slot = slot,
            Partition = partition,
        },
        TimeType type => new TimeRule(column, type, Values<TimeOnly>(field, (text, read) => TemporalText.TryReadTime(type.Format, text, out read.Value)))
        {
            Required = field.Required,
        },
        TimestampType type => new TimestampRule(column, type, Values<DateTime>(field, (text, read) => TemporalText.TryReadTimestamp(type, text, out read.Value)))
        {
            Required = field.Required,
            Slot = slot,
        },
        ObjectType type => Object(field, type, column),
        ArrayType type => List(field, type, column),
        MapType type => Map(field, type, column),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field.Type, "Not a type of the family."),
    };

    private static ObjectRule Object(Field field, ObjectType type, RecordColumn column)
    {
        var columns = type.Fields.Select((member, i) => new RecordColumn(i, member.Column.Value, member.Type, named: true)).ToArray();
        column.Children = columns;
        return new(column, [.. type.Fields.Select((member, i) => (member.Name, For(member, columns[i])))], type) { Required = field.Required };
    }

    private static ListRule List(Field field, ArrayType type, RecordColumn column)
    {
        var item = new RecordColumn(0, "items", type.Items.Type, named: false);
        column.Children = [item];
        return new(column, type, For(type.Items, item)) { Required = field.Required };
    }

    private static MapRule Map(Field field, MapType type, RecordColumn column)
    {
        var value = new RecordColumn(0, "value", type.Value.Type, named: false);
        column.Children = [value];
        return new(column, type, (StringRule)For(type.Key, new(0, "key", type.Key.Type, named: false)), For(type.Value, value)) { Required = field.Required };
    }

    private static Int128[] Numbers(Field field, int scale) => Values<Int128>(
        field,
        (text, read) => NumberText.TryRead(text, out var number) && number.Scale <= scale && number.TryScale(scale, out read.Value));

    private static T[] Values<T>(Field field, Func<byte[], Box<T>, bool> tryRead) where T : struct => [.. field.Enum.Select(text =>
    {
        var read = new Box<T>();
        return tryRead(Encoding.UTF8.GetBytes(text), read)
            ? read.Value
            : throw new InvalidOperationException($"{field.Path}: the enum value '{text}' is not of the field's type.");
    })];

    /// <summary>An out parameter for a lambda.</summary>
    private sealed class Box<T> where T : struct
    {
        public T Value;
    }
}
