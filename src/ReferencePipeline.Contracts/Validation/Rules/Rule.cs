namespace ReferencePipeline.Contracts.Validation.Rules;

internal enum RuleKind
{
    Text,
    Integer,
    Decimal,
    Float,
    Boolean,
    Date,
    Time,
    Timestamp,
    Object,
    List,
    Map,
}

/// <summary>What one value has to be, with everything that can be known before the first record worked out.</summary>
internal abstract class Rule(RuleKind kind, RecordColumn column)
{
    public const int None = -1;

    public RuleKind Kind { get; } = kind;
    public RecordColumn Column { get; } = column;
    public bool Required { get; init; }

    /// <summary>Where the value is kept until the record's end, because another one is derived from it or its time is bounded.</summary>
    public int Slot { get; init; } = None;

    /// <summary>The folder that the value names.</summary>
    public int Partition { get; init; } = None;

    /// <summary>Whether the value has to do more than become a column.</summary>
    public bool IsSpecial => Slot != None || Partition != None;
}

internal sealed class StringRule(RecordColumn column, StringType type, NameTable? members) : Rule(RuleKind.Text, column)
{
    public int MinLength { get; } = type.MinLength ?? 0;
    public int MaxLength { get; } = type.MaxLength ?? int.MaxValue;
    public StringFormat Format { get; } = type.Format;
    public EcmaPattern? Pattern { get; } = type.Pattern;
    public AsciiShape? Shape { get; } = type.Pattern is { } pattern ? AsciiShape.TryParse(pattern.Text) : null;
    public NameTable? Enum { get; } = members;

    /// <summary>Whether any text will do.</summary>
    public bool IsFree { get; } = type is { MinLength: null, MaxLength: null, Pattern: null, Format: StringFormat.None } && members is null;
}

internal sealed class IntegerRule : Rule
{
    public IntegerRule(RecordColumn column, IntegerType type, Int128[] members) : base(RuleKind.Integer, column)
    {
        (Least, Most) = Scaled.Bounds(type.Range, scale: 0);
        var (widthLeast, widthMost) = type.Width.Limits();
        (WidthLeast, WidthMost) = ((Int128)widthLeast, (Int128)widthMost);
        Step = Scaled.Step(type.MultipleOf, scale: 0);
        Enum = members;
        IsUnsigned64 = type.Width == IntegerWidth.U64;
        (PlainLeast, PlainMost) = (Long(Int128.Max(Least, WidthLeast)), Long(Int128.Min(Most, WidthMost)));
        PlainStep = Step <= long.MaxValue ? (long)Step : long.MaxValue;
        IsAnyStep = Step == 1;
    }

    public Int128 Least { get; }
    public Int128 Most { get; }
    public Int128 WidthLeast { get; }
    public Int128 WidthMost { get; }
    public Int128 Step { get; }
    public Int128[] Enum { get; }
    public bool IsUnsigned64 { get; }

    public bool IsAnyStep { get; }

    /// <summary>The same in 64 bits: what most values are held against.</summary>
    public long PlainLeast { get; }
    public long PlainMost { get; }
    public long PlainStep { get; }

    private static long Long(Int128 value) => (long)Int128.Clamp(value, long.MinValue, long.MaxValue);
}

internal sealed class DecimalRule : Rule
{
    public DecimalRule(RecordColumn column, DecimalType type, Int128[] members) : base(RuleKind.Decimal, column)
    {
        Scale = type.Scale;
        (Least, Most) = Scaled.Bounds(type.Range, type.Scale);
        Limit = (Int128)NumberText.PowerOfTen(type.Precision);
        Step = Scaled.Step(type.MultipleOf, type.Scale);
        Enum = members;
        IsAnyStep = Step == 1;
        (PlainLeast, PlainMost) = (Long(Int128.Max(Least, 1 - Limit)), Long(Int128.Min(Most, Limit - 1)));
        PlainStep = Step <= long.MaxValue ? (long)Step : long.MaxValue;
    }

    public int Scale { get; }
    public Int128 Least { get; }
    public Int128 Most { get; }

    /// <summary>10^precision: what the count stays below.</summary>
    public Int128 Limit { get; }
    public Int128 Step { get; }
    public Int128[] Enum { get; }
    public bool IsAnyStep { get; }
    public long PlainLeast { get; }
    public long PlainMost { get; }
    public long PlainStep { get; }

    private static long Long(Int128 value) => (long)Int128.Clamp(value, long.MinValue, long.MaxValue);
}

