namespace ReferencePipeline.Contracts.Tests.Dialects;

/// <summary>Parts of the model for tests of one dialect, with everything that the test does not speak of left plain.</summary>
internal static class Make
{
    public static IntegerType Integer(IntegerWidth width) => new() { Width = width };

    public static DecimalType Decimal(int precision, int scale) => new() { Precision = precision, Scale = scale };

    public static FloatType Float(FloatWidth width) => new() { Width = width };

    public static DateType Date(TemporalFormat? format = null) => new() { Format = format ?? new TemporalFormat.Iso() };

    public static TimestampType Timestamp(TemporalFormat? format = null, bool hasTimeZone = true) =>
        new() { Format = format ?? new TemporalFormat.Iso(), HasTimeZone = hasTimeZone, DefaultTimeZone = TimeZoneInfo.Utc };

    public static TimeType Time() => new() { Format = new TemporalFormat.Iso() };

    public static ObjectType Object(params Field[] fields) => new() { Fields = fields };

    public static ArrayType Array(FieldType items, bool required = false) => new() { Items = Field("items", items, required) };

    public static MapType Map(FieldType value) => new() { Key = Field("key", new StringType(), required: true), Value = Field("value", value) };

    public static Field Field(
        string name,
        FieldType type,
        bool required = false,
        bool unique = false,
        int? primaryKey = null,
        int? partition = null,
        string? description = null,
        string? businessName = null,
        string[]? values = null,
        Derivation? derivation = null,
        QualityRule[]? quality = null) => new()
        {
            Name = name,
            Column = ColumnName.TryParse(SnakeCase.From(name))!.Value,
            Type = type,
            Line = 1,
            Path = $"properties.{name}",
            Description = description,
            BusinessName = businessName,
            Required = required,
            Unique = unique,
            PrimaryKeyPosition = primaryKey,
            PartitionPosition = partition,
            Classification = Classification.Internal,
            Enum = values ?? [],
            Derivation = derivation,
            Examples = [],
            Quality = quality ?? [],
            Tags = [],
            CustomProperties = CustomProperties.Empty,
        };

    public static Dataset Dataset(Field[] fields, UnknownFields unknownFields = UnknownFields.Drop, params QualityRule[] quality) => new()
    {
        Name = "Orders",
        Table = TableName.TryParse("orders")!.Value,
        Description = "One row an order.",
        Fields = fields,
        UnknownFields = unknownFields,
        EventTime = null,
        StreamKey = null,
        Quality = quality,
        ServiceLevel = ServiceLevel.None,
        Tags = [],
        CustomProperties = CustomProperties.Empty,
    };

    public static Comparison Compare(ComparisonOperator @operator, decimal value, decimal? upper = null) => new(@operator, value, upper);

    public static Comparison Zero { get; } = Compare(ComparisonOperator.MustBe, 0);

    public static LibraryRule Rule(
        QualityMetric metric, Comparison comparison, bool percent = false, Literal[]? values = null, string? pattern = null, Field[]? fields = null) => new()
        {
            Name = "a_rule",
            Line = 1,
            Metric = metric,
            Comparison = comparison,
            Percent = percent,
            Values = values ?? [],
            Pattern = pattern,
            Fields = fields ?? [],
        };

    public static SqlRule Sql(string query, Comparison? comparison = null) => new() { Name = "a_query", Line = 1, Query = query, Comparison = comparison ?? Zero };

    public static Literal Text(string value) => new Literal.Text(value);

    public static Literal Number(string digits) => new Literal.Number(digits);
}
