namespace ReferencePipeline.Contracts.Validation;

/// <summary>How much longer a dataset's records can become between the event and the table, by what the contract allows.</summary>
/// <remarks>
/// A record is a sum of parts: a key with its value, an item of a list. The longest that a part may become, for its length in the event,
/// it becomes when it is shortest there, because what is added (a longer column name, an epoch written out) does not grow with the value.
/// </remarks>
internal sealed class RecordGrowth
{
    /// <summary>Both, less the comma that the last part lacks.</summary>
    private const int Brackets = 2 - 1;
    private const int LongestTimestamp = 34;
    private const int LongestTime = 17;
    private const int LongestDate = 12;

    /// <summary>What every record has.</summary>
    private Part _always = Same(Brackets);

    /// <summary>What a record may have, or have more of.</summary>
    private readonly List<Part> _maybe = [];

    public RecordGrowth(Dataset dataset)
    {
        foreach (var field in dataset.Fields)
        {
            if (field.IsDerived)
                AddDerived(field);
            else
                Add(field);
        }
        // An unknown field is dropped, or kept as text inside a text: each quote and each backslash costs a backslash.
        if (dataset.UnknownFields == UnknownFields.Keep)
        {
            _always = _always.Plus(new(0, Dataset.UnknownFieldsColumn.Length + 8));
            _maybe.Add(new(1, 2, Unbounded: true));
        }
    }

    /// <summary>The most bytes that a byte of the event can cost, when every record costs <paramref name="fixedBytes"/> beside its ready form.</summary>
    public double Worst(double fixedBytes, double factor)
    {
        var (raw, ready) = ((double)_always.Raw, fixedBytes + factor * (_always.Ready + 1));
        foreach (var part in _maybe.OrderByDescending(part => part.Ratio))
        {
            if (factor * part.Ratio <= ready / raw)
                break;
            if (part.Unbounded)
                return factor * part.Ratio;
            (raw, ready) = (raw + part.Raw, ready + factor * part.Ready);
        }
        return ready / raw;
    }

    /// <summary>The same for a record so large that only what repeats or has no end counts.</summary>
    public double WorstOfLarge(double factor) => factor * _maybe.Where(part => part.Unbounded).Select(part => part.Ratio).Append(1).Max();

    /// <summary>The longest text of a value that names a folder.</summary>
    public static int Longest(Field field) => field.Type switch
    {
        DateType => 10,
        BooleanType => 5,
        IntegerType => 20,
        StringType { MaxLength: { } length } => Math.Min(length, 128),
        _ => 128,
    };

    private void Add(Field field)
    {
        var stored = field.PartitionPosition is null;
        var value = Shortest(field.Type, field.Enum);
        var part = new Part(value.Raw + field.Name.Length + 4, stored ? value.Ready + field.Column.Value.Length + 4 : 0);
        if (field.Required)
            _always = _always.Plus(part);
        else
            _maybe.Add(part);
        if (field.Type is StringType)
            _maybe.Add(new(1, stored ? 1 : 0, Unbounded: true));
    }

    private void AddDerived(Field field)
    {
        var source = field.Derivation!.Source;
        var computed = field.Derivation switch
        {
            Derivation.DateOf => LongestDate,
            Derivation.HourOf or Derivation.MonthOf => 2,
            Derivation.YearOf => 5,
            Derivation.Bucket => 10,
            Derivation.Sha256 => 66,
            Derivation.Truncate or Derivation.Lower => Shortest(source.Type, source.Enum).Raw,
            var other => throw new NotSupportedException($"{other} is not known to grow."),
        };
        if (field.PartitionPosition is null)
            _always = _always.Plus(new(0, field.Column.Value.Length + 4 + computed));
        switch (field.Derivation)
        {
            case Derivation.Lower:
                // A letter may take a byte more in lower case than in upper case, and stands there twice.
                _maybe.Add(new(2, 5, Unbounded: true));
                break;
            case Derivation.Truncate { Length: var length }:
                _maybe.Add(new(length, 2 * length));
                break;
            default:
                break;
        }
    }

    /// <summary>The shortest text of a value in the event, and the longest that it may become.</summary>
    /// <remarks>What may be left out inside a list or map may be there as often as it has items.</remarks>
    private Part Shortest(FieldType type, IReadOnlyList<string> members, bool repeats = false) => type switch
    {
        StringType text => Same(2 + (members.Count > 0 ? members.Min(member => member.Length) : text.MinLength ?? 0)),
        // 9E18 is a whole number too.
        IntegerType number => new(1, Digits(number.Width)),
        DecimalType number => new(1, number.Precision + 3),
        // Kept as it is written.
        FloatType => Same(1),
        BooleanType => Same(4),
        DateType date => new(Raw(date.Format, LongestDate), LongestDate),
        TimestampType time => new(Raw(time.Format, 18), LongestTimestamp),
        TimeType time => new(Raw(time.Format, 7), LongestTime),
        ObjectType group => Object(group, repeats),
        ArrayType list => Repeated(list.Items, key: null, list.MinItems ?? 0),
        MapType map => Repeated(map.Value, map.Key, map.MinProperties ?? 0),
        _ => throw new NotSupportedException($"{type} is not known to grow."),
    };

    private Part Object(ObjectType group, bool repeats)
    {
        var sum = Same(Brackets);
        foreach (var member in group.Fields)
        {
            var value = Shortest(member.Type, member.Enum, repeats);
            var part = new Part(value.Raw + member.Name.Length + 4, value.Ready + member.Column.Value.Length + 4, repeats);
            if (member.Required)
                sum = sum.Plus(part);
            else
                _maybe.Add(part);
        }
        return sum;
    }

    private Part Repeated(Field item, Field? key, int least)
    {
        var value = Shortest(item.Type, item.Enum, repeats: true);
        var names = key is null ? 1 : 4;
        var part = new Part(value.Raw + names, value.Ready + names, Unbounded: true);
        _maybe.Add(part);
        return new(Brackets + least * part.Raw, Brackets + least * part.Ready);
    }

    private static int Digits(IntegerWidth width) => width switch
    {
        IntegerWidth.I8 => 4,
        IntegerWidth.U8 => 3,
        IntegerWidth.I16 => 6,
        IntegerWidth.U16 => 5,
        IntegerWidth.I32 => 11,
        IntegerWidth.U32 => 10,
        _ => 20,
    };

    private static int Raw(TemporalFormat format, int iso) => format switch
    {
        TemporalFormat.Iso => iso,
        TemporalFormat.Epoch => 1,
        _ => 4,
    };

    private static Part Same(int length) => new(length, length);

    /// <summary>Bytes in the event, and in the table's form of them.</summary>
    private readonly record struct Part(int Raw, int Ready, bool Unbounded = false)
    {
        public double Ratio => (double)Ready / Raw;

        public Part Plus(Part other) => new(Raw + other.Raw, Ready + other.Ready);
    }
}