internal sealed class FloatRule : Rule
{
    public FloatRule(RecordColumn column, FloatType type, double[] members) : base(RuleKind.Float, column)
    {
        MultipleOf = type.MultipleOf;
        Largest = type.Width == FloatWidth.F32 ? float.MaxValue : double.MaxValue;
        Enum = members;
        IsAny = MultipleOf is null && members.Length == 0;
        var (low, high) = ((double?)type.Range.Minimum ?? -Largest, (double?)type.Range.Maximum ?? Largest);
        Least = Math.Max(-Largest, type.Range.ExcludesMinimum ? Math.BitIncrement(low) : low);
        Most = Math.Min(Largest, type.Range.ExcludesMaximum ? Math.BitDecrement(high) : high);
    }

    /// <summary>Held against the digits as written; bounds are doubles, as the value is stored.</summary>
    public decimal? MultipleOf { get; }
    public double Largest { get; }
    public double[] Enum { get; }

    /// <summary>Whether any value within the bounds will do.</summary>
    public bool IsAny { get; }

    /// <summary>The bounds, both within.</summary>
    public double Least { get; }
    public double Most { get; }
}

internal sealed class BooleanRule(RecordColumn column) : Rule(RuleKind.Boolean, column);

internal sealed class DateRule(RecordColumn column, DateType type, DateOnly[] members) : Rule(RuleKind.Date, column)
{
    public DateType Type { get; } = type;
    public DateOnly[] Enum { get; } = members;
}

internal sealed class TimeRule(RecordColumn column, TimeType type, TimeOnly[] members) : Rule(RuleKind.Time, column)
{
    public TimeType Type { get; } = type;
    public TimeOnly[] Enum { get; } = members;
}

internal sealed class TimestampRule : Rule
{
    public TimestampRule(RecordColumn column, TimestampType type, DateTime[] members) : base(RuleKind.Timestamp, column)
    {
        (Type, Enum) = (type, members);
        IsEpoch = type.Format is TemporalFormat.Epoch;
        EpochUnit = type.Format is TemporalFormat.Epoch { Unit: var unit } ? unit : default;
        IsIso = type.Format is TemporalFormat.Iso;
        IsUtcUnsaid = !type.HasTimeZone && type.FixedOffset == TimeSpan.Zero;
        PlainLeast = type.Range.Minimum is { } low ? low.Ticks + (type.Range.ExcludesMinimum ? 1 : 0) : long.MinValue;
        PlainMost = type.Range.Maximum is { } high ? high.Ticks - (type.Range.ExcludesMaximum ? 1 : 0) : long.MaxValue;
    }

    public TimestampType Type { get; }
    public DateTime[] Enum { get; }
    public bool IsEpoch { get; }
    public EpochUnit EpochUnit { get; }
    public bool IsIso { get; }

    /// <summary>Whether a moment that says no offset is in UTC.</summary>
    public bool IsUtcUnsaid { get; }

    /// <summary>The bounds in ticks, both within.</summary>
    public long PlainLeast { get; }
    public long PlainMost { get; }
}

internal sealed class ObjectRule : Rule
{
    public ObjectRule(RecordColumn column, IReadOnlyList<(string Name, Rule Rule)> members, ObjectType? type) : base(RuleKind.Object, column)
    {
        Names = [.. members.Select(member => member.Name)];
        Table = new(Names);
        Members = [.. members.Select(member => member.Rule)];
        RequiredBits = new ulong[(Members.Length + 63) / 64];
        for (var i = 0; i < Members.Length; i++)
            RequiredBits[i / 64] |= Members[i].Required ? 1UL << (i % 64) : 0;
        MinProperties = type?.MinProperties ?? 0;
        MaxProperties = type?.MaxProperties ?? int.MaxValue;
    }

    public string[] Names { get; }
    public NameTable Table { get; }
    public Rule[] Members { get; }
    public ulong[] RequiredBits { get; }
    public int MinProperties { get; }
    public int MaxProperties { get; }
}

internal sealed class ListRule(RecordColumn column, ArrayType type, Rule item) : Rule(RuleKind.List, column)
{
    public Rule Item { get; } = item;
    public int MinItems { get; } = type.MinItems ?? 0;
    public int MaxItems { get; } = type.MaxItems ?? int.MaxValue;
    public bool UniqueItems { get; } = type.UniqueItems;
}

internal sealed class MapRule(RecordColumn column, MapType type, StringRule key, Rule value) : Rule(RuleKind.Map, column)
{
    public StringRule Key { get; } = key;
    public Rule Value { get; } = value;
    public int MinProperties { get; } = type.MinProperties ?? 0;
    public int MaxProperties { get; } = type.MaxProperties ?? int.MaxValue;
}
