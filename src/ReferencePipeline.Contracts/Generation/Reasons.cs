namespace ReferencePipeline.Contracts.Generation;

internal static class Reasons
{
    public const string Type = "type";
    public const string Missing = "missing";
    public const string Width = "width";
    public const string Precision = "precision";
    public const string Minimum = "minimum";
    public const string Maximum = "maximum";
    public const string MultipleOf = "multiple-of";
    public const string MinLength = "min-length";
    public const string MaxLength = "max-length";
    public const string Pattern = "pattern";
    public const string Format = "format";
    public const string Enum = "enum";
    public const string MinItems = "min-items";
    public const string MaxItems = "max-items";
    public const string UniqueItems = "unique-items";
    public const string MinProperties = "min-properties";
    public const string MaxProperties = "max-properties";
    public const string PartitionValue = "partition-value";
    public const string EventTimeLate = "event-time-late";
    public const string EventTimeEarly = "event-time-early";
    public const string UnknownField = "unknown-field";
    public const string DuplicateKey = "duplicate-key";
    public const string Json = "json";
    public const string Utf8 = "utf8";
    public const string Depth = "depth";
    public const string Size = "size";
}
