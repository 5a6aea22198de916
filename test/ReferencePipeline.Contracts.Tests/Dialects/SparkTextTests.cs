using ReferencePipeline.Contracts.Dialects;

namespace ReferencePipeline.Contracts.Tests.Dialects;

public sealed class SparkTextTests
{
    public static TheoryData<string, Literal, string?> Literals { get; } = new()
    {
        { "string", Make.Text("it's"), @"'it\'s'" },
        { "string", Make.Text("say \"so\""), @"'say \u0022so\u0022'" },
        { "string", Make.Text(@"a\b" + "\n"), @"'a\\b\u000a'" },
        { "string", Make.Number("007"), "'007'" },
        { "string", new Literal.Boolean(true), "'true'" },
        { "string", new Literal.Boolean(false), "'false'" },
        { "string", new Literal.List([]), null },
        { "integer", Make.Number("1e3"), "1000" },
        { "integer", Make.Text("42"), "42" },
        { "integer", Make.Number("1.5"), null },
        { "integer", Make.Text("n/a"), null },
        { "decimal", Make.Number("12.50"), "12.5" },
        { "F32", Make.Number("0.1"), "CAST('0.1' AS FLOAT)" },
        { "F64", Make.Number("1e300"), "CAST('1e300' AS DOUBLE)" },
        { "F64", Make.Text("n/a"), null },
        { "boolean", new Literal.Boolean(false), "FALSE" },
        { "boolean", new Literal.Boolean(true), "TRUE" },
        { "boolean", Make.Text("no"), null },
        { "struct", Make.Text("x"), null },
        { "date", Make.Text("31.12.2019"), "DATE '2019-12-31'" },
        { "date", Make.Text("2019-12-31"), null },
        { "timestamp", Make.Text("2026-03-01T09:15:30.25+01:00"), "TIMESTAMP '2026-03-01 08:15:30.250000Z'" },
        { "epoch", Make.Number("1.5"), "TIMESTAMP '1970-01-01 00:00:01.500000Z'" },
        { "time", Make.Text("08:30:00"), "'08:30:00'" },
        { "time", Make.Text("08:30:00.25"), "'08:30:00.25'" },
        { "time", Make.Text("soon"), null },
    };

    [Theory]
    [MemberData(nameof(Literals))]
    public void A_value_is_written_in_its_columns_type_or_can_never_stand_there(string type, Literal value, string? expected) =>
        Assert.Equal(expected, SparkLiteral.Of(
            type switch
            {
                "string" => new StringType(),
                "integer" => Make.Integer(IntegerWidth.I64),
                "decimal" => Make.Decimal(18, 2),
                "boolean" => new BooleanType(),
                "date" => Make.Date(new TemporalFormat.Pattern { Jdk = JdkPattern.TryParse("dd.MM.yyyy", out var jdk, out _) ? jdk : null! }),
                "timestamp" => Make.Timestamp(),
                "epoch" => Make.Timestamp(new TemporalFormat.Epoch { Unit = EpochUnit.Seconds }),
                "time" => Make.Time(),
                "struct" => Make.Object(Make.Field("a", new StringType())),
                _ => Make.Float(Enum.Parse<FloatWidth>(type)),
            },
            value));

    [Theory]
    [InlineData(@"^O-[0-9]{10}$", @"^O-[0-9]{10}$")]
    [InlineData(@"[[&\]]+[a]", @"[\[\&\]]+[a]")]
    [InlineData(@"\[a&b[^[]", @"\[a&b[^\[]")]
    [InlineData("a[^]b[]c]", @"a[\s\S]b[^\s\S]c]")]
    [InlineData(@"a\", @"a\")]
    public void A_pattern_keeps_its_meaning_in_Java(string ecma, string java) => Assert.Equal(java, JavaRegex.From(ecma));

    [Theory]
    [InlineData("a\"b", "\"a\"\"b\"", "`a\"b`")]
    [InlineData("a`b", "\"a`b\"", "`a``b`")]
    [InlineData("order", "\"order\"", "`order`")]
    public void A_name_is_quoted_whatever_it_holds(string name, string quoted, string inSpark) =>
        Assert.Equal((quoted, inSpark), (SqlIdentifier.Quote(name), SqlIdentifier.Backtick(name)));
}
