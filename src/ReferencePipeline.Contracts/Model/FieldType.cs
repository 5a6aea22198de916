namespace ReferencePipeline.Contracts;

/// <summary>What a value may be. A closed family: every dialect is one switch over it.</summary>
public abstract record FieldType
{
    private protected FieldType() { }
}

/// <summary>Text. <see cref="Pattern"/> is ECMA-262, as ODCS asks; lengths count Unicode code points, as JSON Schema does.</summary>
public sealed record StringType : FieldType
{
    internal StringType() { }

    public StringFormat Format { get; init; }
    public int? MinLength { get; init; }
    public int? MaxLength { get; init; }
    public EcmaPattern? Pattern { get; init; }
}

public enum StringFormat
{
    None,
    Password,
    Byte,
    Binary,
    Email,
    Uuid,
    Uri,
    Hostname,
    Ipv4,
    Ipv6,
}

/// <summary>A whole number of a fixed width.</summary>
public sealed record IntegerType : FieldType
{
    internal IntegerType() { }

    public required IntegerWidth Width { get; init; }
    public Range<decimal> Range { get; init; }
    public decimal? MultipleOf { get; init; }
}

public enum IntegerWidth
{
    I8,
    I16,
    I32,
    I64,
    U8,
    U16,
    U32,
    U64,
}

/// <summary>An exact number: its digits are never passed through a double.</summary>
public sealed record DecimalType : FieldType
{
    internal DecimalType() { }

    public const int MaxPrecision = 38;

    public required int Precision { get; init; }
    public required int Scale { get; init; }
    public Range<decimal> Range { get; init; }
    public decimal? MultipleOf { get; init; }
}

/// <summary>An IEEE 754 number of 32 or 64 bits.</summary>
public sealed record FloatType : FieldType
{
    internal FloatType() { }

    public required FloatWidth Width { get; init; }
    public Range<decimal> Range { get; init; }
    public decimal? MultipleOf { get; init; }
}

public enum FloatWidth
{
    F32,
    F64,
}

public sealed record BooleanType : FieldType
{
    internal BooleanType() { }
}

/// <summary>A day without a time.</summary>
public sealed record DateType : FieldType
{
    internal DateType() { }

    public required TemporalFormat Format { get; init; }
    public Range<DateOnly> Range { get; init; }
}

/// <summary>A moment, normalized to UTC with microseconds.</summary>
public sealed record TimestampType : FieldType
{
    internal TimestampType() { }

    public required TemporalFormat Format { get; init; }

    /// <summary>Whether the text must carry its own offset; otherwise <see cref="DefaultTimeZone"/> is meant.</summary>
    public required bool HasTimeZone { get; init; }

    /// <summary>The zone of a text that carries no offset. UTC unless the contract says otherwise.</summary>
    public required TimeZoneInfo DefaultTimeZone
    {
        get;
        init
        {
            field = value;
            FixedOffset = value.GetAdjustmentRules().Length == 0 ? value.BaseUtcOffset : null;
        }
    }

    public Range<DateTime> Range { get; init; }

    /// <summary>The offset of a zone whose clocks were never changed.</summary>
    internal TimeSpan? FixedOffset { get; private init; }
}

/// <summary>A time of day without a day. Hive has no such type: it is stored as text.</summary>
public sealed record TimeType : FieldType
{
    internal TimeType() { }

    public required TemporalFormat Format { get; init; }
    public Range<TimeOnly> Range { get; init; }
}

/// <summary>A struct.</summary>
public sealed record ObjectType : FieldType
{
    internal ObjectType() { }

    public required IReadOnlyList<Field> Fields { get; init; }
    public int? MinProperties { get; init; }
    public int? MaxProperties { get; init; }
}

public sealed record ArrayType : FieldType
{
    internal ArrayType() { }

    /// <summary>What each item is; its name is <c>items</c>.</summary>
    public required Field Items { get; init; }
    public int? MinItems { get; init; }
    public int? MaxItems { get; init; }
    public bool UniqueItems { get; init; }
}

/// <summary>Keys to values, of one type each. JSON keys are text, so the key's type is a <see cref="StringType"/>.</summary>
public sealed record MapType : FieldType
{
    internal MapType() { }

    public required Field Key { get; init; }
    public required Field Value { get; init; }
    public int? MinProperties { get; init; }
    public int? MaxProperties { get; init; }
}
