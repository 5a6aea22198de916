using ReferencePipeline.Contracts.Dialects;

namespace ReferencePipeline.Contracts.Tests.Dialects;

public sealed class ScalarTypeTests
{
    public static TheoryData<string, string, string, string> Promises { get; } = new()
    {
        { "string", "string", "varchar(65535)", "VARCHAR" },
        { "string of 40", "string", "varchar(160)", "VARCHAR" },
        { "string of 0", "string", "varchar(1)", "VARCHAR" },
        { "string of 16383", "string", "varchar(65532)", "VARCHAR" },
        { "string of 16384", "string", "varchar(65535)", "VARCHAR" },
        { "string of 2147483647", "string", "varchar(65535)", "VARCHAR" },
        { "uuid", "string", "varchar(36)", "VARCHAR" },
        { "uuid of 5", "string", "varchar(20)", "VARCHAR" },
        { "ipv4", "string", "varchar(15)", "VARCHAR" },
        { "I8", "tinyint", "smallint", "TINYINT" },
        { "I16", "smallint", "smallint", "SMALLINT" },
        { "I32", "int", "integer", "INTEGER" },
        { "I64", "bigint", "bigint", "BIGINT" },
        { "U8", "smallint", "smallint", "SMALLINT" },
        { "U16", "int", "integer", "INTEGER" },
        { "U32", "bigint", "bigint", "BIGINT" },
        { "U64", "decimal(20,0)", "decimal(20,0)", "DECIMAL(20,0)" },
        { "decimal", "decimal(18,2)", "decimal(18,2)", "DECIMAL(18,2)" },
        { "F32", "float", "real", "FLOAT" },
        { "F64", "double", "double precision", "DOUBLE" },
        { "boolean", "boolean", "boolean", "BOOLEAN" },
        { "date", "date", "date", "DATE" },
        { "timestamp", "timestamp", "timestamptz", "TIMESTAMP" },
        { "time", "string", "time", "VARCHAR" },
    };

    [Theory]
    [MemberData(nameof(Promises))]
    public void A_scalar_has_its_type_in_every_dialect(string type, string glue, string redshift, string duckDb)
    {
        var scalar = Scalar(type);
        Assert.Equal((glue, redshift, duckDb), (GlueType.Of(scalar), RedshiftType.Of(scalar), DuckDbType.Of(scalar)));
    }

    [Theory]
    [InlineData(IntegerWidth.I8)]
    [InlineData(IntegerWidth.U8)]
    [InlineData(IntegerWidth.I16)]
    [InlineData(IntegerWidth.U16)]
    [InlineData(IntegerWidth.I32)]
    [InlineData(IntegerWidth.U32)]
    [InlineData(IntegerWidth.I64)]
    [InlineData(IntegerWidth.U64)]
    public void The_lake_holds_every_value_of_an_integer_of_any_width(IntegerWidth width)
    {
        var type = GlueType.Of(Make.Integer(width));
        var largest = type switch
        {
            "tinyint" => sbyte.MaxValue,
            "smallint" => short.MaxValue,
            "int" => int.MaxValue,
            "bigint" => long.MaxValue,
            "decimal(20,0)" => 99_999_999_999_999_999_999m,
            _ => throw new InvalidOperationException(type),
        };
        var bits = int.Parse(width.ToString()[1..]);
        var needed = width.ToString()[0] == 'U' ? decimal.Parse(((UInt128.One << bits) - 1).ToString()) : decimal.Parse(((UInt128.One << (bits - 1)) - 1).ToString());
        Assert.True(needed <= largest, $"{needed} does not fit {type}");
    }

    private static FieldType Scalar(string name) => name switch
    {
        _ when name.Split(" of ") is [var kind, var length] => ((StringType)Scalar(kind)) with { MaxLength = int.Parse(length) },
        "string" => new StringType(),
        "uuid" => new StringType { Format = StringFormat.Uuid },
        "ipv4" => new StringType { Format = StringFormat.Ipv4 },
        "decimal" => Make.Decimal(18, 2),
        "F32" or "F64" => Make.Float(Enum.Parse<FloatWidth>(name)),
        "boolean" => new BooleanType(),
        "date" => Make.Date(),
        "timestamp" => Make.Timestamp(),
        "time" => Make.Time(),
        _ => Make.Integer(Enum.Parse<IntegerWidth>(name)),
    };
}
